"""Papers pegged to a string that hangs a little, as washing does. To be read, not touched. Knows only drawing.

PegLine(papers=[Paper(), Paper()], per_row=5)
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from typing import Any

from kivy.properties import ListProperty, NumericProperty

from kiosk.theme import theme
from kiosk.widgets.drawing import Composed, Drawing

_STRING = (0.69, 0.525, 0.29, 1)
_PEG, _BAND = (0.788, 0.608, 0.373, 1), (0.545, 0.4, 0.22, 1)
SAG, DROP, GAP = 15, 20, 16
"""In px of the drawing: how far the string hangs, how far below it the papers begin, and what is between two."""
_WIDEST = 620
"""Design px of the widest."""
_LEANS = (0, 7, 4, 9, 2)
"""Px of the drawing by which the papers of a row hang lower than the highest."""


class PegString(Drawing):
    """The string, and the pegs that hold the papers on it: x and drop of each, in px from the upper left."""

    spots = ListProperty([])

    def paint(self) -> None:
        u = theme.k
        points = []
        for step in range(41):
            part = step / 40
            points += [self.x + part * self.width, self.top - 4 * u - 4 * part * (1 - part) * SAG * u]
        self.stroke(_STRING, points, 4 * u)
        wide, high = 18 * u, 34 * u
        for x, drop in self.spots:
            left, low = round(self.x + x - wide / 2), round(self.top - (DROP - 12) * u - drop - high)
            self.fill(_PEG, left, low, wide, high, 3.5 * u)
            self.fill(_BAND, left, round(low + high / 2 - 2 * u), wide, max(1, 4 * u))


class PegLine(Composed):
    """The papers side by side, as wide as their `weight` says, `per_row` to a string."""

    papers = ListProperty([])
    per_row = NumericProperty(5)

    def __init__(self, **kwargs: Any) -> None:
        self._strings: list[PegString] = []
        super().__init__(**kwargs)
        self.bind(papers=self._hang, per_row=self._hang)
        self._hang()

    def _hang(self, *_args: object) -> None:
        self.clear_widgets()
        self._strings = []
        self.add_all(self.papers)
        for _row in range(0, len(self.papers), int(self.per_row)):
            self._strings.append(PegString())
            self.add_widget(self._strings[-1])
        self.later()

    def natural_h(self, width: float) -> tuple[float, float]:
        """As high as its papers want to be, row for row."""
        rows = [
            [paper.asked(int(wide)) for paper, _x, wide in self._hung(row, width)]
            for row in range(len(self._strings))
        ]
        air = (len(rows) * (DROP + 9) + max(0, len(rows) - 1) * 2 * GAP) * theme.k
        least, want = (sum(max(asked[at] for asked in row) for row in rows) + air for at in (0, 1))
        return least, want

    def _hung(self, row: int, width: float) -> Iterator[tuple[Any, float, float]]:
        """Each paper of a string so long, with its left end and how wide it is."""
        u = theme.k
        there = self.papers[row * int(self.per_row) : (row + 1) * int(self.per_row)]
        room, weights = width - (len(there) - 1) * GAP * u, [paper.weight or 1 for paper in there]
        # Few hang in the middle, no wider than is good to read.
        share = min(room / sum(weights), _WIDEST * u / max(weights))
        x = (room - share * sum(weights)) / 2
        for paper, weight in zip(there, weights, strict=True):
            yield paper, x, share * weight
            x += share * weight + GAP * u

    def arrange(self) -> None:
        u, rows = theme.k, len(self._strings)
        if not rows:
            return
        row_h = (self.height - (rows - 1) * 2 * GAP * u) / rows
        for row, string in enumerate(self._strings):
            y, spots = row * (row_h + 2 * GAP * u), []
            for (paper, x, wide), lean in zip(self._hung(row, self.width), cycle(_LEANS), strict=False):
                self.place(paper, x, y + (DROP + lean) * u, wide, row_h - (DROP + 9) * u)
                spots += [(x + 46 * u, lean * u), (x + wide - 46 * u, lean * u)]
            string.spots = spots
            self.place(string, 0, y, self.width, row_h)
