"""Thirteen weeks, goal by goal, with how many were there; each week is a block that opens it."""

from __future__ import annotations

from typing import Any

from kivy.properties import StringProperty

from board.calendar import number
from board.catalogue import _
from board.formats import short_day
from kiosk.screen import Screen
from kiosk.screens.history.past import QUARTER, Page, day_of, lines, marks, meeting_of, present
from kiosk.state import State, Wall
from kiosk.theme import theme
from kiosk.widgets.charts.trend import Trend
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.input.block import Block
from kiosk.widgets.plan import Across, filled
from kiosk.widgets.text.text import Text

ROWS = 4
"""Three goals, and a fourth line in a quarter where the unit also rated whole weeks."""


class Goals(Across):
    """What a goal is called, and its weeks."""

    name = StringProperty("")

    def __init__(self, chart: Drawing, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.chart = chart
        chart.weight = 1
        self.add_widget(chart)


class Quarter(Screen):
    """Event `on_week(week)`. Test names: `week-2025-W46` and so on."""

    __events__ = ("on_week",)

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._rows = [Goals(Trend(slots=QUARTER, label_every=-1)) for _row in range(ROWS)]
        self._present = [
            Text(role="line", letters=24, lines=1, halign="center", valign="middle") for _week in range(QUARTER)
        ]
        self._weeks = [Block(letters=30, second_letters=19, halign="center", h=112) for _week in range(QUARTER)]
        self.ids.rows.add_all(self._rows)
        self.ids.present.add_all(self._present)
        self.ids.weeks.add_all(self._weeks, on_act=lambda block: self.dispatch("on_week", block.week))

    def show(self, state: State, page: Page) -> None:
        """Show these weeks."""
        found = lines(state, page)[:ROWS]
        for row, one in filled(self._rows, found):
            row.name, row.chart.weeks = one.goal, one.weeks
            row.chart.sign = 26 if theme.format == "tall" else 20
        self._show_weeks(state, page)
        self.ids.none.shown = not found and not any(block.colour == "cream" for block in self._weeks)

    def _show_weeks(self, state: State, page: Page) -> None:
        there, how = present(state, page), marks(state, page)
        for week, mark, text, block in zip(page.weeks, how, self._present, self._weeks, strict=True):
            text.text = (
                str(there[week]) if week in there else "–" if mark == "missed" else _("fri") if mark == "free" else ""
            )
            block.week, block.test_name = week, f"week-{week}"
            block.label = str(number(week))
            block.colour = "cream" if mark == "held" else "felt" if mark else "grey"
            block.enabled = bool(mark)
            meeting = meeting_of(state, week)
            block.second = short_day(day_of(meeting)) if meeting and theme.format == "wide" else ""
