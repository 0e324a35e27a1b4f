"""How much of what is wanted is there, as a bar on paper. Knows only the theme.

Filled(part=0.57)
"""

from __future__ import annotations

from kivy.properties import NumericProperty

from kiosk.widgets.drawing import Drawing, unit

_GROUND = (0.914, 0.871, 0.796, 1)


class Filled(Drawing):
    """The bar; `part` from 0 to 1."""

    part = NumericProperty(0)

    def paint(self) -> None:
        radius = 6 * unit()
        self.fill(_GROUND, self.x, self.y, self.width, self.height, radius)
        if self.part > 0:
            self.fill(
                "petrol", self.x, self.y, max(2 * radius, self.width * min(1.0, self.part)), self.height, radius
            )
