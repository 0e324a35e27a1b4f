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
        self.dot(self.colour, self.center_x, self.center_y, min(self.size) / 2)
