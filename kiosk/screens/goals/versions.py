"""All that balls were laid for on one goal's sheet, the newest first: the words, from when to when, and the balls."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from kivy.properties import NumericProperty

from board.calendar import monday, week_of
from board.catalogue import _
from board.formats import full_day
from board.kinds.goal import Goal
from kiosk.presenters import weeks
from kiosk.screen import Screen
from kiosk.screens.goals.goalsheet import since, wordings
from kiosk.state import State, Wall
from kiosk.widgets.input.pager import Pager
from kiosk.widgets.paper.paper import OpenSheet
from kiosk.widgets.plan import filled

PAGE = 3
MOST_WEEKS = 52
"""So many of a goal's last weeks are drawn."""


class Version(OpenSheet):
    """One of them."""


class Versions(Screen):
    """Test names: `versions-back`, `versions-on` turn the pages."""

    slot = NumericProperty(0)

    def __init__(self, wall: Wall, pager: Pager, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._pager = pager
        self._rows = self.add_all([Version(trim=place) for place in range(PAGE)])
        pager.bind(on_turn=lambda *_: self.again())

    def render(self, state: State) -> None:
        ids = self.ids
        versions = wordings(state, int(self.slot))
        ids.title.text = _("Trivselsmål {n} gjennom tida").format(n=int(self.slot) + 1)
        newest_first = versions[::-1]
        each = list(zip(newest_first, [None, *newest_first], strict=False))
        for row, (goal, next_one) in filled(self._rows, self._pager.cut(each, PAGE)):
            self._show(state, row, goal, next_one)

    def _show(self, state: State, row: Version, goal: Goal, next_one: Goal | None) -> None:
        until = since(next_one) if next_one else None
        row.ids.goal.text = goal.told
        row.ids.dates.text = (
            _("{since} – {until}").format(since=full_day(since(goal)), until=full_day(until))
            if until
            else _("Gjelder nå, fra {since}").format(since=full_day(since(goal)))
        )
        points = self._points(state, goal, until or state.today)
        row.ids.trend.weeks = weeks(points)
        row.ids.trend.shown = bool(points)
        row.ids.none.shown = not points

    def _points(self, state: State, goal: Goal, until: date) -> list[Any]:
        """Its weeks from the first ball to the last, the latest `MOST_WEEKS` of them."""
        first = max(since(goal), until - timedelta(weeks=MOST_WEEKS))
        monday_ = monday(week_of(first))
        found = [
            state.board.meetings.point(goal.id, week_of(monday_ + timedelta(weeks=n)))
            for n in range((until - monday_).days // 7 + 1)
        ]
        told = [place for place, point in enumerate(found) if point.laid or point.hidden]
        return found[told[0] : told[-1] + 1] if told else []
