"""The fish itself, drawn: wool cord for spine and bones, head and tail of paper. What hangs on it has widgets of
its own.

Takes its `Shape` in px of the drawing from the upper left.
"""

from __future__ import annotations

from math import hypot
from typing import Any

from kivy.graphics import Mesh
from kivy.properties import NumericProperty, ObjectProperty

from kiosk.screens.fishbone.shape import HEAD, TAIL, Box, Point, Rib, Shape
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.layout.placed import Untouched
from kiosk.widgets.paper import pictures

SPINE, BONE = 24, 15
"""Thickness of the cords in px of the drawing."""
_TILE, _CLEAR = 64, 80 / 64
"""px across the cord in its picture; the whole picture's height in cords."""
_EDGE = 24
"""px of the room for their shadow round the paper parts."""
_STUB = ((0.953, 0.910, 0.812, 1), 5, 18)


class Cords(Untouched, Drawing):
    """Draws `shape`; `stubs`: how many rows of each rib something hangs on."""

    shape = ObjectProperty(None, allownone=True)
    stubs = ObjectProperty(())
    scale = NumericProperty(1.0)
    """Real px per px of the drawing."""

    def paint(self) -> None:
        shape: Shape | None = self.shape
        if shape is None:
            return
        self._part("tail", shape, shape.tail, TAIL)
        for rib in shape.ribs:
            self._cord(rib.joint, rib.tip, BONE)
        self._cord(*shape.spine, SPINE)
        self._end(shape.spine[0])
        for rib, count in zip(shape.ribs, self.stubs, strict=False):
            for box in rib.rows[:count]:
                self._stub(rib, box)
        self._part("head", shape, shape.head, HEAD)

    def _there(self, point: Point) -> Point:
        return self.x + point[0] * self.scale, self.top - point[1] * self.scale

    def _cord(self, start: Point, end: Point, thick: float) -> None:
        k = self.scale
        self.tint("white")
        shade = pictures.tile("cord-shadow")
        (x0, y0), (x1, y1) = self._there(start), self._there(end)
        self._along((x0 + 2 * k, y0 - 6 * k), (x1 + 2 * k, y1 - 6 * k), 2.4 * thick * k, shade, 1)
        scale = thick * k / _TILE
        wide, high = pictures.natural("cord")
        texture = pictures.picture("cord", wide * scale, high * scale)
        texture.wrap = "repeat"
        turns = hypot(x1 - x0, y1 - y0) / texture.width
        self._along((x0, y0), (x1, y1), thick * k * _CLEAR, texture, turns)

    def _along(self, start: Point, end: Point, thick: float, texture: Any, turns: float) -> None:
        """One tile after the other from point to point."""
        (x0, y0), (x1, y1) = start, end
        length = hypot(x1 - x0, y1 - y0) or 1
        dx, dy = -(y1 - y0) / length * thick / 2, (x1 - x0) / length * thick / 2
        corners = (
            *(x0 + dx, y0 + dy, 0, 1),
            *(x1 + dx, y1 + dy, turns, 1),
            *(x1 - dx, y1 - dy, turns, 0),
            *(x0 - dx, y0 - dy, 0, 0),
        )
        self.brush.add(Mesh(vertices=corners, indices=(0, 1, 2, 3), mode="triangle_fan", texture=texture))

    def _end(self, point: Point) -> None:
        x, y = self._there(point)
        texture = pictures.fitted("cord-end", SPINE * _CLEAR * self.scale)
        self.put(texture, round(x - texture.width / 2), round(y - texture.height / 2))

    def _stub(self, rib: Rib, box: Box) -> None:
        """What a note hangs by."""
        colour, thick, long = _STUB
        k, y = self.scale, box[1] + box[3] / 2
        x = rib.at(y) + (2 if rib.right else -20)
        left, low = self._there((x, y + thick / 2))
        self.fill((0.17, 0.15, 0.13, 0.22), left, low - 2 * k, long * k, thick * k, 2 * k)
        self.fill(colour, left, low, long * k, thick * k, 3 * k)

    def _part(self, name: str, shape: Shape, box: Box, lying: tuple[float, float]) -> None:
        """Head or tail, as large as its box; its picture has the room for its shadow besides."""
        wide = lying[1] if shape.upright else lying[0]
        edge = _EDGE * box[2] / wide
        k, side = self.scale, f"fish-{name}-up" if shape.upright else f"fish-{name}"
        texture = pictures.picture(side, (box[2] + 2 * edge) * k, (box[3] + 2 * edge) * k)
        x, y = self._there((box[0] - edge, box[1] + box[3] + edge))
        self.tint("white")
        self.put(texture, round(x), round(y))
