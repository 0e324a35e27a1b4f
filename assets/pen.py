"""A round pen for icons: strokes with rounded ends on a grid of 96 x 96, origin top left, y down."""

from itertools import pairwise

import numpy as np
from PIL import Image, ImageDraw

from assets.canvas import Array

GRID = 96
_FINER = 8
Point = tuple[float, float]


class Pen:
    """Draws coverage, 0..1. `width` and all lengths are in grid units; `cut=True` rubs out instead."""

    def __init__(self, cell: int, width: float = 8.5) -> None:
        self.cell, self.width = cell, width
        self._scale = cell * _FINER / GRID
        self._mask = Image.new("L", (cell * _FINER, cell * _FINER))
        self._draw = ImageDraw.Draw(self._mask)

    def line(self, *points: Point, width: float | None = None, cut: bool = False) -> None:
        """Through these points."""
        thick = (width or self.width) * self._scale
        ends = [(x * self._scale, y * self._scale) for x, y in points]
        for a, b in pairwise(ends):
            dx, dy = b[0] - a[0], b[1] - a[1]
            length = (dx * dx + dy * dy) ** 0.5 or 1
            ox, oy = -dy / length * thick / 2, dx / length * thick / 2
            corners = [(a[0] + ox, a[1] + oy), (b[0] + ox, b[1] + oy), (b[0] - ox, b[1] - oy), (a[0] - ox, a[1] - oy)]
            self._draw.polygon(corners, fill=0 if cut else 255)
        for x, y in points:
            self.dot(x, y, (width or self.width) / 2, cut=cut)

    def loop(self, *points: Point) -> None:
        """Through these points and back to the first."""
        self.line(*points, points[0])

    def arc(self, x: float, y: float, r: float, start: float, end: float, tall: float | None = None) -> None:
        """Part of a circle, or of an ellipse `tall` high; degrees clockwise from the right."""
        angle = np.radians(np.linspace(start, end, 64))
        self.line(*zip(x + r * np.cos(angle), y + (tall or r) * np.sin(angle), strict=True))

    def ring(self, x: float, y: float, r: float) -> None:
        """A circle."""
        self.arc(x, y, r, 0, 360)

    def box(self, left: float, top: float, right: float, bottom: float, r: float = 7) -> None:
        """A box with rounded corners."""
        self.line((left + r, top), (right - r, top))
        self.line((right, top + r), (right, bottom - r))
        self.line((right - r, bottom), (left + r, bottom))
        self.line((left, bottom - r), (left, top + r))
        for x, y, start in (
            (right - r, top + r, 270),
            (right - r, bottom - r, 0),
            (left + r, bottom - r, 90),
            (left + r, top + r, 180),
        ):
            self.arc(x, y, r, start, start + 90)

    def dot(self, x: float, y: float, r: float, cut: bool = False) -> None:
        """A full circle."""
        k = self._scale
        box = ((x - r) * k, (y - r) * k, (x + r) * k - 1, (y + r) * k - 1)
        self._draw.ellipse(box, fill=0 if cut else 255)

    def fill(self, *points: Point, cut: bool = False, soft: float = 5) -> None:
        """The area within these points, corners rounded as by a stroke of width `soft`."""
        k = self._scale
        self._draw.polygon([(x * k, y * k) for x, y in points], fill=0 if cut else 255)
        if soft:
            self.line(*points, points[0], width=soft, cut=cut)

    def coverage(self) -> Array:
        """What has been drawn, (cell, cell)."""
        fine = np.asarray(self._mask, float) / 255
        return fine.reshape(self.cell, _FINER, self.cell, _FINER).mean((1, 3))
