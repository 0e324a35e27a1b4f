"""A whole year at a glance: a tiny stack a week for each goal, a mark for each meeting, the way into a quarter."""

from __future__ import annotations

from typing import Any

from board.calendar import number
from board.catalogue import _, _n
from board.formats import number as written
from kiosk.screen import Screen
from kiosk.screens.history.past import QUARTER, YEAR, Page, held_of_planned, learned, lines, marks, months, present
from kiosk.screens.history.quarter import Goals
from kiosk.state import State, Wall
from kiosk.theme import theme
from kiosk.widgets.charts.year import Year
from kiosk.widgets.input.block import Block
from kiosk.widgets.plan import filled
from kiosk.widgets.text.text_layout import strong

ROWS, LESSONS = 4, 3


class YearView(Screen):
    """Event `on_quarter(place)`: 0 is the newest. Test names: `quarter-0` to `quarter-3`."""

    __events__ = ("on_quarter",)

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._rows = self.ids.rows.add_all([Goals(Year()) for _row in range(ROWS)])
        looks: dict[str, Any] = {"icon": "arrow-right", "icon_side": "right", "letters": 28}
        blocks = [Block(test_name=f"quarter-{n}", order=-n, **looks) for n in range(YEAR // QUARTER)]
        press = {"on_act": lambda block: self.dispatch("on_quarter", blocks.index(block))}
        self._quarters = self.ids.quarters.add_all(blocks, **press)

    def show(self, state: State, page: Page) -> None:
        """Show this year."""
        found = lines(state, page)[:ROWS]
        tallest = max((sum(week[1:4]) for line in found for week in line.weeks), default=0)
        for row, one in filled(self._rows, found):
            row.name, row.chart.weeks, row.chart.tallest = one.goal, one.weeks, tallest
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
        taught = learned(state, page)
        ids.learned.text = " · ".join(f"{card.title}: {' '.join(card.learned.split())}" for card in taught[:LESSONS])
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
        return _("{n} til stede i snitt").format(n=written(sum(there) / len(there), most=1))
