"""The life of a gain: found, realised, and each time it was asked about, as stations on a line. Knows only the theme
and letters.

    Lifeline(stations=(("identified", "3", _("identifisert")), ("asked", "?", _("3 md."))))
"""

from __future__ import annotations

from math import cos, pi, sin
from typing import NamedTuple

from kivy.graphics import Line
from kivy.properties import ObjectProperty

from kiosk.theme import SMALLEST_PX, Colour, theme
from kiosk.widgets.drawing import Drawing, unit
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text_layout import Letters

_LINE: Colour = (0.722, 0.659, 0.553, 1)
_FAINT: Colour = (0.541, 0.482, 0.4, 1)
_FOUND_EDGE: Colour = (0.788, 0.541, 0.133, 1)
_FREED_EDGE: Colour = (0.659, 0.447, 0.102, 1)
_RADIUS = 27
_DASHES = 15
_ASKED = 1.14
"""The station where people are now is a little larger."""


class Look(NamedTuple):
    """How a station looks: its filling, its rim, whether that is dashed, and the ink of its number."""

    fill: str | Colour
    edge: str | Colour
    dashed: bool = False
    ink: str = "ink"
    loud: bool = False


LOOKS = {
    "identified": Look("honey_chip", _FOUND_EDGE, dashed=True),
    "realised": Look("honey", _FREED_EDGE),
    "held": Look("petrol", "petrol", ink="paper"),
    "lower": Look("paper", "late", ink="late", loud=True),
    "gone": Look("paper", "late", ink="late", loud=True),
    "asked": Look("ink", "ink", ink="paper", loud=True),
    "missed": Look("clear", _FAINT, dashed=True, ink="ink2"),
    "ahead": Look("clear", _FAINT, dashed=True, ink="ink2"),
}


class Lifeline(Drawing):
    """`stations`: (how it looks, the number inside, the words below), from the left."""

    stations = ObjectProperty(())

    def natural_h(self, width: float) -> tuple[float, float]:
        high = (2 * _RADIUS + 12) * unit() + 1.6 * self._letters
        return 0.8 * high, high

    @property
    def _letters(self) -> float:
        return max(theme.font(20), SMALLEST_PX)

    def paint(self) -> None:
        u, stations = unit(), tuple(self.stations)
        if not stations:
            return
        below = 1.5 * self._letters
        radius = min(_RADIUS * u, (self.height - below) / 2 / _ASKED)
        pitch, y = self.width / len(stations), self.y + below + (self.height - below) / 2
        spots = [self.x + (n + 0.5) * pitch for n in range(len(stations))]
        self.stroke(_LINE, [spots[0], y, spots[-1], y], 5 * u)
        for x, (state, said, words) in zip(spots, stations, strict=True):
            look = LOOKS[state]
            self._ring(x, y, radius * (_ASKED if state == "asked" else 1), look)
            much = 1.3 if state == "asked" else 0.95
            self._write(said, x, y, 1.75 * radius, much * radius, look.ink, True)
            ink = look.ink if state != "asked" and look.loud else "ink" if look.loud else "ink2"
            self._write(words, x, self.y + 0.7 * self._letters, pitch - 8 * u, self._letters, ink, look.loud)

    def _write(self, text: str, x: float, y: float, room: float, letters: float, ink: str, bold: bool) -> None:
        """Around its middle, in letters that find room."""
        wide = text_layout.width(text, Letters(max(1, round(letters)), bold)) if text else 0
        self.write(text, letters * min(1, room / wide) if wide else letters, x, y, ink, bold=bold, anchor=(0.5, 0.5))

    def _ring(self, x: float, y: float, radius: float, look: Look) -> None:
        thick = max(1.5, 3 * unit())
        if look.fill == "clear":
            self.dot("paper", x, y, radius, 0.75)
        self.dot(look.fill, x, y, radius)
        inner = radius - thick / 2
        self.tint(look.edge)
        if not look.dashed:
            self.brush.add(Line(circle=(x, y, inner), width=thick / 2))
            return
        for n in range(_DASHES):
            a, b = 2 * pi * n / _DASHES, 2 * pi * (n + 0.56) / _DASHES
            ends = [x + inner * sin(a), y + inner * cos(a), x + inner * sin(b), y + inner * cos(b)]
            self.brush.add(Line(points=ends, width=thick / 2, cap="none"))
