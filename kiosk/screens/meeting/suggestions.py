"""«Nye forslag»: what has been suggested since last time, one at a time, read whole. How much work, how much does it
give; who takes it; by when; then it hangs in Planlegge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from board.agenda import names, new_suggestions
from board.board import Board
from board.catalogue import _, _n
from board.formats import alphabet, near_day
from board.kinds.card.commands import EditCard
from board.kinds.card.record import Card
from board.kinds.card.rules import age_weeks
from kiosk.draft import Draft
from kiosk.presenters import STAGE_LOOKS, came_from, stage_label
from kiosk.screens.meeting.queue import Turns
from kiosk.state import State
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.daypicker import soon
from kiosk.widgets.plan import Abreast

_LIMIT = 40
_LONG = 215
"""From so many characters on the problem is written smaller, so that six lines of it are read and not four."""


class AskedHead(Abreast):
    """A question of three: its number, or that it is answered; `lacking` while the card cannot be moved for want of
    it."""

    number = NumericProperty(1)
    words = StringProperty("")
    answered = BooleanProperty(False)
    lacking = BooleanProperty(False)


class Suggestions(Turns):
    """Test names: those of Turns, `prio-<effort>-<impact>`, `who-<n>`, `who-on`, `who-write`, `when-0` to `-2`,
    `older-suggestions`; in the tray `new-suggestion`, `open-suggestion`."""

    name = "suggestions"
    wide = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        ids = self.ids
        ids.prio.bind(on_choose=lambda _prio, effort, impact: self._edit({"effort": effort, "impact": impact}))
        ids.people.bind(on_choose=lambda _people, name: self._edit({"responsible": name}))
        ids.people.bind(on_write=lambda *_args: self._ask_name())
        ids.card_move.bind(on_refused=lambda *_args: self._deny())
        ids.older_suggestions.bind(on_act=lambda *_args: self._take_older())
        self._days = [Block(test_name=f"when-{n}", letters=26, second_letters=24, h=76) for n in range(3)]
        for n, block in enumerate(self._days):
            block.bind(on_act=lambda _block, n=n: self._choose_day(soon(self.wall.state.today)[n][1]))
            ids.days.add_widget(block, index=1)  # before the one with another date
        self._new = Block(test_name="new-suggestion", icon="plus", label=_("Nytt forslag"), w=370, h=108)
        self._new.bind(on_act=lambda *_args: self.wall.go("card", new=True))
        self._read = Block(test_name="open-suggestion", icon="card", label=_("Åpne kortet"), w=350, h=108)
        self._read.bind(on_act=lambda *_args: self.open())
        self.tools = (self._new, self._read)

    @staticmethod
    def queue(board: Board, meeting: str) -> tuple[str, ...]:
        return tuple(card.id for card in new_suggestions(board, meeting))

    def _older(self, state: State) -> tuple[Card, ...]:
        """Suggestions that were there before and are not in the queue."""
        session = self.conductor.session
        taken = session.queue if session else ()
        return tuple(c for c in reversed(state.board.cards.column("suggestion")) if c.id not in taken)

    def show(self, state: State) -> None:
        ids, card, older = self.ids, self.card, self._older(state)
        for part in (ids.head, ids.told, ids.line, ids.asked, ids.card_move, ids.card_back, ids.card_on):
            part.shown = card is not None
        ids.nothing.shown = card is None
        ids.older_suggestions.shown = bool(older)
        ids.older_suggestions.label = _n("Ta med {n} eldre forslag", "Ta med {n} eldre forslag", len(older))
        self._read.shown = card is not None
        self.count = _("Forslag {n} av {count}").format(n=self.at + 1, count=len(self.cards))
        following = self.cards[self.at + 1 : self.at + 2]
        ids.card_on.label, ids.card_on.second = _("Neste forslag"), following[0].title if following else ""
        if card:
            self._tell(card, state)
            self._ask(card, state)

    def _tell(self, card: Card, state: State) -> None:
        """Where it came from, what it is called, and the whole problem."""
        ids, look, weeks = self.ids, STAGE_LOOKS[card.stage], age_weeks(card, state.now_ms)
        ids.tag.icon, ids.tag.hue, ids.tag.label = look.icon, look.hue, stage_label(state, card.stage)
        hung = _n("hang opp for {n} uke siden", "hang opp for {n} uker siden", weeks) if weeks else ""
        ids.origin.text = " · ".join(part for part in (came_from(card), hung) if part)
        ids.red.shown = bool(card.goal)
        ids.what.text, ids.problem.text = card.title, card.problem
        long = len(card.problem) > _LONG
        ids.problem.letters, ids.problem.lines = (27, 0) if long else (30, 4)
        # Read whole, whatever else gives way.
        ids.problem.least_h = 170 if long else 100 if card.problem else 0

    def _ask(self, card: Card, state: State) -> None:
        """The three questions, each with its answer chosen."""
        ids, waits = self.ids, card.stage == "suggestion"
        ids.prio.effort, ids.prio.impact = card.effort, card.impact
        known = {*names(state.board), card.responsible} - {""}
        ids.people.names, ids.people.chosen = sorted(known, key=alphabet), card.responsible
        chosen = False
        for block, (label, day) in zip(self._days, soon(state.today), strict=True):
            block.label, block.second = label, near_day(day, state.today)
            block.chosen = day == card.deadline
            chosen = chosen or block.chosen
        other = card.deadline is not None and not chosen
        ids.card_day.chosen = other
        ids.card_day.label = near_day(card.deadline, state.today) if other and card.deadline else _("Annen dato")
        lacks_who, lacks_when = waits and not card.responsible, waits and card.deadline is None
        for head, answered, lacking in (
            (ids.worth, bool(card.effort), False),
            (ids.who, bool(card.responsible), lacks_who),
            (ids.when, card.deadline is not None, lacks_when),
        ):
            head.answered, head.lacking = answered, lacking
        ids.card_move.enabled = waits and not (lacks_who or lacks_when)
        plan = stage_label(state, "plan")
        ids.card_move.label = (
            _("Flytt til {stage}").format(stage=plan)
            if waits
            else _("Henger i {stage}").format(stage=stage_label(state, card.stage))
        )
        ids.card_move.reason = _lacking(lacks_who, lacks_when)

    def _edit(self, fields: dict[str, Any]) -> None:
        if self.card:
            self.wall.do(EditCard(self.card.id, fields), undo=_("Forslaget er endret"))

    def _choose_day(self, day: date) -> None:
        if card := self.card:
            self.set_day(card, day)

    def _ask_name(self) -> None:
        card = self.card
        if card:
            Draft(self.wall, "meeting", "who", card.id).ask(
                self.conductor.ids.pad,
                _("Hvem tar det?"),
                lambda name: self.wall.do(EditCard(card.id, {"responsible": name}), undo=_("Forslaget er endret")),
                remark=_("Fornavn eller initialer."),
                limit=_LIMIT,
            )

    def _deny(self) -> None:
        """What is lacking hangs beside: the names, the days."""
        card = self.card
        if card is None or card.stage != "suggestion":
            return
        if not card.responsible:
            self.wall.deny(_("Hvem tar det? Trykk på et navn først."))
        elif card.deadline is None:
            self.wall.deny(_("Når skal det være gjort? Trykk på en dag først."))

    def _take_older(self) -> None:
        session = self.conductor.session
        older = self._older(self.wall.state)
        if session and older:
            queue = (*session.queue, *(card.id for card in older))
            self.conductor.save(replace(session, queue=queue, card=older[0].id))


def _lacking(who: bool, when: bool) -> str:
    """Which of the two stands between the suggestion and Planlegge."""
    if who and when:
        return _("mangler ansvarlig og dato")
    return _("mangler ansvarlig") if who else _("mangler dato") if when else ""
