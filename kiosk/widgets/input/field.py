"""A place to write in: label, text and caret on paper.

A tap begins writing where the finger was; what writes is in kiosk.widgets.writing. The caret does not blink: nothing
moves on the wall unless touched. Knows only the theme, letters and pressing.

    Field(label="Problemet", text=card.problem, limit=500, on_text=...)
"""

from __future__ import annotations

import re
from typing import Any, ClassVar, NamedTuple

from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.theme import theme
from kiosk.widgets.dash import Dash
from kiosk.widgets.input.tap import Press
from kiosk.widgets.input.text_input import writing
from kiosk.widgets.plan import Plan
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text_layout import Letters

_PAD, _PAD_TOP = 14, 8
_MOST_LINES = 60
"""More lines than this are higher than any paper."""
_NUMBER = re.compile(r"(\d+(?:[.,]\d+)*(?:\s?%)?)")
_FEW, _EDITED = 4, 3
"""Lines that are seen at least, where a text in its smallest letters has so many; and where it is written in."""


class Span(NamedTuple):
    """A line of the text: signs from start up to end."""

    start: int
    end: int


class Field(Press, Plan):
    """Text that can be written. `on_text` (Kivy's own) tells every change; `editing` is True while written in."""

    by_keys = True

    text = StringProperty("")
    label = StringProperty("")
    hint = StringProperty("")
    """Stands in an empty field."""
    limit = NumericProperty(500)
    """Most signs; 0: no end."""
    multiline = BooleanProperty(False)
    """Enter makes a new line (otherwise it goes to the next field). Long text wraps either way."""
    digits = BooleanProperty(False)
    """The keyboard opens on its page of digits."""
    caret = NumericProperty(0)
    editing = BooleanProperty(False)
    letters = NumericProperty(27)
    bold = BooleanProperty(False)
    label_letters = NumericProperty(21)
    pad_left = NumericProperty(_PAD)
    """Design px left free for something of the screen's own, such as a number in a ring."""
    pad_top = NumericProperty(_PAD_TOP)
    """Design px from its upper edge down to the label."""
    figures = BooleanProperty(False)
    """At rest the numbers in the text are bold: from how many to how many is what is looked for in it."""
    shrink = BooleanProperty(False)
    """At rest smaller letters (down to 60 %) before anything is cut off."""
    cut = BooleanProperty(False)
    """At rest something does not fit and … stands for it."""
    hint_cut = BooleanProperty(False)
    """So does the hint of an empty one."""
    plain = BooleanProperty(False)
    """No box while at rest: the text stands straight on the paper."""

    redraws: ClassVar[tuple[str, ...]] = (
        "text",
        "label",
        "hint",
        "caret",
        "editing",
        "letters",
        "bold",
        "plain",
    )
    redraws += ("pad_left", "pad_top", "figures", "label_letters", "shrink")
    alters: ClassVar[tuple[str, ...]] = ("text", "label", "letters", "bold", "pad_left", "label_letters")
    alters += ("editing", "shrink", "pad_top", "figures")

    def __init__(self, **kwargs: Any) -> None:
        self._drawing, self._dashed = InstructionGroup(), Dash()
        self._rows: list[Span] = []
        self._first = 0
        self._shrunk: Letters | None = None
        self.written: list[tuple[float, float, float, float]] = []
        """Where its words stand: x, y, right and top of each row."""
        super().__init__(**kwargs)
        self.canvas.add(self._dashed)
        self.canvas.add(self._drawing)
        writing.bind(at=self._at)

    def begin(self) -> None:
        """Write here from now on, at the end of the text."""
        writing.begin(self)

    def on_touch_up(self, touch: Any) -> bool:
        self._finger = touch.pos
        return super().on_touch_up(touch)

    def on_act(self) -> None:
        finger = self.__dict__.pop("_finger", None)
        writing.begin(self, self._sign_at(*finger) if finger else None)

    def _at(self, _writing: Any, field: Any) -> None:
        self.editing = field is self

    # Setting the text

    def _pen(self) -> Letters:
        return self._shrunk or self._full()

    def _full(self) -> Letters:
        return Letters(max(1, round(theme.font(self.letters))), self.bold)

    def _step(self, pen: Letters | None = None) -> float:
        return (pen or self._pen()).px * (1.16 if self.bold else 1.25)

    def _head(self) -> float:
        """Px of the height of the label."""
        return theme.font(self.label_letters) * 1.25 + theme.px(self.pad_top - _PAD_TOP) if self.label else 0

    def _area(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of the text, real px."""
        pad = theme.px(_PAD)
        left = self.x + theme.px(self.pad_left)
        head = self._head()
        space = self.height - head
        rows = self._room(self._pen())
        width = max(1, self.right - pad - left)
        short = not self.label and "\n" not in self.text and text_layout.width(self.text, self._pen()) <= width
        # One row stands in the middle of its space, several begin at the top.
        down = (space - self._step()) / 2 if rows == 1 or short else pad * 0.6
        return left, self.top - head - down, width, rows * self._step()

    def _room(self, pen: Letters) -> int:
        """Rows there is room for."""
        return max(1, int((self.height - self._head() - theme.px(_PAD) * 0.8) / self._step(pen) + 0.01))

    def natural_w(self) -> tuple[float, float]:
        # Not what is written in it: a field that grew sideways would push its neighbours at every key.
        wide = theme.px(self.pad_left + _PAD + 120)
        return wide, wide

    def natural_h(self, width: float) -> tuple[float, float]:
        full = self._full()
        shrinks = self.shrink and not self.editing
        smallest = full._replace(px=round(text_layout.least_px(full.px))) if shrinks else full
        few = _EDITED if self.editing else _FEW if self.shrink else 1
        return self._high(smallest, width - 1, few), self._high(full, width - 1, _MOST_LINES)

    def _high(self, pen: Letters, width: float, most: int) -> float:
        """Px of a box this wide in which at most so many lines are seen."""
        room = max(1, width - theme.px(self.pad_left) - theme.px(_PAD))
        lines = min(most, text_layout.count(self.runs, pen, room))
        return self._head() + lines * self._step(pen) + theme.px(_PAD) * 1.2

    def draw(self) -> None:
        """Draw text and caret."""
        super().draw()
        self._fit()
        pen, step = self._pen(), self._step()
        left, top, width, height = self._area()
        self._rows = rows(self.text, pen, width)
        room = max(1, int(height / step + 0.01))
        at = self._row_of(self.caret)
        self._first = max(0, min(at - room + 1, len(self._rows) - room)) if self.editing else 0
        self._drawing.clear()
        self.written.clear()
        empty = not self.text and not self.editing
        self._dashed.fit(self.pos, self.size, theme.dash if empty and not self.plain else None)
        if empty and self.hint:
            self._rest(self.hint, pen, left, width)
            return
        if self.label:
            name = Letters(max(1, round(theme.font(self.label_letters))), self.editing)
            middle = self.top - theme.px(self.pad_top) - name.px * 1.25 / 2
            self._write(self.label, name, left, middle, "petrol" if self.editing else "ink2")
        if not self.editing:
            setting = text_layout.set_lines(self.runs, pen, width, room)
            self.cut = setting.cut
            self._lines(setting.lines, pen, left, top, "ink")
        else:
            for place, row in enumerate(self._rows[self._first : self._first + room]):
                piece = self.text[row.start : row.end].rstrip()
                self._write(piece, pen, left, top - (place + 0.5) * step, "ink")
            self._caret(pen, left, top - (at - self._first) * step)

    def _fit(self) -> None:
        """Letters in which the text at rest is seen whole, if there are such."""
        self._shrunk = None
        if self.shrink and not self.editing:
            full = self._full()
            room = self.width - theme.px(self.pad_left) - theme.px(_PAD)
            self._shrunk, _ = text_layout.fit(self.runs, full, text_layout.least_px(full.px), room, self._room)

    @property
    def runs(self) -> text_layout.Line:
        """The text as it is set, in pieces that are bold or not."""
        if not self.figures or self.editing:
            return ((self.text or " ", self.bold),)
        pieces = _NUMBER.split(self.text)
        return tuple((piece, self.bold or n % 2 == 1) for n, piece in enumerate(pieces) if piece) or (
            (" ", self.bold),
        )

    def _rest(self, hint: str, pen: Letters, left: float, width: float) -> None:
        """The hint alone, in the middle of the empty place, smaller where it would be cut off."""
        usual, runs = pen._replace(bold=False), text_layout.runs_of(hint, False)
        least = text_layout.least_px(usual.px)
        pen, setting = text_layout.fit(runs, usual, least, width, lambda pen: int(self.height / self._step(pen)))
        self.hint_cut = setting.cut
        top = self.center_y + len(setting.lines) * self._step(pen) / 2
        self._lines(setting.lines, pen, left, top, "ink2")

    def _lines(self, lines: tuple[text_layout.Line, ...], pen: Letters, left: float, top: float, ink: str) -> None:
        for place, line in enumerate(lines):
            middle = top - (place + 0.5) * self._step(pen)
            x = left
            for piece, bold in line:
                self._write(piece, pen._replace(bold=bold), x, middle, ink)
                x += text_layout.width(piece, pen._replace(bold=bold))

    def _write(self, piece: str, pen: Letters, x: float, middle: float, ink: str) -> None:
        if not piece:
            return
        texture = text_layout.texture(piece, pen)
        self._drawing.add(Color(*theme.colour(ink)))
        y = text_layout.lower_edge(middle, pen)
        self._drawing.add(Rectangle(texture=texture, pos=(round(x), y), size=texture.size))
        self.written.append((x, middle - pen.px / 2, x + texture.width, middle + pen.px / 2))

    def _caret(self, pen: Letters, left: float, top: float) -> None:
        row = self._rows[self._row_of(self.caret)]
        x = left + text_layout.width(self.text[row.start : self.caret], pen) + theme.px(1)
        self._drawing.add(Color(*theme.petrol))
        thick = max(2, round(theme.px(4)))
        low = round(top - self._step() / 2 - pen.px * 0.575)
        self._drawing.add(Rectangle(pos=(round(x), low), size=(thick, round(pen.px * 1.15))))

    def _row_of(self, sign: int) -> int:
        return next((i for i, row in reversed([*enumerate(self._rows)]) if row.start <= sign), 0)

    def _sign_at(self, x: float, y: float) -> int:
        """The place between two signs nearest to that point."""
        pen = self._pen()
        left, top, width, _ = self._area()
        self._rows = rows(self.text, pen, width)
        place = min(max(0, int((top - y) / self._step()) + self._first), len(self._rows) - 1)
        row = self._rows[place]
        ends = range(row.start, row.end + 1)
        return min(ends, key=lambda end: abs(left + text_layout.width(self.text[row.start : end], pen) - x))


def rows(text: str, pen: Letters, width: float) -> list[Span]:
    """The text in rows no wider than width px; every sign belongs to a row, so a caret can stand anywhere."""
    found: list[Span] = []
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        while True:
            stop = _fit(text, start, end, pen, width)
            found.append(Span(start, stop))
            if stop >= end:
                break
            start = stop
        start = end + 1
    return found


def _fit(text: str, start: int, end: int, pen: Letters, width: float) -> int:
    """Where the row that begins at start has to end: after the last word that fits, else inside the word."""
    if text_layout.width(text[start:end], pen) <= width:
        return end
    low, high = start + 1, min(end, start + 400)
    while low < high:
        middle = (low + high + 1) // 2
        if text_layout.width(text[start:middle].rstrip(), pen) <= width:
            low = middle
        else:
            high = middle - 1
    blank = text.rfind(" ", start, low)
    return blank + 1 if blank > start else low
