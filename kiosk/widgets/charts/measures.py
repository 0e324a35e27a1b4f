"""What has been measured, as a line towards its goal. Knows only the theme, the catalogue and letters.

MeasureChart(title="Avbrudd per vaktskifte, uke for uke", values=(6, 5, 6, 4, 3, 2), goal=1, wide=(84, 544, 600, 190))
"""

from __future__ import annotations

from typing import ClassVar

from kivy.properties import ObjectProperty, StringProperty

from board.catalogue import _
from board.formats import number
from kiosk.theme import theme
from kiosk.widgets.drawing import Drawing, unit

_GOAL_INK = (0.478, 0.322, 0.0, 1)
_NUMBERS = 48
"""Px of the drawing from one number to the next; where they stand closer only the first and last are told."""


class MeasureChart(Drawing):
    """Values from left to right, each with its number, and the goal as a line across."""

    title = StringProperty("")
    values = ObjectProperty(())
    goal = ObjectProperty(None, allownone=True)
    """None: no goal set, no line."""
    redraws: ClassVar[tuple[str, ...]] = ("title", "values", "goal")

    def paint(self) -> None:
        u = unit()
        top = self.top
        if self.title:
            letters = theme.font(25)
            self.write(self.title, letters, self.x, top, "ink2", anchor=(0, 1))
            top -= letters * 1.4
        values = [float(value) for value in self.values]
        if not values and self.goal is None:
            return
        known = [*values, *([float(self.goal)] if self.goal is not None else [])]
        least, most = min(known), max(known)
        letters = theme.font(24)
        low, high = self.y + 8 * u, top - letters * 1.5 - 9 * u
        reach = (high - low) / (most - least) if most > least else 0

        def height(value: float) -> float:
            return low + (value - least) * reach if reach else (low + high) / 2

        room = self._goal(height, letters) if self.goal is not None else 0
        if values:
            self._line(values, height, room + 24 * u, letters)

    def _goal(self, height, letters: float) -> float:  # type: ignore[no-untyped-def]
        """The line of the goal and its words at the right; how wide those are."""
        y = round(height(float(self.goal)))
        self.fill("honey", self.x + 6 * unit(), y, self.width - 6 * unit(), max(2, round(3 * unit())))
        text = _("Mål: {value}").format(value=number(self.goal))
        return self.write(text, letters, self.right, y + 3 * unit(), _GOAL_INK, bold=True, anchor=(1, 0))

    def _line(self, values: list[float], height, room: float, letters: float) -> None:  # type: ignore[no-untyped-def]
        u = unit()
        first, last = self.x + 28 * u, max(self.x + 29 * u, self.right - room - 9 * u)
        pitch = (last - first) / max(1, len(values) - 1)
        spots = [(first + place * pitch, height(value)) for place, value in enumerate(values)]
        if len(spots) > 1:
            self.stroke("petrol", [n for spot in spots for n in spot], 5 * u)
        dot = min(18 * u, max(8 * u, pitch * 0.5))
        crowded = len(values) > 2 and pitch < _NUMBERS * u
        for place, ((x, y), value) in enumerate(zip(spots, values, strict=True)):
            self.fill("petrol", x - dot / 2, y - dot / 2, dot, dot, dot / 2)
            if not crowded or place in (0, len(values) - 1):
                self.write(number(value), letters, x, y + dot / 2 + 4 * u, bold=True, anchor=(0.5, 0))
