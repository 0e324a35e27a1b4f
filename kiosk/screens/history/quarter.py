"""Thirteen weeks, goal by goal, with how many were there; each week is a block that opens it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kivy.lang import Builder

from board.calendar import number
from board.catalogue import _
from board.formats import short_day
from kiosk.screens.history.past import QUARTER, Page, day_of, lines, marks, meeting_of, present
from kiosk.screens.screen import Screen
from kiosk.state import State, Wall
from kiosk.theme import theme
from kiosk.widgets.charts.marks import Marks
from kiosk.widgets.charts.trend import Trend
from kiosk.widgets.input.block import Block
from kiosk.widgets.paper.icon import Icon
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.text.text import Text

__all__ = ["Block", "Icon", "Marks", "Paper", "Quarter", "Text", "Trend"]

ROWS = 4
"""Three goals, and a fourth line in a quarter where the unit also rated whole weeks."""
_FIRST = {"wide": (340, 1440), "small": (216, 1008), "tall": (30, 960)}
"""x of the first week inside the sheet, and width of all thirteen."""
_ROWS = {"wide": (30, 548), "small": (22, 400), "tall": (30, 1150)}
"""y of the first goal inside the sheet, and height of all."""


class Quarter(Screen):
    """Event `on_week(week)`. Test names: `week-2025-W46` and so on."""

    __events__ = ("on_week",)

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        sheet = self.ids.sheet
        self._names = [Text(role="card_title", letters=27, small_letters=18, shrink=True) for _row in range(ROWS)]
        self._trends = [Trend(slots=QUARTER, sign=15) for _row in range(ROWS)]
        self._present = [
            Text(role="line", letters=24, lines=1, halign="center", valign="middle", shrink=True)
            for _week in range(QUARTER)
        ]
        self._weeks = [Block(letters=30, second_letters=19, halign="center") for _week in range(QUARTER)]
        for part in (*self._names, *self._trends, *self._present, *self._weeks):
            sheet.add_widget(part)
        for place, block in enumerate(self._weeks):
            block.bind(on_act=lambda block: self.dispatch("on_week", block.week))
            self._present[place].wide = self._column("wide", place, 604, 36)
            self._present[place].small = self._column("small", place, 432, 28)
            self._present[place].tall = self._column("tall", place, 1240, 36)
            block.wide = self._column("wide", place, 650, 112, 5)
            block.small = self._column("small", place, 466, 82, 3)
            block.tall = self._column("tall", place, 1284, 120, 3)

    @staticmethod
    def _column(form: str, place: int, y: float, height: float, gap: float = 0) -> tuple[float, float, float, float]:
        x, width = _FIRST[form]
        pitch = width / QUARTER
        return (x + place * pitch + gap, y, pitch - 2 * gap, height)

    def show(self, state: State, page: Page) -> None:
        """Show these weeks."""
        found = lines(state, page)[:ROWS]
        self._place(len(found))
        for row, (name, trend) in enumerate(zip(self._names, self._trends, strict=True)):
            name.shown = trend.shown = row < len(found)
            if name.shown:
                name.text, trend.weeks = found[row].goal, found[row].weeks
                trend.sign = 26 if theme.format == "tall" else 15
        self._show_weeks(state, page)
        self.ids.none.shown = not found

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

    def _place(self, count: int) -> None:
        """Share the height out among so many goals."""
        for form, (y, height) in _ROWS.items():
            x, width = _FIRST[form]
            pitch = height / max(3, count)
            for row, (name, trend) in enumerate(zip(self._names, self._trends, strict=True)):
                top = y + row * pitch
                head = 48 if form == "tall" else 0
                setattr(trend, form, (x, top + head + 6, width, pitch - head - 16))
                if form == "tall":
                    setattr(name, form, (x, top, width, head))
                else:
                    setattr(
                        name,
                        form,
                        (28 if form == "small" else 44, top + 8, x - (44 if form == "small" else 76), pitch - 40),
                    )

    def on_week(self, week: str) -> None: ...


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
