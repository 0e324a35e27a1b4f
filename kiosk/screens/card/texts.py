"""What becomes of the texts and numbers people write on a card: each is stored by the command it belongs to.

Knows the card's commands and its half-typed texts; knows no widget but through them.

    texts = Texts(wall, refused=screen.refused, phase=chosen_phase); texts.drafts.add("title", field)
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from board.catalogue import _
from board.context import Command
from board.errors import Kind, Refused
from board.kinds.card.commands import AddCard, EditCard
from board.kinds.card.record import Card, Use
from board.kinds.gain.commands import Identify, Realise
from board.kinds.gain.index import Subject
from board.kinds.gain.record import Tool
from board.kinds.measure import AddMeasure
from board.kinds.why.tree import LINES
from board.local import new_id
from kiosk.parts.figures import number_of
from kiosk.screens.card.drafts import Drafts
from kiosk.screens.card.gain import use_of
from kiosk.screens.card.whys import Climb, written
from kiosk.state import Wall
from kiosk.widgets.input.field import Field

WHYS = LINES
PARAGRAPHS = ("problem", "target")
TEXTS = ("title", *PARAGRAPHS, "measured")
FIGURES = ("hours", "measure_goal", "measure_value")
GROUPS = {"title": "words", "problem": "words", "target": "words", "hours": "gain"} | dict.fromkeys(WHYS, "whys")
"""Which part of the front a field belongs to: a small panel shows no other while somebody types."""
_LARGEST = 1e9


class Texts:
    """`origin` is the (goal, week) a new card is made of. `phase` tells which phase a measured value is of.
    `refused(name, refusal)` is told what could not be stored; the text stays half-typed then."""

    def __init__(self, wall: Wall, refused: Callable[[str, Refused], None], phase: Callable[[], str]) -> None:
        self.drafts = Drafts(wall, self._left)
        self.origin = ("", "")
        self._wall, self._refused, self._phase = wall, refused, phase
        self._ids: dict[str, str] = {}
        self._steps: dict[str, str] = {}
        """On which why somebody began to write, by the step's name."""

    def begin(self, name: str, card: str) -> None:
        """A finger went to this field: what is entered there gets its identity now, so that it is entered once."""
        self._ids.setdefault(name, new_id())
        if name in WHYS and name not in self.drafts.half and (known := self.card(card)):
            steps = Climb(self._wall.state.board, known).steps
            place = WHYS.index(name)
            self._steps[name] = steps[place].id if place < len(steps) else ""

    def card(self, card: str) -> Card | None:
        return self._wall.state.board.cards.get(card)

    def store(
        self, card: str, name: str, command: Command, undo: str, then: Callable[[], None] | None = None
    ) -> None:
        """Carry out the command that stores the text of this name."""

        def stored() -> None:
            self._ids.pop(name, None)
            self.drafts.settled(card, name)
            if then:
                then()

        def refused(refusal: Refused) -> None:
            self.drafts.keep()
            self._refused(name, refusal)

        self._wall.do(command, stored, refused=refused, undo=undo)

    def _left(self, card: str, name: str, text: str) -> None:
        if name in TEXTS:
            self._text(card, name, text)
        elif name in WHYS:
            self._why(card, name, text)
        elif name in FIGURES:
            self._figure(card, name, text)

    def _text(self, card: str, name: str, text: str) -> None:
        clean = text.strip() if name in PARAGRAPHS else " ".join(text.split())
        known = self.card(card)
        if known is None:
            self.make(card, clean)
        elif clean == getattr(known, name):
            self.drafts.settled(card, name)
        else:
            self.store(card, name, EditCard(card, {name: clean}), _("Teksten er endret"))

    def _why(self, card: str, name: str, text: str) -> None:
        known, board = self.card(card), self._wall.state.board
        told = None
        if known:
            place = WHYS.index(name)
            steps = Climb(board, known).steps
            at = self._steps.pop(name, steps[place].id if place < len(steps) else "")
            told = written(board, known, place, at, self._id(name), " ".join(text.split()))
        if told is None:
            self.drafts.settled(card, name)
        else:
            self.store(card, name, *told)

    def make(self, card: str, title: str, then: Callable[[], None] | None = None) -> None:
        """Hang up a new card, unless it has no title."""
        if not title:
            self.drafts.settled(card, "title")
            return
        goal, week = self.origin
        self.store(card, "title", AddCard(card, title, goal, week), _("Forslaget er hengt opp"), then)

    def _figure(self, card: str, name: str, text: str) -> None:
        known = self.card(card)
        if known is None or (not text.strip() and name != "measure_goal"):
            self.drafts.settled(card, name)
            return
        try:
            command, undo = getattr(self, f"_{name}")(known, text)
        except Refused as refusal:
            self._wall.refuse(refusal)
            self.drafts.keep()
            self._refused(name, refusal)
            return
        if command is None:
            self.drafts.settled(card, name)
        else:
            self.store(card, name, command, undo)

    def _hours(self, card: Card, text: str) -> tuple[Command | None, str]:
        gain, hours = self._wall.state.board.gains.of(card.id), number_of(text)
        if gain.identified and hours == gain.identified_hours:
            return None, ""
        entry = Identify(self._id("hours"), card.id, hours, use=use_of(card, gain), tool=_tool(gain))
        return entry, _("Timene er anslått")

    def _measure_goal(self, card: Card, text: str) -> tuple[Command | None, str]:
        goal = _measurable(text) if text.strip() else None
        if goal == card.measure_goal:
            return None, ""
        return EditCard(card.id, {"measure_goal": goal}), _("Målet er endret")

    def _measure_value(self, card: Card, text: str) -> tuple[Command | None, str]:
        measure = AddMeasure(self._id("measure_value"), card.id, _measurable(text), self._phase())
        return measure, _("Målingen er lagret")

    def use(self, card: Card, use: Use) -> None:
        """What the time becomes. Where there are hours already it is a new entry in the account."""
        gain = self._wall.state.board.gains.of(card.id)
        command: Command
        if gain.realised:
            was = gain.realised
            command = Realise(new_id(), card.id, was.hours_per_week, str(was.day), was.note, use, was.tool)
        elif gain.identified:
            command = Identify(new_id(), card.id, gain.identified_hours, use, gain.identified.tool)
        else:
            command = EditCard(card.id, {"use": use})
        self._wall.do(command, undo=_("Gevinsten er endret"))

    def _id(self, name: str) -> str:
        return self._ids.setdefault(name, new_id())


def _tool(gain: Subject) -> Tool:
    """How the time was found: a new estimate of what a value stream showed is still the value stream's."""
    return gain.identified.tool if gain.identified else "card"


def _measurable(text: str) -> float:
    """A value that can be measured. Raises Refused(NUMBER_WRONG)."""
    value = number_of(text)
    if not -_LARGEST < value < _LARGEST:
        raise Refused(Kind.NUMBER_WRONG, text=text.strip())
    return value


def fields_of(ids: Any) -> dict[str, Field]:
    """The fields of the screen's parts, by the names of what they hold."""
    return {
        "title": ids.words.title,
        "problem": ids.words.problem,
        "target": ids.words.target,
        **dict(zip(WHYS, ids.stairs.fields, strict=True)),
        "hours": ids.gain.hours,
        "measured": ids.measuring.measured,
        "measure_goal": ids.measuring.measure_goal,
        "measure_value": ids.measuring.measure_value,
    }
