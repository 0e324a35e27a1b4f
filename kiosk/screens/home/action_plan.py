"""Handlingsplan: what a leader group wants to reach, how far it has come, and how many lifts it answered in time.

note = ActionPlan(wall); note.stand(places, state, leading=True)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from board.catalogue import _, _n
from board.formats import number
from board.kinds.indicator.index import Indicators, Readings
from board.kinds.indicator.record import Indicator
from board.kinds.lift.index import from_below
from kiosk.parts.place import Place
from kiosk.state import State, Wall
from kiosk.widgets.input.tap import SparePress
from kiosk.widgets.plan import Across, Plan

ROWS = 3


class Aim(NamedTuple):
    """One line of the plan: `part` of what is wanted is there, and `said` says it in numbers."""

    label: str
    part: float
    said: str
    barred: bool = True


class AimRow(Across):
    """One line: what is wanted, a bar, and the numbers."""

    label = StringProperty("")
    part = NumericProperty(0)
    said = StringProperty("")
    barred = BooleanProperty(True)
    narrow = BooleanProperty(False)
    """The numbers stand below what is wanted, and there is no bar."""


class ActionPlan(SparePress, Plan):
    """Opens the goals for the service. Test name: `action-plan`. `narrow`: numbers find room below what is wanted,
    of fewer, and no bars."""

    narrow = BooleanProperty(False)

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.bind(on_act=lambda *_: wall.go("indicators"))
        self._rows = self.ids.rows.add_all([AimRow() for _row in range(ROWS)])

    def stand(self, places: Sequence[Place], state: State, leading: bool) -> None:
        """In the room that goals for how we are at work have left; of three written it is as wide as one of them."""
        written = [slot for slot, versions in enumerate(state.board.goals.versions) if versions] or [0]
        for place in places:
            place.shown = not leading or place.slot in written
        self.shown, self.weight = leading, max(1, len(places) - len(written))
        self.narrow = leading and len(written) == len(places)
        self._show(state)

    def _show(self, state: State) -> None:
        aims = [aim(state, one) for one in state.board.of(Indicators).hung]
        most = ROWS - 1 if self.narrow else ROWS
        kept, asked = from_below(state.board).in_time(state.today)
        if asked:
            told = _("{n} av {all}", n=kept, all=asked)
            aims.insert(min(len(aims), most - 1), Aim(_("Løft besvart i tide"), kept / asked, told))
        for place, row in enumerate(self._rows):
            row.shown, row.narrow = place < min(len(aims), most), self.narrow
            if row.shown:
                row.label, row.part, row.said, barred = aims[place]
                row.barred = barred and not self.narrow
        rest = len(aims) - most
        self.ids.more.text = _n("+ {n} til", "+ {n} til", rest) if rest > 0 else ""
        self.ids.empty.shown = not aims


def aim(state: State, indicator: Indicator) -> Aim:
    """How far it is with one goal. Of one that is to be small no part is reached: its numbers say it."""
    series = state.board.of(Readings).series(indicator.id)
    if not series:
        return Aim(indicator.title, 0, _("ikke målt ennå"), barred=False)
    value, target = series[-1][1], indicator.target
    if target is None:
        return Aim(indicator.title, 0, f"{number(value)} {indicator.suffix}".strip(), barred=False)
    if indicator.direction == "at_most":
        return Aim(indicator.title, 0, _("{n}, høyst {all}", n=number(value), all=number(target)), barred=False)
    said = _("{n} av {all}", n=number(value), all=number(target))
    return Aim(indicator.title, min(1.0, value / target) if target else 1.0, said)
