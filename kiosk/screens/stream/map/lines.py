"""What is drawn on the brown paper itself with a marker: lanes, the way from note to note, and the ladder.

Takes its strokes, boxes and words in real px from the upper left, from whoever hangs the notes.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from kivy.properties import ObjectProperty

from kiosk.theme import Colour
from kiosk.widgets.dash import pattern
from kiosk.widgets.drawing import Drawing, unit
from kiosk.widgets.layout.placed import Untouched
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text_layout import Letters

MARKER: Colour = (0.388, 0.314, 0.2, 1)
"""The marker on the paper, as its ink of 80 % looks there."""
INK: Colour = (0.29, 0.227, 0.125, 1)
WORDS: Colour = (0.231, 0.176, 0.086, 1)
WAITING: Colour = (0.353, 0.184, 0, 1)
FILLED: Colour = (0.49, 0.263, 0, 0.30)
FAINT: Colour = (0.361, 0.263, 0.125, 0.42)
_DASH = 18
"""px of the drawing from dash to dash."""


class Words(NamedTuple):
    """Words of so many px letters; `x`, `y` is their middle, or with `left` their left end."""

    text: str
    letters: float
    x: float
    y: float
    ink: Colour = WORDS
    bold: bool = False
    left: bool = False


class Strokes(NamedTuple):
    """What is drawn, boxes first: (x, y, width, height, colour), (points, width, colour), dashed rules (x0, x1, y)
    and (x, y0, y1), arrow heads (x, y), words."""

    boxes: tuple[tuple[float, float, float, float, Colour], ...] = ()
    lines: tuple[tuple[tuple[float, ...], float, Colour], ...] = ()
    across: tuple[tuple[float, float, float], ...] = ()
    down: tuple[tuple[float, float, float], ...] = ()
    heads: tuple[tuple[float, float], ...] = ()
    words: tuple[Words, ...] = ()


class Lines(Untouched, Drawing):
    """Draws `strokes`."""

    strokes = ObjectProperty(Strokes())

    def paint(self) -> None:
        told, u = self.strokes, unit()
        for x, y, wide, high, colour in told.boxes:
            self.fill(colour, self.x + x, self.top - y - high, wide, high)
        for x0, x1, y in told.across:
            self._dashed(self.x + x0, self.top - y, x1 - x0, 2.5 * u, standing=False)
        for x, y0, y1 in told.down:
            self._dashed(self.x + x, self.top - y1, y1 - y0, 3 * u, standing=True)
        for points, width, colour in told.lines:
            self.stroke(colour, self._there(points), width)
        for x, y in told.heads:
            self.stroke(MARKER, self._there((x - 9 * u, y - 8 * u, x + 2 * u, y, x - 9 * u, y + 8 * u)), 5 * u)
        for words in told.words:
            self._say(words)

    def _there(self, points: tuple[float, ...]) -> list[float]:
        return [self.top - value if n % 2 else self.x + value for n, value in enumerate(points)]

    def _dashed(self, x: float, y: float, length: float, thick: float, *, standing: bool) -> None:
        if length <= 0:
            return
        count, wide = max(1, round(length / (_DASH * unit()))), max(1, round(thick))
        coords = (0, 0, 0, 0, count, 0, count, 0) if standing else (0, 0, count, 0, count, 0, 0, 0)
        self.tint(FAINT)
        size = (wide, length) if standing else (length, wide)
        self.put(pattern(), round(x), round(y), *size, tex_coords=coords)

    def _say(self, words: Words) -> None:
        if not words.text:
            return
        pen = Letters(max(1, round(words.letters)), words.bold)
        texture: Any = text_layout.texture(words.text, pen)
        self.tint(words.ink)
        x = self.x + words.x - (0 if words.left else texture.width / 2)
        self.put(texture, round(x), text_layout.lower_edge(self.top - words.y, pen))
