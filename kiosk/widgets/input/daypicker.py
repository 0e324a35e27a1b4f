"""A month to choose a day from, with ISO weeks, holidays marked quietly and three quick choices.

Days that have passed cannot be chosen. Knows only days, blocks and text.

    DayPicker(today=state.today, chosen=card.deadline, on_choose=lambda _, day: ...)
"""

from __future__ import annotations

from calendar import Calendar
from datetime import date, timedelta
from typing import Any

from kivy.factory import Factory
from kivy.properties import ObjectProperty

from board.calendar import holiday, months_after
from board.catalogue import _
from board.formats import day, month, near_day, weekday
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.day import Day
from kiosk.widgets.plan import Across, AcrossOrDown

_ROWS = 6
"""Weeks of the longest month."""


class DayPicker(AcrossOrDown):
    """Events `on_choose(day)` and `on_past(day)`, when a finger wants a day that has passed.
    Test names: `day-2025-11-28`, `month-back`, `month-on`, `day-quick-0` to `-2`."""

    __events__ = ("on_choose", "on_past")

    today = ObjectProperty(date(2000, 1, 1))
    chosen = ObjectProperty(None, allownone=True)
    month = ObjectProperty(None, allownone=True)
    """Any day of the month that is shown; None: the month of the chosen day or of today."""

    margin = 0.8
    """Width of the number of a week, beside that of a day."""

    def on_kv_post(self, base_widget: Any) -> None:
        self._names = self.ids.names.add_all([Factory.Written(weight=1) for _column in range(7)])
        self._days, self._weeks = [], []
        for _row in range(_ROWS):
            row, week = Across(weight=1, kept=True), Factory.Written(weight=self.margin)
            days = [Day(weight=1, kept=True) for _column in range(7)]
            row.add_all((week, *days))
            self.ids.weeks.add_widget(row)
            self._days += days
            self._weeks.append(week)
        self._quick = self.ids.quick.add_all(
            [Block(test_name=f"day-quick-{n}", letters=26, h=104, weight=1) for n in range(3)]
        )
        for place in self._days:
            place.bind(on_act=lambda place: self.choose(place.date))
            place.bind(on_refused=lambda place: self.dispatch("on_past", place.date))
        for block in self._quick:
            block.bind(on_act=lambda block: self.choose(block.day))
        self.ids.month_back.bind(on_act=lambda *_args: self.turn(-1))
        self.ids.month_on.bind(on_act=lambda *_args: self.turn(1))
        for name in ("today", "chosen", "month"):
            self.fbind(name, self._fill)
        self._fill()

    @property
    def shown_month(self) -> date:
        """First day of the month that is shown."""
        return (self.month or max(self.chosen or self.today, self.today)).replace(day=1)

    def turn(self, by: int) -> None:
        """Show another month."""
        self.month = months_after(self.shown_month, by)

    def choose(self, chosen: date) -> None:
        """As if a finger chose this day."""
        self.chosen = chosen
        self.dispatch("on_choose", chosen)

    def quick(self) -> tuple[tuple[str, date], ...]:
        """What the quick choices are called and which day each means."""
        return soon(self.today)

    def _fill(self, *_args: object) -> None:
        """Put the days of the month where they belong."""
        first = self.shown_month
        weeks = Calendar().monthdatescalendar(first.year, first.month)
        self.ids.title.text = month(first)
        self.ids.month_back.enabled = first > self.today.replace(day=1)
        for row, text in enumerate(self._weeks):
            text.text = str(weeks[row][0].isocalendar().week) if row < len(weeks) else ""
            text.parent.shown = row < len(weeks)
        for column, text in enumerate(self._names):
            text.text = weekday(weeks[0][column])[:3]
        free = []
        for place, widget in enumerate(self._days):
            row, column = divmod(place, 7)
            at = weeks[row][column] if row < len(weeks) and weeks[row][column].month == first.month else None
            widget.date, widget.shown = at, at is not None
            if at is None:
                widget.test_name = ""
                continue
            name = holiday(at)
            widget.test_name = f"day-{at}"
            widget.enabled = at >= self.today
            widget.today, widget.chosen = at == self.today, at == self.chosen
            widget.holiday, widget.quiet = bool(name), bool(name) or column > 4
            if name:
                free.append(f"{day(at)}: {name}")
        self.ids.legend.text = " · ".join(free)
        for block, (label, at) in zip(self._quick, self.quick(), strict=True):
            block.label, block.day, block.chosen = label, at, at == self.chosen
            block.second = f"{weekday(at)} {near_day(at, self.today)}"


def soon(today: date) -> tuple[tuple[str, date], ...]:
    """The days most deadlines are set to, and what each is called."""
    week = timedelta(weeks=1)
    return (
        (_("Om en uke"), today + week),
        (_("Om to uker"), today + 2 * week),
        (_("Om en måned"), months_after(today, 1)),
    )
