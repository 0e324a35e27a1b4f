"""Sixteen cells, interest upwards and influence to the right, with the notes that hang in them and the two axes.

A tap on a note chooses it, a tap on a cell puts the chosen one there; what hangs above the reach of some is also
chosen by «Neste» and moved by − and + beside it.
"""

from __future__ import annotations

from typing import Any

from kivy.graphics import PopMatrix, PushMatrix, Rotate
from kivy.properties import NumericProperty, ObjectProperty, StringProperty

from board.catalogue import _
from board.kinds.stakeholder.record import GRADES
from board.kinds.stakeholder.words import GRADE_NAMES
from kiosk.parts.pooled import Pooled
from kiosk.screens.stakeholders.sight import CellFace, NoteFace
from kiosk.theme import theme
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.input.written import WrittenNote
from kiosk.widgets.paper import pictures
from kiosk.widgets.text import text_layout

NOTE, HEAD, GAP, PAD, MORE = 66, 36, 8, 14, 72
"""px: height of a note, of the words in a cell's corner, between cells and notes, at their sides, width of «+2»."""
_LEFT, _LOW = 96, 44
"""Room for the words of the axes."""
_WORDS, _LABEL = 25, 23


class GroupNote(WrittenNote):
    """A stakeholder; chosen it is yellow in a petrol frame. Who must be taken along has a shield."""

    face = ObjectProperty(NoteFace("", ""))

    def paint(self) -> None:
        face, k = self.face, theme.px(1)
        x, y, w, h = self.lay("note-yellow" if face.chosen else "note-white", 3 * k if face.chosen else 0)
        side = 28 * k if face.required else 0
        if side:
            self.tint("petrol")
            left = round(self.right - 16 * k - side)
            self.put(pictures.icon("shield", side), left, round(self.center_y - self.sunk - side / 2))
        room = self.width - 30 * k - (side + 8 * k if side else 0)
        self.say(face.name, 27, self.x + 16 * k, room, bold=True)
        if face.chosen:
            self.frame("petrol", x - 2.5 * k, y - 2.5 * k, w + 5 * k, h + 5 * k, 8 * k, 2.5 * k)


class MoreGroups(WrittenNote):
    """So many more hang in the cell; pressed they are listed beside."""

    count = NumericProperty(0)

    def paint(self) -> None:
        self.lay("note-linen")
        k = theme.px(1)
        self.say(_("+{n}").format(n=int(self.count)), 27, self.x + 12 * k, self.width - 20 * k, bold=True)


class CellGround(WrittenNote):
    """The paper of a cell, with the name of its square in a corner."""

    paper = StringProperty("card-0")
    label = StringProperty("")

    def paint(self) -> None:
        self.lay(self.paper)
        k, px = theme.px(1), theme.font(_LABEL)
        wide = text_layout.width(self.label, text_layout.Letters(round(px), True)) if self.label else 0
        px *= min(1.0, (self.width - 30 * k) / max(1, wide))
        middle = self.top - self.sunk - HEAD * k * max(1.0, theme.larger) / 2
        self.write(self.label, px, self.x + 18 * k, middle, "ink2", bold=True, anchor=(0, 0.5))


class Axes(Drawing):
    """The grades, and what is graded: influence below, interest on the left."""

    left, low = NumericProperty(0), NumericProperty(0)

    def paint(self) -> None:
        px = theme.font(_WORDS)
        wide, high = (self.width - self.left) / GRADES, (self.height - self.low) / GRADES
        for n, word in enumerate(map(_, GRADE_NAMES[1:])):
            self.write(
                word, px, self.x + self.left + (n + 0.5) * wide, self.y + self.low / 2, "felt_ink", anchor=(0.5, 0.5)
            )
            self._upwards(word, px, self.x + 0.72 * self.left, self.y + self.low + (n + 0.5) * high)
        self._upwards(_("Interesse"), px, self.x + 0.25 * self.left, self.y + self.low + 2 * high, bold=True)
        self.write(_("Innflytelse"), px, self.x, self.y + self.low / 2, "felt_ink", bold=True, anchor=(0, 0.5))

    def _upwards(self, text: str, px: float, x: float, y: float, *, bold: bool = False) -> None:
        self.brush.add(PushMatrix())
        self.brush.add(Rotate(angle=90, axis=(0, 0, 1), origin=(x, y)))
        self.write(text, px, x, y, "felt_ink", bold=bold, anchor=(0.5, 0.5))
        self.brush.add(PopMatrix())


class GroupMatrix(Pooled):
    """Events: `on_take(id)`: a note, `on_cell(interest, influence)`, `on_more(interest, influence)`. Test names:
    `cell-<interest>-<influence>`, `note-<interest>-<influence>-<n>`, `more-<interest>-<influence>`."""

    __events__ = ("on_take", "on_cell", "on_more")

    cells = ObjectProperty(())

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._axes = Axes()
        self.add_widget(self._axes)

    def held(self) -> int:
        """How many find room in a cell."""
        note, head, gap = self._note(), self._head(), theme.px(GAP)
        return max(1, int((self._cell()[1] - head - gap / 2 + gap) / (note + gap)))

    def arrange(self) -> None:
        wide, high = self._cell()
        left, low = self._sides()
        gap, pad = theme.px(GAP), theme.px(PAD)
        self._axes.left, self._axes.low = left, low
        self.place(self._axes, 0, 0, self.width, self.height)
        at = {(one.interest, one.influence): self._corner(one, wide, high, left) for one in self.cells}
        for ground, one in self.pool(CellGround, self.cells):
            ground.test_name = f"cell-{one.interest}-{one.influence}"
            ground.act_with = ("on_cell", one.interest, one.influence)
            ground.paper, ground.label = one.paper, _(one.label) if one.label else ""
            self.place(ground, *at[one.interest, one.influence], wide, high)
        hung = [(n, note, one) for one in self.cells for n, note in enumerate(one.notes)]
        for widget, (n, note, one) in self.pool(GroupNote, hung):
            x, y = at[one.interest, one.influence]
            last = one.more and n == len(one.notes) - 1
            widget.test_name, widget.act_with = f"note-{one.interest}-{one.influence}-{n}", ("on_take", note.id)
            widget.face = note
            room = wide - 2 * pad - (self._more() + gap if last else 0)
            self.place(widget, x + pad, y + self._head() + n * (self._note() + gap), room, self._note())
        for key, one in self.pool(MoreGroups, [one for one in self.cells if one.more]):
            x, y = at[one.interest, one.influence]
            key.test_name = f"more-{one.interest}-{one.influence}"
            key.act_with, key.count = ("on_more", one.interest, one.influence), one.more
            top = y + self._head() + (len(one.notes) - 1) * (self._note() + gap)
            self.place(key, x + wide - pad - self._more(), top, self._more(), self._note())

    def _sides(self) -> tuple[float, float]:
        return theme.px(_LEFT) * max(1.0, theme.larger), theme.px(_LOW) * max(1.0, theme.larger)

    def _cell(self) -> tuple[float, float]:
        (left, low), gap = self._sides(), theme.px(GAP)
        return (self.width - left + gap) / GRADES - gap, (self.height - low + gap) / GRADES - gap

    def _corner(self, one: CellFace, wide: float, high: float, left: float) -> tuple[float, float]:
        gap = theme.px(GAP)
        return left + (one.influence - 1) * (wide + gap), (GRADES - one.interest) * (high + gap)

    def _head(self) -> float:
        return float(theme.px(HEAD) * max(1.0, theme.larger))

    def _note(self) -> float:
        return float(max(theme.px(NOTE), theme.touch - theme.px(6)))

    def _more(self) -> float:
        return float(max(theme.px(MORE), theme.touch))
