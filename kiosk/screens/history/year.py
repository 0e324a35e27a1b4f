"""A whole year at a glance: a tiny stack a week for each goal, a mark for each meeting, the way into a quarter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kivy.lang import Builder

from board.calendar import number
from board.catalogue import _, _n
from board.formats import number as written
from kiosk.screens.history.past import QUARTER, YEAR, Page, held_of_planned, lines, marks, months, present
from kiosk.screens.screen import Screen
from kiosk.state import State, Wall
from kiosk.theme import theme
from kiosk.widgets.charts.marks import Marks
from kiosk.widgets.charts.year import Year
from kiosk.widgets.input.block import Block
from kiosk.widgets.paper.icon import Icon
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.text.text import Text, strong

__all__ = ["Block", "Icon", "Marks", "Paper", "Text", "YearView"]

ROWS = 4
_FIRST = {"wide": (340, 1456), "small": (216, 1008), "tall": (30, 960)}
_ROWS = {"wide": (26, 470), "small": (18, 346), "tall": (30, 1050)}


class YearView(Screen):
    """Event `on_quarter(place)`: 0 is the newest. Test names: `quarter-0` to `quarter-3`."""

    __events__ = ("on_quarter",)

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        sheet = self.ids.sheet
        self._names = [Text(role="card_title", letters=27, small_letters=18, shrink=True) for _row in range(ROWS)]
        self._years = [Year() for _row in range(ROWS)]
        self._quarters = []
        for place in range(YEAR // QUARTER):
            block = Block(test_name=f"quarter-{place}", icon="arrow-right", icon_side="right", letters=28)
            block.bind(on_act=lambda _block, place=place: self.dispatch("on_quarter", place))
            for form, (y, height, gap) in {
                "wide": (650, 112, 8),
                "small": (466, 82, 5),
                "tall": (1284, 120, 6),
            }.items():
                x, width = _FIRST[form]
                column = YEAR // QUARTER - 1 - place
                pitch = width / 4
                setattr(block, form, (x + column * pitch + gap, y, pitch - 2 * gap, height))
            self._quarters.append(block)
        for part in (*self._names, *self._years, *self._quarters):
            sheet.add_widget(part)

    def show(self, state: State, page: Page) -> None:
        """Show this year."""
        found = lines(state, page)[:ROWS]
        self._place(len(found))
        tallest = max((sum(week[1:4]) for line in found for week in line.weeks), default=0)
        for row, (name, year) in enumerate(zip(self._names, self._years, strict=True)):
            name.shown = year.shown = row < len(found)
            if name.shown:
                name.text, year.weeks, year.tallest = found[row].goal, found[row].weeks, tallest
        how = marks(state, page)
        ids = self.ids
        ids.marks.marks, ids.marks.months = how, months(page)
        held, planned = held_of_planned(state, page)
        ids.held.text = (
            strong(_("**{held} av {planned}** møter holdt"), held=held, planned=planned) if planned else ""
        )
        ids.present.text = self._present(state, page)
        free = how.count("free")
        ids.free.text = _n("{n} fridag er regnet fra", "{n} fridager er regnet fra", free) if free else ""
        for place, block in enumerate(self._quarters):
            first = len(page.weeks) - (place + 1) * QUARTER
            block.label = _("Uke {a}–{b}").format(
                a=number(page.weeks[first]), b=number(page.weeks[first + QUARTER - 1])
            )
            block.icon = "" if theme.format == "tall" else "arrow-right"
            block.enabled = any(how[first : first + QUARTER])
        ids.none.shown = not found

    def _present(self, state: State, page: Page) -> str:
        there = list(present(state, page).values())
        if not there:
            return ""
        return _("{n} til stede i snitt").format(n=written(round(sum(there) / len(there), 1)))

    def _place(self, count: int) -> None:
        for form, (y, height) in _ROWS.items():
            x, width = _FIRST[form]
            pitch = height / max(3, count)
            for row, (name, year) in enumerate(zip(self._names, self._years, strict=True)):
                top = y + row * pitch
                head = 48 if form == "tall" else 0
                setattr(year, form, (x, top + head + 4, width, pitch - head - 10))
                if form == "tall":
                    setattr(name, form, (x, top, width, head))
                else:
                    setattr(
                        name,
                        form,
                        (28 if form == "small" else 44, top + 8, x - (44 if form == "small" else 76), pitch - 30),
                    )

    def on_quarter(self, place: int) -> None: ...


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
