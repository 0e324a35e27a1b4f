"""A why on the paper: an answer, a place where the next would hang, or how many branches are folded.

One widget that draws all of it, so that two hundred hang beside each other without cost.

    WhyNote(face=WhyFace("Pårørende ringer rundt klokka tre.", "way"))
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from kivy.properties import ObjectProperty

from board.catalogue import _
from kiosk.theme import theme
from kiosk.widgets.dash import Dash
from kiosk.widgets.input.tap import Press
from kiosk.widgets.input.written import OnPaper
from kiosk.widgets.paper import pictures
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text_layout import Letters

LETTERS, LEAST = 29, 17
"""px of an answer, and how small a long one may become."""
_LEADING, _FLAG = 1.15, 1.3
"""A line as a part of its letters, and that of the flag."""
_TINT, _EDGE = (0.953, 0.918, 0.839, 1), (0.918, 0.875, 0.812, 1)


class WhyFace(NamedTuple):
    """`strong`: the place where to begin."""

    words: str
    look: Literal["way", "other", "cause", "slot", "fold"] = "slot"
    chosen: bool = False
    strong: bool = False


class WhyNote(Press, OnPaper):
    """Shows a `face`."""

    face = ObjectProperty(WhyFace(""))
    cut = False
    """Its words end with …."""

    def __init__(self, **kwargs: Any) -> None:
        self._dash = Dash()
        super().__init__(**kwargs)

    @staticmethod
    def least() -> tuple[float, float]:
        """Width and height in px below which an answer cannot be read."""
        letters = theme.font(LETTERS)
        return max(9 * letters, theme.touch), max(4.2 * letters, theme.touch)

    def paint(self) -> None:
        face, u, down = self.face, theme.k, theme.px(3) if self.pressed else 0
        x, y, wide, high = self.x, self.y - down, self.width, self.height
        papers = {"way": "card-0", "cause": "note-yellow"}
        self._paper.name = papers.get(face.look, "")
        self._shadow.name = {"way": "shadow-s", "cause": "shadow-m"}.get(face.look, "")
        self._shadow.fit(x, y, wide, high)
        self._paper.fit(x, y, wide, high)
        if face.look in ("other", "fold"):
            self.fill(_EDGE, x, y, wide, high, 10 * u)
            self.fill(_TINT, x + 2 * u, y + 2 * u, wide - 4 * u, high - 4 * u, 9 * u)
        elif face.look == "slot":
            self._dash.fit((x, y), (wide, high), theme.petrol if face.strong else theme.dash)
            self.brush.add(self._dash)
        self._say(x, y)
        if face.chosen:
            self.frame("petrol", x - 5 * u, y - 5 * u, wide + 10 * u, high + 10 * u, 10 * u, 2.6 * u)

    def _say(self, x: float, y: float) -> None:
        face, u = self.face, theme.k
        pad = 20 * u
        left, right, top, low = x + pad, x + self.width - 0.9 * pad, y + self.height - 8 * u, y + 8 * u
        if face.look in ("slot", "fold"):
            side = min(34 * u * max(1.0, theme.larger), 0.5 * self.height)
            self.tint("petrol")
            sign = pictures.icon("plus" if face.look == "slot" else "branch", side)
            self.put(sign, round(left), round(y + (self.height - side) / 2))
            left += side + 14 * u
        setting, pen = self._set(left, right, top - low - (_FLAG * theme.font(23) if face.look == "cause" else 0))
        self.cut, high = setting.cut, len(setting.lines) * _LEADING * pen.px
        y = y + self.height / 2 + high / 2
        if face.look == "cause":
            letters = min(theme.font(23), pen.px)
            y += _FLAG * letters / 2
            side = 1.13 * letters
            self.tint("ink")
            self.put(pictures.icon("flag", side), round(left), round(y - side))
            self.write(_("Årsaken"), letters, left + side + 8 * u, y - side / 2, bold=True, anchor=(0, 0.5))
            y -= _FLAG * letters
        self.tint("ink2" if face.look in ("slot", "fold") else "ink")
        self.write_lines(setting.lines, pen, left, y, _LEADING)

    def _set(self, left: float, right: float, room: float) -> tuple[text_layout.Set, Letters]:
        """The words as large as drawn, smaller only where something would be cut off."""
        bold = self.face.look == "cause"
        letters = theme.font(LETTERS if self.face.look == "way" else 27)
        while True:
            pen = Letters(max(1, round(letters)), bold)
            most = max(1, int((room + 0.2 * pen.px) / (_LEADING * pen.px)))
            setting = text_layout.set_lines(text_layout.runs_of(self.face.words, bold), pen, right - left, most)
            if not (setting.cut or setting.broken) or letters <= theme.font(LEAST):
                return setting, pen
            letters *= 0.95
