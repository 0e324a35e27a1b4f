"""The round ground of a number. Knows only drawing.

Disc(colour="ink")
"""

from __future__ import annotations

from kivy.properties import StringProperty

from kiosk.widgets.drawing import Drawing


class Disc(Drawing):
    """As large as its box allows."""

    colour = StringProperty("step")

    def paint(self) -> None:
        side = min(self.size)
        self.fill(self.colour, self.center_x - side / 2, self.center_y - side / 2, side, side, side / 2)
