"""The columns of a leader group: what was lifted to it, and its own cards as strategic cases.

columns = Leading(wall); columns.show(state, tool=None)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from board.catalogue import N_, _
from board.formats import near_day, number
from board.kinds.card.record import Card
from board.kinds.indicator.index import Indicators, Readings
from board.kinds.lift.index import Lifts, from_below, late
from board.kinds.lift.record import Lift, Lifted
from board.labels import VERDICTS
from kiosk.parts.lifts import waited
from kiosk.presenters import face, stage_label
from kiosk.state import State, Wall
from kiosk.theme import theme
from kiosk.tools import Tool
from kiosk.widgets.charts.spark import MOST
from kiosk.widgets.paper.card import Face
from kiosk.widgets.paper.column import WideColumn
from kiosk.widgets.plan import AcrossOrDown

HERE, LOOKED, SAID, CASES, LEAN = "lifted-new", "lifted-looked", "lifted-said", "cases", "strategy"
_PLACES = {HERE: "here", LOOKED: "middle", SAID: "middle", CASES: "cases", LEAN: "cases"}
_OWN = (CASES, LEAN)
SEEN = 6
"""So many of a column's cards are made ready; more finds no room."""


class LeadLook(NamedTuple):
    """A column of a leader group. `beside`: so many of its cards hang beside each other, on a tall board `tall`."""

    key: str
    label: str
    icon: str
    hue: str
    pin: str
    question: str
    beside: int = 1
    tall: int = 1


LEAD_LOOKS = (
    LeadLook(HERE, N_("Løftet hit"), "lift", "yellow", "honey", N_("Det enhetene ikke kan avgjøre selv."), 2, 3),
    LeadLook(LOOKED, N_("Vi ser på det"), "plan", "blue", "petrol", N_("Hvem av dere ser på det?")),
    LeadLook(SAID, N_("Svart"), "check", "lilac", "wood", N_("Svaret henger også hos enheten.")),
    LeadLook(CASES, N_("Strategiske oppfølgingssaker"), "target", "linen", "petrol", N_("Trykk «Ny sak»."), 1, 2),
    LeadLook(LEAN, N_("Leanstrategi"), "target", "honey", "petrol", "", 1, 2),
)


def lead(state: State, key: str) -> tuple[int, tuple[Face, ...]]:
    """How many hang in a column of a leader group, and the first of them."""
    if key in _OWN:
        cases = [card for card in state.board.cards.running.ordered if card.lean == (key == LEAN)]
        return len(cases), tuple(case(card, state) for card in cases[:SEEN])
    here = from_below(state.board)
    some: Sequence[Lifted] = {HERE: here.new, LOOKED: here.looked_at, SAID: here.answered}[key]
    return len(some), tuple(lifted_face(one, here.further.get(one.id), state) for one in some[: 2 * SEEN])


def lifted_face(lifted: Lifted, further: Lift | None, state: State) -> Face:
    """One that was lifted to us: its unit, how long it has waited and until when, that it was lifted further, or what
    was answered."""
    if lifted.closed and not lifted.answered:
        return Face(lifted.id, lifted.title, above=lifted.whose, said=_("Enheten er lagt ned"), done=True)
    if lifted.answered:
        verdict = _(VERDICTS[lifted.verdict or "yes"])
        said = verdict if lifted.verdict == "yes" else _("{verdict}: {why}", verdict=verdict, why=lifted.answer)
        return Face(lifted.id, lifted.title, above=lifted.whose, said=said, done=True)
    return Face(
        lifted.id,
        lifted.title,
        above=lifted.whose,
        said=waited(lifted, further, state.today),
        deadline=near_day(lifted.by, state.today) if lifted.by else "",
        late=late(lifted, state.today),
    )


def case(card: Card, state: State) -> Face:
    """A strategic case: the card, and how its goal for the service has gone; seen, never judged by two points."""
    found = state.board.of(Indicators).get(card.indicator) if card.indicator else None
    series = state.board.of(Readings).series(found.id) if found else ()
    shown = face(card, state)
    if asked := state.board.of(Lifts).asked(card.id):
        answered = sum(lift.answered is not None for lift in asked)
        told = _("{n} av {all} har svart", n=answered, all=len(asked))
        shown = replace(shown, person=f"{shown.person} · {told}" if shown.person else told)
    if not found or not series:
        return replace(shown, said=stage_label(state, card.stage)) if not shown.hours else shown
    value = f"{number(series[-1][1])} {found.suffix}".strip()
    said = _("{value} nå", value=value)
    if found.target is not None and theme.larger == 1:
        said = _("{value} nå · målet er {target}", value=value, target=number(found.target))
    return replace(shown, said=said, course=tuple(value for _week, value in series[-MOST:]), weeks=0, new=False)


class Leading(AcrossOrDown):
    """The four columns, and Leanstrategi where something hangs there. Event `on_open(card)`: a case was pressed."""

    __events__ = ("on_open",)

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._wall = wall
        self._tool: Tool | None = None
        self._columns: dict[str, WideColumn] = {}
        for look in LEAD_LOOKS:
            column = WideColumn(key=look.key, weight=1, icon=look.icon, hue=look.hue, pin=look.pin)
            column.bind(
                on_open=lambda column, key: self._open(column.key, key),
                on_more=lambda column: self._open_rest(column.key),
            )
            self._columns[look.key] = column
            self.ids[_PLACES[look.key]].add_widget(column)

    def show(self, state: State, tool: Tool | None) -> None:
        """With a tool one of the cases is to be chosen for it."""
        self._tool = tool
        for look in LEAD_LOOKS:
            column = self._columns[look.key]
            tall = theme.format == "tall"
            column.beside = look.tall if tall else look.beside
            column.draggable, column.lifted = False, tool is not None and look.key in _OWN
            column.label, (column.count, column.faces) = _(look.label), lead(state, look.key)
            column.shown = look.key != LEAN or column.count > 0
            if look.key in _OWN:  # on a wide board they hang over one another, each by what it holds
                column.weight = 1 if tall else min(2, max(1, column.count))
                column.beside = 1 if self._columns[LEAN].shown and tall else column.beside
            if look.key == CASES and theme.larger > 1:
                column.label = _("Strategiske saker")
            column.question = _(look.question) if look.question else ""

    def _open(self, lane: str, key: str) -> None:
        if lane in _OWN:
            self.dispatch("on_open", key)
        elif self._tool:
            self._wall.deny(_("Trykk på en av deres egne saker."))
        else:
            self._wall.go("lifted", id=key)

    def _open_rest(self, lane: str) -> None:
        if lane in _OWN:
            self._wall.go("column", stage="running", tool=self._tool.name if self._tool else "")
        else:
            self._wall.go("lifted")
