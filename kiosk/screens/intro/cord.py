"""The trail itself: wool cord as far as the ball has come, dots ahead, and a thread from each note to its bead."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from kivy.graphics import Mesh
from kivy.properties import ListProperty, NumericProperty

from kiosk.theme import theme
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.layout.placed import Untouched
from kiosk.widgets.paper import pictures

Point = tuple[float, float]

_THICK, _CLEAR = 26, 80 / 64
"""Across the cord in design px; the whole picture's height in cords."""
_WOOL = (0.62, 0.76, 0.85, 1)
"""The bone-coloured cord in the colour of the wool."""
_DOT, _STEP = 7, 21


class Cord(Untouched, Drawing):
    """`behind` and `ahead`: points in px of the window; `threads`: (x, y, x, y, done) each."""

    behind, ahead, threads = ListProperty(), ListProperty(), ListProperty()
    scale = NumericProperty(1.0)

    def paint(self) -> None:
        for x0, y0, x1, y1, done in self.threads:
            if done:
                self.stroke("petrol", [x0, y0, x1, y1], theme.px(3), 0.7)
            else:
                self._dots([(x0, y0), (x1, y1)], 4, 13)
        self._dots(self.ahead, _DOT, _STEP)
        if len(self.behind) > 1:
            thick = theme.px(_THICK)
            self.tint("white")
            fallen = [(x + theme.px(2), y - theme.px(6)) for x, y in self.behind]
            self._ribbon(fallen, 2.2 * thick, pictures.tile("cord-shadow"), 0)
            wide, high = pictures.natural("cord")
            texture = pictures.picture("cord", wide * thick / 64, high * thick / 64)
            texture.wrap = "repeat"
            self.tint(_WOOL)
            self._ribbon(self.behind, thick * _CLEAR, texture, texture.width)

    def _dots(self, points: Sequence[Point], across: float, step: float) -> None:
        """Dots at even steps along the way."""
        left, big = theme.px(step) / 2, theme.px(across)
        for (x0, y0), (x1, y1) in pairwise(points):
            length = hypot(x1 - x0, y1 - y0)
            while left <= length and length:
                x, y = x0 + (x1 - x0) * left / length, y0 + (y1 - y0) * left / length
                self.fill("felt_ink", x - big / 2, y - big / 2, big, big, big / 2, 0.45)
                left += theme.px(step)
            left -= length

    def _ribbon(self, points: Sequence[Point], thick: float, texture: object, tile: float) -> None:
        """The texture along these points, anew after each `tile` px; 0: stretched along all."""
        corners: list[float] = []
        run = 0.0
        for n, (x, y) in enumerate(points):
            before, after = points[max(0, n - 1)], points[min(len(points) - 1, n + 1)]
            run += hypot(x - before[0], y - before[1])
            length = hypot(after[0] - before[0], after[1] - before[1]) or 1
            dx, dy = (before[1] - after[1]) / length * thick / 2, (after[0] - before[0]) / length * thick / 2
            u = run / tile if tile else 0.5
            corners += [x + dx, y + dy, u, 1, x - dx, y - dy, u, 0]
        indices = range(len(corners) // 4)
        self.brush.add(Mesh(vertices=corners, indices=indices, mode="triangle_strip", texture=texture))
