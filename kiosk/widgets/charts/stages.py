"""The way of a card: six steps on a line, those behind it filled, the present one large.

Knows only the theme and the signs.

StageLine(at=2)
"""

from __future__ import annotations

from kivy.properties import NumericProperty

from kiosk.theme import Colour
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.paper import pictures

ICONS = ("bulb", "plan", "do", "check-stage", "act", "star")
"""Suggestion, plan, do, check, act, done."""
_BEHIND = (0.859, 0.906, 0.918, 1)
_AHEAD, _LINE_AHEAD = (0.722, 0.655, 0.576, 1), (0.843, 0.784, 0.706, 1)
_AHEAD_INK = (0.466, 0.42, 0.37, 1)


class StageLine(Drawing):
    """`at` is the place of the present step, 0 to 5. The large circle is as high as the box."""

    at = NumericProperty(0)

    def paint(self) -> None:
        large = min(self.height, self.width / 5.8)
        small = large * 0.63
        middle, first = self.center_y, self.x + small / 2
        pitch = (self.width - small) / (len(ICONS) - 1)
        thick = large * 0.075
        for place in range(len(ICONS) - 1):
            colour = "petrol" if place < self.at else _LINE_AHEAD
            self.fill(colour, first + place * pitch, middle - thick / 2, pitch, thick)
        for place, name in enumerate(ICONS):
            x = first + place * pitch
            if place == self.at:
                self.dot("petrol", x, middle, large / 2)
                self._sign(name, "paper", x, middle, large * 0.60)
                continue
            rim, ground, ink = ("petrol", _BEHIND, "petrol") if place < self.at else (_AHEAD, "paper", _AHEAD_INK)
            self.dot(rim, x, middle, small / 2)
            self.dot(ground, x, middle, small / 2 - thick * 0.8)
            self._sign(name, ink, x, middle, small * 0.62)

    def _sign(self, name: str, ink: str | Colour, x: float, y: float, side: float) -> None:
        self.tint(ink)
        texture = pictures.icon(name, side)
        self.put(texture, round(x - texture.width / 2), round(y - texture.height / 2))
