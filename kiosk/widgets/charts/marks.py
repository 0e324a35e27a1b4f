"""One mark a week: the meeting was held, was missed, or fell on a holiday; the months below. Knows only the theme.

Marks(marks=("held", "missed", "free", ""), months=((0, "jan."),))
"""

from __future__ import annotations

from kivy.properties import ObjectProperty

from kiosk.theme import SMALLEST_PX, theme
from kiosk.widgets.drawing import Drawing, unit

_SIDE = 18
"""Largest side of a mark, px of the drawing."""


class Marks(Drawing):
    """held: filled; missed: an empty frame; free: a dot; empty: nothing yet."""

    marks = ObjectProperty(())
    months = ObjectProperty(())
    """(place of the week, name of the month that begins there)."""

    def paint(self) -> None:
        u, marks = unit(), tuple(self.marks)
        if not marks:
            return
        pitch = self.width / len(marks)
        side = round(min(_SIDE * u, pitch * 0.74, self.height * 0.5))
        y = round(self.top - side)
        for place, mark in enumerate(marks):
            x = round(self.x + (place + 0.5) * pitch - side / 2)
            if mark == "held":
                self.fill("petrol", x, y, side, side, 3 * u)
            elif mark == "missed":
                rim = max(1, round(2 * u))
                self.fill("dash", x, y, side, side, 3 * u)
                self.fill("paper", x + rim, y + rim, side - 2 * rim, side - 2 * rim, 2 * u)
            elif mark == "free":
                dot = max(2, round(side * 0.3))
                self.fill("ink2", x + (side - dot) / 2, y + (side - dot) / 2, dot, dot, dot / 2, strength=0.6)
        letters = max(theme.font(19), SMALLEST_PX)
        for place, name in self.months:
            self.write(name, letters, self.x + place * pitch, y - 6 * u, "ink2", anchor=(0, 1))
