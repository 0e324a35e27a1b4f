"""A month to choose a day from, with ISO weeks, holidays marked quietly and three quick choices.

Days that have passed cannot be chosen. Knows only days, blocks and text; which days are holidays it is told.

    DayPicker(today=state.today, holiday=board.calendar.holiday, chosen=card.deadline, on_choose=lambda _, day: ...)
"""

from __future__ import annotations

from calendar import Calendar, monthrange
from datetime import date, timedelta
from typing import Any

from kivy.properties import ObjectProperty

from board.catalogue import _
from board.formats import day, month, near_day, weekday
from kiosk.theme import theme
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.day import Day
from kiosk.widgets.plan import Plan
from kiosk.widgets.text.text import Text

_ROWS = 6
_HEAD, _NAMES, _LEGEND, _GAP = 80, 36, 34, 10
"""Heights at 1080: month and arrows, names of weekdays, holidays below, gap before the quick choices."""
_QUICK_W, _QUICK_H = 270, 104


class DayPicker(Plan):
    """Events `on_choose(day)` and `on_past(day)`, when a finger wants a day that has passed.
    Test names: `day-2025-11-28`, `month-back`, `month-on`, `day-quick-0` to `-2`."""

    __events__ = ("on_choose", "on_past")

    today = ObjectProperty(date(2000, 1, 1))
    chosen = ObjectProperty(None, allownone=True)
    month = ObjectProperty(None, allownone=True)
    """Any day of the month that is shown; None: the month of the chosen day or of today."""
    holiday = ObjectProperty(lambda day: "")
    """Date -> name of the holiday, or nothing."""

    def __init__(self, **kwargs: Any) -> None:
        self._days: list[Day] = []
        self._used = _ROWS
        super().__init__(**kwargs)

    def on_kv_post(self, base_widget: Any) -> None:
        self._days = [Day() for _place in range(7 * _ROWS)]
        self._weeks = [
            Text(role="week", ink="ink2", halign="center", valign="middle", shrink=False) for _row in range(_ROWS)
        ]
        self._names = [
            Text(role="week", ink="ink2", halign="center", valign="middle", shrink=False) for _column in range(7)
        ]
        self._quick = [Block(test_name=f"day-quick-{n}", letters=26) for n in range(3)]
        for part in (*self._days, *self._weeks, *self._names, *self._quick):
            self.add_widget(part)
        for place in self._days:
            place.bind(on_act=lambda place: self.choose(place.date))
            place.bind(on_refused=lambda place: self.dispatch("on_past", place.date))
        for block in self._quick:
            block.bind(on_act=lambda block: self.choose(block.day))
        self.ids.back.bind(on_act=lambda *_args: self.turn(-1))
        self.ids.on.bind(on_act=lambda *_args: self.turn(1))
        for name in ("today", "chosen", "month", "holiday"):
            self.fbind(name, self._fill)
        self._fill()

    @property
    def shown_month(self) -> date:
        """First day of the month that is shown."""
        return (self.month or max(self.chosen or self.today, self.today)).replace(day=1)

    def turn(self, by: int) -> None:
        """Show another month."""
        self.month = month_on(self.shown_month, by)

    def choose(self, chosen: date) -> None:
        """As if a finger chose this day."""
        self.chosen = chosen
        self.dispatch("on_choose", chosen)

    def quick(self) -> tuple[tuple[str, date], ...]:
        """What the quick choices are called and which day each means."""
        week = timedelta(weeks=1)
        return (
            (_("Om en uke"), self.today + week),
            (_("Om to uker"), self.today + 2 * week),
            (_("Om en måned"), month_on(self.today, 1)),
        )

    def _fill(self, *_args: object) -> None:
        """Put the days of the month where they belong."""
        first = self.shown_month
        weeks = Calendar().monthdatescalendar(first.year, first.month)
        self._used = len(weeks)
        self.ids.title.text = month(first)
        self.ids.back.enabled = first > self.today.replace(day=1)
        for row, text in enumerate(self._weeks):
            text.text = str(weeks[row][0].isocalendar().week) if row < len(weeks) else ""
        for column, text in enumerate(self._names):
            text.text = weekday(weeks[0][column])[:3]
        self.later()
        free = []
        for place, widget in enumerate(self._days):
            row, column = divmod(place, 7)
            at = weeks[row][column] if row < len(weeks) and weeks[row][column].month == first.month else None
            widget.date, widget.shown = at, at is not None
            if at is None:
                widget.test_name = ""
                continue
            name = self.holiday(at)
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

    def draw(self) -> None:
        """Share the box out: the month, and the quick choices beside or below it."""
        across, down = self.width / theme.k, self.height / theme.k
        self.plan_size = self.plan_size_small = self.plan_size_tall = [across, down]
        if across and down and self._days:
            beside = across > 1.2 * down
            gap = 20
            wide = across - (_QUICK_W + 2 * gap if beside else 0)
            high = down - (0 if beside else _QUICK_H + gap)
            self._place_month(wide, high)
            for n, block in enumerate(self._quick):
                if beside:
                    box = (wide + 2 * gap, _HEAD + _NAMES + n * (_QUICK_H + _GAP), _QUICK_W, _QUICK_H)
                else:
                    room = (across + gap) / 3
                    box = (n * room, high + gap, room - gap, _QUICK_H)
                _hang(block, box)
        super().draw()

    def _place_month(self, wide: float, high: float) -> None:
        head, names, legend = _HEAD, _NAMES, _LEGEND
        side = wide / 7.8
        margin = wide - 7 * side
        row_h = (high - head - names - legend) / _ROWS
        _hang(self.ids.back, (margin, 0, 1.2 * side, head - _GAP))
        _hang(self.ids.on, (wide - 1.2 * side, 0, 1.2 * side, head - _GAP))
        _hang(self.ids.title, (margin + 1.3 * side, 0, wide - margin - 2.6 * side, head - _GAP))
        _hang(self.ids.week, (0, head, margin, names))
        for column, text in enumerate(self._names):
            _hang(text, (margin + column * side, head, side, names))
        for row, text in enumerate(self._weeks):
            _hang(text, (0, head + names + row * row_h, margin, row_h))
        for place, widget in enumerate(self._days):
            row, column = divmod(place, 7)
            _hang(widget, (margin + column * side, head + names + row * row_h, side, row_h))
        below = head + names + self._used * row_h
        _hang(self.ids.legend, (margin, below, wide - margin, legend))


def month_on(start: date, by: int) -> date:
    """The same day `by` months later, or the last one there is: 31 January -> 28 February."""
    count = start.year * 12 + start.month - 1 + by
    year, index = divmod(count, 12)
    return date(year, index + 1, min(start.day, monthrange(year, index + 1)[1]))


def _hang(widget: Any, box: tuple[float, float, float, float]) -> None:
    widget.wide = widget.small = widget.tall = box
