"""The leaf of a wall calendar: «UKE 47». Knows only the theme and paper.

CalendarBlock(week=47)
"""

from __future__ import annotations

from typing import Any

from kivy.properties import NumericProperty

from board.catalogue import _
from kiosk.theme import theme
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.paper.nine_patch import Dress

_HEAD = 0.295
"""Share of the height the petrol head takes."""
_RING = (0.545, 0.525, 0.49, 1)


class CalendarBlock(Drawing):
    """The leaf, its rings sticking out a little above it."""

    week = NumericProperty(1)

    def __init__(self, **kwargs: Any) -> None:
        self._shadow, self._leaf = Dress("shadow-s"), Dress("card-1")
        super().__init__(**kwargs)
        self.canvas.before.add(self._shadow)
        self.canvas.before.add(self._leaf)

    def paint(self) -> None:
        x, y, width, height = self.x, self.y, self.width, self.height
        self._shadow.fit(x, y, width, height)
        self._leaf.fit(x, y, width, height)
        head = round(height * _HEAD)
        radius = theme.px(5)
        self.fill("petrol", x, self.top - head, width, head, (radius, radius, 0, 0))
        self.write(
            _("UKE"), 0.195 * height, self.center_x, self.top - head / 2, "paper", bold=True, anchor=(0.5, 0.5)
        )
        body = y + (height - head) / 2
        self.write(str(int(self.week)), 0.58 * height, self.center_x, body, bold=True, anchor=(0.5, 0.47))
        ring = (width * 0.078, height * 0.118)
        for place in (0.2, 0.8):
            self.fill(_RING, x + width * place - ring[0] / 2, self.top - ring[1] * 0.42, *ring, ring[0] / 2)
