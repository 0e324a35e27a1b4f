"""What hangs on a fishbone and is pressed: a cause with its dots, a pile of more, an empty place that asks, a tag.

Each is one widget that draws all of it, so that twenty-five causes hang beside each other without cost.
"""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from board.catalogue import _
from kiosk.screens.fishbone.sight import CauseFace
from kiosk.theme import Colour, theme
from kiosk.widgets.dash import Dash
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.input.tap import SparePress
from kiosk.widgets.input.written import LEADING, WrittenNote
from kiosk.widgets.paper import pictures
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text_layout import Letters

LETTERS = {3: 29, 4: 27}
"""Rows to px of the letters of a cause; 25 where there are more."""
_DOT, _ROW, _MANY = 19, 4, 8
_GHOST: Colour = (0.43, 0.50, 0.46, 1)
_GHOST_INK: Colour = (0.2, 0.21, 0.185, 1)


def letters_of(rows: int) -> float:
    """px of the letters where so many hang on a bone."""
    return LETTERS.get(rows, 25)


def least() -> float:
    """px of a row below which a note can be neither read nor hit: two lines, or a fingertip with the gap."""
    return max(theme.touch - theme.px(6), 2 * LEADING * theme.font(25) + theme.px(8))


class CauseNote(WrittenNote):
    """A cause; chosen it is yellow in a petrol frame. With `face.more` a pile of notes."""

    face = ObjectProperty(CauseFace(""))
    letters = NumericProperty(29)
    cut = BooleanProperty(False)
    """Not all of it is seen: pressed once more it is read whole."""
    redraws: ClassVar[tuple[str, ...]] = ("face", "letters")

    def paint(self) -> None:
        face, k = self.face, theme.px(1)
        if face.more:
            self._pile(face.more)
            return
        x, y, w, h = self.lay("note-yellow" if face.chosen else "note-white", 3 * k if face.chosen else 0)
        wide = self._dots(face.dots)
        room = self.width - 34 * k - (wide + 10 * k if wide else 0)
        self.cut = self.say(face.text, self.letters, self.x + 18 * k, room, bold=face.chosen)
        if face.chosen:
            self.frame("petrol", x - 2.5 * k, y - 2.5 * k, w + 5 * k, h + 5 * k, 8 * k, 2.5 * k)

    def _pile(self, more: int) -> None:
        k = theme.px(1)
        for n in (2, 1):
            self.fill(
                (0.2, 0.17, 0.13, 0.10), self.x + 6 * n * k, self.y - 4 * n * k, self.width - 12 * n * k, 20 * k
            )
            box = (self.x + 6 * n * k, self.y - 3 * n * k, self.width - 12 * n * k, 20 * k)
            self.fill("linen_note", *box, 4 * k)
        self.lay("note-linen")
        self.cut = self.say(
            _("+ {n} til").format(n=more), self.letters, self.x + 18 * k, self.width - 34 * k, bold=True
        )

    def _dots(self, dots: int) -> float:
        """The dots at the right end; px they take."""
        if not dots:
            return 0
        k, side = theme.px(1), _DOT * theme.px(1) * min(theme.larger, 1.15)
        step, right = side + 4 * k, self.right - 16 * k
        texture = pictures.picture("dot", side * 1.25, side * 1.25)
        middle = self.center_y - self.sunk
        if dots > _MANY:
            words, px = _("× {n}").format(n=dots), theme.font(22)
            wide = text_layout.width(words, Letters(round(px), True))
            self.write(words, px, right - wide, middle, bold=True, anchor=(0, 0.5))
            self._dot(texture, right - wide - 6 * k - side / 2, middle)
            return wide + 6 * k + side
        per = dots if dots <= _ROW else -(-dots // 2)
        rows = -(-dots // per)
        for n in range(dots):
            row, at = divmod(n, per)
            x = right - side / 2 - (min(per, dots - row * per) - 1 - at) * step
            self._dot(texture, x, middle + ((rows - 1) / 2 - row) * step)
        return per * step

    def _dot(self, texture: Any, x: float, y: float) -> None:
        self.tint("white")
        self.put(texture, round(x - texture.width / 2), round(y - texture.height / 2))


class BoneTag(WrittenNote):
    """The name of a bone and how many hang there."""

    label = StringProperty("")
    count = NumericProperty(0)

    def paint(self) -> None:
        k, wide = theme.px(1), 0.0
        self.lay("note-linen")
        if self.count:
            px, words = theme.font(27), f"{self.count:d}"
            wide = text_layout.width(words, Letters(round(px)))
            self.write(words, px, self.right - 18 * k - wide, self.center_y - self.sunk, anchor=(0, 0.5))
        self.say(self.label, 29, self.x + 18 * k, self.width - 44 * k - wide, bold=True)


class AskingPlace(SparePress, Drawing):
    """An empty place on a bone: what is asked there, in a dashed frame."""

    label = StringProperty("")
    letters = NumericProperty(29)

    def __init__(self, **kwargs: Any) -> None:
        self._dash = Dash()
        super().__init__(**kwargs)

    def paint(self) -> None:
        k = theme.px(1)
        if self.pressed:
            self.fill((1, 0.98, 0.94, 0.28), self.x, self.y, self.width, self.height, 8 * k)
        self._dash.fit(self.pos, self.size, _GHOST)
        self.brush.add(self._dash)
        side, full = 38 * k, round(theme.font(29))
        self.tint("petrol")
        self.put(pictures.icon("plus", side), round(self.x + 18 * k), round(self.center_y - side / 2))
        high, left = self.height - theme.px(4), self.x + 18 * k + side + 18 * k
        pen, setting = text_layout.fit(
            text_layout.runs_of(self.label, False),
            Letters(full),
            text_layout.least_px(full),
            self.right - left - 14 * k,
            lambda pen: int(high / (LEADING * pen.px)),
        )
        top = self.center_y + len(setting.lines) * LEADING * pen.px / 2
        self.tint(_GHOST_INK)
        self.write_lines(setting.lines, pen, left, top, LEADING)
