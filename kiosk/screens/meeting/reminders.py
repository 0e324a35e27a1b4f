"""«Tavla minner om»: what falls due until the next meeting, and what has since the last one, told before the point
«Mål og resultater» is taken. After weeks without meetings it is one list, each thing once.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from board import calendar, year
from board.agenda import points, since_ms
from board.catalogue import _, _n
from board.due import Due
from board.formats import said_day
from board.kinds.lift.index import from_below
from board.kinds.unit import Item, Step
from board.labels import STEPS, said
from board.silent import silent
from kiosk.parts.coming import Reminder, opened, settle
from kiosk.screens.meeting.page import Next, Page
from kiosk.state import State
from kiosk.widgets.plan import filled

SHOWN = 3
_AGO = timedelta(days=10)
"""So long after the last meeting it is said that there was none."""
_AT: tuple[Step, ...] = ("goals", "running", "suggestions", "done", "keeper", "wellbeing", "present")
"""The point before which it is told: the first of these that the unit takes."""


def told_at(items: tuple[Item, ...]) -> Step:
    """Before which point."""
    return next(step for step in _AT if step in [item.step for item in items])


def _waiting(state: State) -> int:
    """How many that were lifted to us are to be answered."""
    side = from_below(state.board)
    return len(side.new) + len(side.looked_at)


class Reminders(Page):
    """Test names: `lifted-open`, those of QuietLine, `remind-<n>-done`,
    `remind-<n>-skip`, `remind-<n>-open`, `reminders-on`, `reminders-back`."""

    name = "reminders"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._rows = self.ids.rows.add_all(
            [Reminder(test_name=f"remind-{n}", trim=n) for n in range(SHOWN)],
            on_done=lambda row: self._settle(row.due, True),
            on_skip=lambda row: self._settle(row.due, False),
            on_open=lambda row: opened(self.wall, row.due),
        )
        self.ids.pager.bind(on_turn=lambda *_: self.render(self.wall.state))

    def waits(self, state: State, meeting: str) -> bool:
        """Whether this meeting is to be told something; what it is being told stays, also when all is answered."""
        board, today = state.board, state.today
        asks = bool(year.told(board, today, meeting)) or silent(board, today) is not None
        return self.parent is not None or asks or bool(_waiting(state))

    def enter(self, state: State) -> None:
        self.ids.pager.page = 0

    def render(self, state: State) -> None:
        found = year.told(state.board, state.today, self.meeting)
        self.title, self.lead = _("Tavla minner om"), self._since(state)
        here = self.ids.pager.cut(found, SHOWN)
        for row, one in filled(self._rows, here):
            row.show(one, state)
        self.ids.quiet.show(state)
        waiting = _waiting(state)
        self.ids.lifted.shown = bool(waiting)
        self.ids.lifted_words.text = _n("{n} kort er løftet hit.", "{n} kort er løftet hit.", waiting)
        self.ids.all_said.shown = not (found or waiting or self.ids.quiet.shown)

    def _since(self, state: State) -> str:
        last = calendar.day(since_ms(state.board, self.meeting))
        until = said_day(year.next_meeting(state.board, state.today))
        if since_ms(state.board, self.meeting) and state.today - last > _AGO:
            return _("Alt som er kommet siden dere møttes {last}, og det som kommer til {until}").format(
                last=said_day(last), until=until
            )
        return _("Til neste møte, {until}").format(until=until)

    def next(self, state: State) -> Next:
        return Next(_("Gå videre"), self._go_on, said(STEPS, told_at(points(state.board.unit))))

    def _go_on(self) -> None:
        if session := self.conductor.session:
            self.conductor.save(replace(session, reminded=True))

    def _settle(self, one: Due | None, done: bool) -> None:
        if one:
            settle(self.wall, one, done)
