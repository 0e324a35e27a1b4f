"""How much of a stream is seen, and how: all of it by lanes where it finds room, else rows by pages, or a row opened
in lanes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kiosk.screens.stream.map.lanes import LaneMap
from kiosk.screens.stream.map.rows import RowMap
from kiosk.screens.stream.map.sight import Column, RowSight, Way, by_lanes, by_rows, depth, stretches
from kiosk.theme import theme

MOST = 9
"""So many columns at most hang in lanes."""


class Spread:
    """`row` is the stretch of columns that was opened (first, how many); `role` the lane that is followed. A tall
    paper holds two bands of lanes below each other."""

    def __init__(self, bands: Sequence[LaneMap], rows: RowMap, paper: Any) -> None:
        self._bands, self._rows, self._paper = bands, rows, paper
        self.begin()

    def begin(self) -> None:
        """Of a stream that is looked at anew."""
        self.row: tuple[int, int] | None = None
        self.role: str | None = None
        self.page, self.pages = 0, 1
        self._before = 0

    def open(self, row: tuple[int, int] | None) -> None:
        """Look at a row by lanes, or at the rows again, on the page where one was."""
        if row and not self.row:
            self._before = self.page
        self.page = 0 if row else self._before
        self.row = row

    def _room(self) -> tuple[int, int]:
        if self._paper.height <= 1:
            return MOST, MOST
        across, down = LaneMap.room(self._paper.width, self._paper.height / self._held())
        return max(1, min(MOST, across)), max(1, down)

    def _held(self) -> int:
        """How many bands hang below each other."""
        return len(self._bands) if theme.format == "tall" else 1

    def long(self, whole: Way) -> bool:
        """Whether it hangs in rows."""
        return len(stretches(whole, *self._room())) > self._held() or self._deep(whole.columns)

    def _deep(self, columns: Sequence[Column]) -> bool:
        """Whether more is done at the same time than lanes have room for."""
        return max(map(len, columns), default=0) > self._room()[1]

    def show(self, whole: Way, seeking: str, beside: bool, moving: str) -> None:
        """Hang it up."""
        if self.row and self.row[0] >= len(whole.columns):
            self.open(None)
        rows = self._deep(self._opened(whole)) if self.row else self.long(whole)
        self._rows.shown = rows
        for band in self._bands:
            band.shown = False
        for paper in (*self._bands, self._rows):
            paper.placing, paper.beside = bool(seeking), beside
        if rows:
            self._show_rows(whole, moving)
        else:
            self._show_lanes(whole, moving)

    def _opened(self, whole: Way) -> Sequence[Column]:
        first, count = self.row or (0, len(whole.columns))
        return whole.columns[first : first + count]

    def _show_rows(self, whole: Way, moving: str) -> None:
        first, count = self.row or (0, len(whole.columns))
        found = [row for row in self._rows_of(whole, moving) if first <= row.first < first + count]
        down = RowMap.room(self._paper.width, self._paper.height)[1]
        self._turn(-(-len(found) // down))
        self._rows.rows = tuple(found[self.page * down : (self.page + 1) * down])
        self._rows.ends, self._rows.whole = self.page == self.pages - 1, self.pages == 1

    def _rows_of(self, whole: Way, moving: str = "") -> list[RowSight]:
        """Full rows; where paper is left below them, more rows of larger notes."""
        most, down = RowMap.room(self._paper.width, self._paper.height)
        if self._rows.placing:
            down = min(down, RowMap.beneath(self._paper.height))
        found = by_rows(whole, most, moving, self.role)
        for fewer in range(most - 1, RowMap.fewest(self._paper.width) - 1, -1):
            rows = by_rows(whole, fewer, moving, self.role)
            if len(rows) > down:
                break
            found = rows
        return found

    def _show_lanes(self, whole: Way, moving: str) -> None:
        across, down = self._room()
        first, count = self.row or (0, len(whole.columns))
        found = stretches(whole, across, down, first, min(count, len(whole.columns) - first))
        held = self._held()
        self._turn(-(-len(found) // held))
        some = found[self.page * held : (self.page + 1) * held]
        every = self.row is None and depth(whole, 0, len(whole.columns)) <= down
        for n, (band, (first, count)) in enumerate(zip(self._bands, some, strict=False)):
            band.shown, band.first = True, first
            band.ends, band.leads = n == len(some) - 1, first + count < len(whole.columns)
            band.sight = by_lanes(whole, first, count, moving, every)

    def _turn(self, pages: int) -> None:
        self.pages = max(1, pages)
        self.page = min(max(0, self.page), self.pages - 1)

    def label(self, whole: Way) -> str:
        """What the opened row is called."""
        if self.row is None:
            return ""
        return next((row.label for row in self._rows_of(whole) if row.first == self.row[0]), "")

    def part(self, whole: Way) -> tuple[str, list[str]]:
        """The part the opened row is of, if it has a name, and its steps."""
        some = [step for column in self._opened(whole) for step in column]
        part = some[0].part if some and some[0].part in whole.parts else ""
        return part, [step.id for step in some]
