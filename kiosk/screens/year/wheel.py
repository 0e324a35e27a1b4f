"""The wheel itself: a birch ring with the holidays burnt in, the months, what falls due as tokens, the budget's
quarters, the week in the middle, and a petrol pointer where we are. It is read and not pressed.

Draws the `Face` it is given, as large as its box allows.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import cos, degrees, radians, sin
from typing import NamedTuple

from kivy.graphics import Mesh, PopMatrix, PushMatrix, Rotate
from kivy.properties import ObjectProperty

from kiosk.parts.coming import token
from kiosk.screens.year.turn import RADIUS, Word, apart
from kiosk.theme import SMALLEST_PX, Colour, theme
from kiosk.widgets.charts.hatch import hatch
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.layout.placed import Untouched
from kiosk.widgets.paper import pictures
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text_layout import Letters

PICTURE, ACROSS = 1008, 932
"""px of the picture with the room for its shadow; of the wheel with its pointer, which is what the box holds."""
MONTHS, QUARTERS, WORDS, DOTS, POINTER, CLEAR = 353, 176, 421, 398, 440, 8.5
"""Radii of what is written and laid there; degrees on either side that the pointer hides."""
AWAY = (206, 312)
_BURNT: Colour = (0.353, 0.239, 0.090, 1)
_TICK: Colour = (0.725, 0.663, 0.553, 1)
_QUARTER_INK: Colour = (0.353, 0.271, 0.125, 1)
_CHIP = 34


class Laid(NamedTuple):
    """A token: where, what it is made of, its sign, and how many lie there."""

    turn: float
    made: str
    sign: str
    height: int = 1


class Face(NamedTuple):
    """What the wheel shows; places are degrees clockwise from the top."""

    now: float
    week: str = ""
    number: str = ""
    day: str = ""
    months: tuple[tuple[float, str, bool], ...] = ()
    """Where its middle is, its name, and whether it is this one."""
    quarters: tuple[tuple[float, str, bool], ...] = ()
    mondays: tuple[float, ...] = ()
    feasts: tuple[tuple[float, str], ...] = ()
    away: tuple[tuple[float, float, str], ...] = ()
    """Weeks away: from, to, and what they are called."""
    tokens: tuple[Laid, ...] = ()
    pointer: str = ""


class Wheel(Untouched, Drawing):
    """Shows `face`."""

    face = ObjectProperty(None, allownone=True)

    def paint(self) -> None:
        face: Face | None = self.face
        if face is None:
            return
        self.k = min(self.size) / ACROSS
        self._picture("wheel")
        for n, (_turn, _name, this) in enumerate(face.quarters):
            if this:
                self._picture(f"wheel-quarter-{n + 1}")
        for first, last, name in face.away:
            self._away(first, last)
            self._along(name, 24, AWAY[0] + 18, (first + last) / 2, "ink2")
        for monday in face.mondays:
            self.stroke(_TICK, [*self._at(monday, 309), *self._at(monday, 317)], 2 * self.k)
        for place, name, this in face.months:
            self._along(name, 27, MONTHS, place, "ink", bold=this)
        for place, name, this in face.quarters:
            self._along(name, 23, QUARTERS, place, _QUARTER_INK, bold=this)
        self._burn(face)
        self.stroke("petrol", [*self._at(face.now, 206), *self._at(face.now, 314)], 6 * self.k)
        for one in face.tokens:
            self._lay(one)
        self._point(face)
        self._middle(face)

    def _at(self, turn: float, radius: float) -> tuple[float, float]:
        angle = radians(turn)
        return self.center_x + radius * self.k * sin(angle), self.center_y + radius * self.k * cos(angle)

    def _picture(self, name: str) -> None:
        side = PICTURE * self.k
        self.tint("white")
        self.put(pictures.picture(name, side, side), round(self.center_x - side / 2), round(self.center_y - side / 2))

    def _px(self, design: float) -> int:
        return max(1, round(max(design * self.k, min(SMALLEST_PX, design))))

    def _rim_px(self, design: float) -> int:
        """Along a circle there is room for larger letters too."""
        return round(self._px(design) * theme.larger)

    def _along(
        self, text: str, design: float, radius: float, turn: float, ink: str | Colour, bold: bool = False
    ) -> None:
        """Written along a circle, its middle there; in the lower half it stands on its feet all the same."""
        pen, low = Letters(self._rim_px(design), bold), 90 < turn % 360 < 270
        widths = [text_layout.width(letter, pen) for letter in text]
        place = -sum(widths) / 2
        self.tint(ink)
        for letter, wide in zip(text, widths, strict=True):
            step = degrees((place + wide / 2) / (radius * self.k))
            at = turn - step if low else turn + step
            x, y = self._at(at, radius)
            with self._turned(180 - at if low else -at, x, y):
                texture = text_layout.texture(letter, pen)
                self.put(texture, x - texture.width / 2, y - texture.height / 2)
            place += wide

    @contextmanager
    def _turned(self, angle: float, x: float, y: float) -> Iterator[None]:
        self.brush.add(PushMatrix())
        self.brush.add(Rotate(angle=angle, origin=(x, y)))
        yield
        self.brush.add(PopMatrix())

    def _burn(self, face: Face) -> None:
        for place, _name in face.feasts:
            self.dot(_BURNT, *self._at(place, DOTS), 5 * self.k)
        pen = Letters(self._rim_px(23), True)
        words = [
            Word(_beside(place), name, degrees((text_layout.width(name, pen) + 20 * self.k) / (WORDS * self.k)))
            for place, name in face.feasts
            if name
        ]
        for word in apart(words, face.now, CLEAR):
            self._along(word.text, 23, WORDS, word.turn, _BURNT, bold=True)

    def _away(self, first: float, last: float) -> None:
        """Hatched, from the quarters to the months."""
        self.tint("white", 0.8)
        texture = hatch((255, 250, 240, 0), (200, 180, 140, 130), 0.34)
        corners: list[float] = []
        steps = max(1, round(last - first))
        for n in range(steps + 1):
            for radius in AWAY:
                x, y = self._at(first + (last - first) * n / steps, radius)
                corners += (x, y, x / theme.px(14), y / theme.px(14))
        places = list(range(2 * (steps + 1)))
        self.brush.add(Mesh(vertices=corners, indices=places, mode="triangle_strip", texture=texture))

    def _lay(self, one: Laid) -> None:
        x, y = self._at(one.turn, RADIUS)
        token(self, x, y, 64 * self.k, one.made, one.sign)
        if one.height > 1:
            side = max(_CHIP * self.k, self._px(20) * 1.5)
            x, y = x + 25 * self.k, y - 25 * self.k
            self.dot("petrol", x, y, side / 2)
            self.write(f"+{one.height - 1}", self._px(20), x, y, "paper", bold=True, anchor=(0.5, 0.5))

    def _point(self, face: Face) -> None:
        k = self.k
        texture = pictures.fitted("wheel-now", 122 * k)
        x, y = self._at(face.now, 384)
        self.tint("white")
        with self._turned(90 - face.now, x, y):
            self.put(texture, x - 16 * k, y - texture.height / 2)
        x, y = self._at(face.now, POINTER)
        self.write(face.pointer, self._px(26), x, y, "paper", bold=True, anchor=(0.5, 0.5))

    def _middle(self, face: Face) -> None:
        x, y, k = self.center_x, self.center_y, self.k
        self.write(face.week, self._px(27), x, y + 76 * k, "ink2", anchor=(0.5, 0.5))
        self.write(face.number, self._px(96), x, y + 10 * k, bold=True, anchor=(0.5, 0.5))
        self.write(face.day, self._px(26), x, y - 62 * k, anchor=(0.5, 0.5))


def _beside(place: float) -> float:
    """The words of the first and the last days lie beside the turn of the year."""
    return place + 11 if place < 4 else place - 9 if place > 350 else place
