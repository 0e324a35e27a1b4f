"""A step as a note on brown paper: three kinds of paper, each with its sign; what lacks a figure has a dashed edge.

One widget that draws all of it, so that forty hang beside each other without cost.

    StepNote(face=NoteFace("s1", "Legge i dosett", LOOKS["necessary"], minutes="7 min", right="95 % riktig"))
"""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty

from board.catalogue import _
from kiosk.screens.stream.looks import NoteFace
from kiosk.theme import theme
from kiosk.widgets.dash import Dash
from kiosk.widgets.drawing import unit
from kiosk.widgets.input.tap import Press
from kiosk.widgets.input.written import OnPaper
from kiosk.widgets.paper import pictures
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text_layout import Letters

TITLE, FIGURE, SMALL = 22, 25, 20
"""px of the title, of the minutes, and of the rest."""
_TIGHT = 0.91
"""Letters of a note among many, as a part of that."""
_LEADING = 1.13
_CHIP = (0.937, 0.878, 0.741, 1)
_FADE = (0.788, 0.663, 0.498, 0.48)


class StepNote(Press, OnPaper):
    """`tight`: among many, with who does it instead of what is other than usual."""

    face = ObjectProperty(NoteFace("", ""))
    tight = BooleanProperty(False)
    inside = BooleanProperty(False)
    """What is other than usual stands on it instead of how much comes right: another note hangs right below."""

    def __init__(self, **kwargs: Any) -> None:
        self._dash = Dash()
        super().__init__(**kwargs)

    @staticmethod
    def letters(role: float, tight: bool = False) -> float:
        """Real px of the letters of a note."""
        return theme.font(role * (_TIGHT if tight else 1))

    @staticmethod
    def least(tight: bool = False) -> tuple[float, float]:
        """Width and height in px below which a note cannot be read: a title of two lines, and the minutes."""
        title, figure = StepNote.letters(TITLE, tight), StepNote.letters(FIGURE * 0.8 if tight else FIGURE, tight)
        wide, high = 6.3 * title, 2 * _LEADING * title + 1.2 * figure + (title if tight else 0) + 15 * unit()
        return max(wide, theme.touch), max(high, theme.touch)

    def paint(self) -> None:
        face, u, down = self.face, unit(), theme.px(3) if self.pressed else 0
        box = (self.x, self.y - down, self.width, self.height)
        self._shadow.fit(*box)
        white = face.look.hue == "white"
        self._paper.name = f"card-{face.trim}" if white else f"note-{face.look.hue}"
        self._paper.fit(*box)
        if face.faded:
            self.fill(_FADE, *box, 6 * u)  # below the words: they are still to be read
        if face.lacks:
            self._dash.fit((box[0], box[1]), (box[2], box[3]), theme.late)
            self.brush.add(self._dash)
        pad = (10 if self.tight else 13) * u
        low = self._figures(pad, box[1])
        self._title(pad, box[1] + self.height - (7 if self.tight else 10) * u, low)
        if face.picked:
            self.frame("honey", *box, 8 * u, 2.5 * u)
        if not self.tight and not self.inside:
            self._chips(box[1])

    def _title(self, pad: float, top: float, low: float) -> None:
        """As large as drawn, smaller only where something would be cut off; long words are broken, never shrunk."""
        room = self.width - 1.4 * pad
        for role in (TITLE, 0.92 * TITLE, 0.84 * TITLE, 0.76 * TITLE):
            pen = Letters(max(1, round(self.letters(role, self.tight))), True)
            most = max(1, int((top - low + 0.2 * pen.px) / (_LEADING * pen.px)))
            setting = text_layout.set_lines(text_layout.runs_of(self.face.title, True), pen, room, most)
            if not setting.cut:
                break
        self.tint("ink")
        self.write_lines(setting.lines, pen, self.x + pad, top, _LEADING)

    def _figures(self, pad: float, bottom: float) -> float:
        """Minutes and sign, and below them how much comes right; y where they end."""
        face, u = self.face, unit()
        small, left = self.letters(SMALL, self.tight), self.x + pad
        figure = self.letters(FIGURE * (0.8 if self.tight else 1), self.tight)
        y = bottom + 7 * u
        room = self.height - 17 * u
        chips = " · ".join(words for _sign, words in face.chips) if self.inside else ""
        below = face.lacks or chips or (face.right and theme.format != "small")
        roomy = room >= 2.3 * self.letters(TITLE) + 1.2 * figure + 1.2 * small
        if not self.tight and below and roomy:
            words, ink = (_("mangler tall"), "late") if face.lacks else (face.right, "late" if face.low else "ink2")
            words, ink = (chips, "ink") if chips and not face.lacks else (words, ink)
            self._line(words, small, left, y, ink, face.low or face.lacks or bool(chips))
            y += 1.25 * small
        side = (25 if self.tight or theme.format == "small" else 30) * u * max(1.0, theme.larger)
        self.tint(face.look.ink)
        sign = pictures.icon(face.look.sign, side)
        self.put(sign, round(self.x + self.width - side - 10 * u), round(y + (figure - side) / 2 + 0.1 * figure))
        words = face.minutes or (_("mangler tall") if self.tight or y < bottom + 8 * u else "–")
        if self.inside and face.minutes and not (chips and roomy):
            words += face.brief
        self._line(words, figure, left, y, "ink" if face.minutes else "late", True, side + 12 * u)
        y += 1.22 * figure
        if self.tight and face.who and room - (y - bottom) >= _LEADING * self.letters(TITLE, True) + small:
            self._line(face.who, 0.95 * small, left, y, "ink2", False)
            y += 1.2 * small
        return y

    def _line(self, words: str, letters: float, x: float, y: float, ink: str, bold: bool, off: float = 0) -> None:
        """One line, in smaller letters where it would not find room, then with …."""
        room, least = self.right - x - off - 6 * unit(), 0.75 * letters
        while letters > least and text_layout.width(words, Letters(round(letters), bold)) > room:
            letters *= 0.94
        pen = Letters(max(1, round(letters)), bold)
        setting = text_layout.set_lines(text_layout.runs_of(words, bold), pen, room, 1)
        self.write("".join(piece for piece, _bold in setting.lines[0]), letters, x, y, ink, bold=bold)

    def _chips(self, bottom: float) -> None:
        u, letters = unit(), self.letters(19)
        x, high = self.x + 10 * u, 1.5 * letters
        for sign, words in self.face.chips:
            side = 1.16 * letters if sign else 0
            told = words if not sign or theme.format != "small" else words.split()[0]
            wide = text_layout.width(told, Letters(round(letters), True)) + side + (26 if sign else 19) * u
            self.fill(_CHIP, x, bottom - 26 * u, wide, high, 6 * u)
            if sign:
                self.tint("ink")
                self.put(pictures.icon(sign, side), round(x + 9 * u), round(bottom - 26 * u + (high - side) / 2))
            left, middle = x + (side + 16 * u if sign else 9 * u), bottom - 26 * u + high / 2
            self.write(told, letters, left, middle, bold=True, anchor=(0, 0.5))
            x += wide + 6 * u
