"""How many of how many, as a bar on the felt. Knows only the theme.

Progress(part=1, whole=7)
"""

from __future__ import annotations

from kivy.properties import NumericProperty

from kiosk.widgets.drawing import Drawing

_GROUND = (0.24, 0.23, 0.2, 0.22)


class Progress(Drawing):
    """The bar."""

    part = NumericProperty(0)
    whole = NumericProperty(0)

    def paint(self) -> None:
        radius = self.height / 2
        self.fill(_GROUND, self.x, self.y, self.width, self.height, radius)
        if self.whole and self.part:
            length = max(self.height, self.width * min(1.0, self.part / self.whole))
            self.fill("petrol", self.x, self.y, length, self.height, radius)
