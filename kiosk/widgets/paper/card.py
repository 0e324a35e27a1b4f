"""A card on the board: pinned paper with a title, who, when, how much and how long it has hung there.

It is pressed to be opened and may be dragged. Shows a `Face` of plain values; knows the theme, the catalogue and
other widgets, never where the values come from.

    CardPaper(face=Face("7f3a", "Fast plass til bilnøklene", person="Per Olav", deadline="28. nov.", hours=1.5))
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from kivy.graphics import Color, SmoothLine
from kivy.properties import NumericProperty, ObjectProperty, StringProperty

from board.catalogue import _, _n
from board.formats import number
from kiosk.theme import theme
from kiosk.widgets.balls.ball import Ball
from kiosk.widgets.drawing import Composed, Drawing, unit
from kiosk.widgets.input.drag import Drag
from kiosk.widgets.paper.icon import Icon
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text import Text

OCHRE_WEEKS = 4
"""From this age the dots are ochre."""
HOURGLASS_WEEKS = 6
"""From this age words and an hourglass stand for the dots."""


@dataclass(frozen=True)
class Face:
    """What a card shows. `deadline` is already worded («28. nov.»); `weeks` counts since the last move."""

    key: str
    title: str
    person: str = ""
    deadline: str = ""
    late: bool = False
    soon: bool = False
    """The deadline is within a week: on a small board it takes the place of the gain."""
    hours: float | None = None
    """Gain in hours a week."""
    new: bool = False
    origin: str = ""
    """Where it came from, if not from this wall: «Fra telefon»."""
    weeks: int = 0
    done: bool = False
    red: bool = False
    """Born of a red vote."""
    moved: bool = False
    """The one just moved: a yellow edge."""


class Chip(Drawing):
    """A small rounded label: «1,5 t/uke» on honey, «Ny» on blue."""

    text = StringProperty("")
    colour = ObjectProperty("honey_chip")
    ink = ObjectProperty("ink")
    redraws: ClassVar[tuple[str, ...]] = ("text", "colour", "ink")
    alters: ClassVar[tuple[str, ...]] = ("text",)

    @property
    def letters(self) -> float:
        """Real px of its letters."""
        return theme.font(20)

    def natural_width(self) -> float:
        """Px it takes with its text."""
        return text_layout.width(self.text, text_layout.Letters(round(self.letters), True)) + 28 * unit()

    def natural_w(self) -> tuple[float, float]:
        return self.natural_width(), self.natural_width()

    def natural_h(self, width: float) -> tuple[float, float]:
        return self.letters * 1.5, self.letters * 1.8

    def paint(self) -> None:
        if self.text:
            self.fill(self.colour, self.x, self.y, self.width, self.height, 6 * unit())
            self.write(self.text, self.letters, self.center_x, self.center_y, self.ink, bold=True, anchor=(0.5, 0.5))


class Weeks(Drawing):
    """A dot for each week, from the right."""

    weeks = NumericProperty(0)
    redraws: ClassVar[tuple[str, ...]] = ("weeks",)

    @staticmethod
    def measures() -> tuple[float, float]:
        """A dot's width and the way from one to the next, real px."""
        return (9 * unit(), 13 * unit()) if theme.format == "small" else (12 * unit(), 17.5 * unit())

    def paint(self) -> None:
        colour = "age" if self.weeks >= OCHRE_WEEKS else "ink2"
        side, pitch = self.measures()
        for place in range(int(self.weeks)):
            x = self.right - side - place * pitch
            self.fill(colour, x, self.center_y - side / 2, side, side, side / 2)


class CardPaper(Drag, Composed, Paper):
    """The card. `pin` chooses its colour; `trim` its cut. Events as Drag: on_act opens, on_drop(x, y)."""

    face = ObjectProperty(Face("", ""))
    redraws: ClassVar[tuple[str, ...]] = (*Paper.redraws, "face")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._title = Text(role="card_title")
        self._person_sign, self._person = Icon(name="person", ink="ink2"), Text(role="line", letters=21, ink="ink2")
        self._date_sign, self._date = Icon(name="calendar"), Text(role="line", letters=21)
        self._chip, self._weeks = Chip(), Weeks()
        self._old_sign, self._old = Icon(name="hourglass", ink="late"), Text(role="chip", letters=21, ink="late")
        self._check, self._ball = Icon(name="check", ink="petrol"), Ball(colour="red", angle=-12)
        for text in (self._person, self._date, self._old):
            text.valign, text.lines = "middle", 1
        self._date.halign = self._old.halign = "left"
        for part in (
            *(self._title, self._person_sign, self._person, self._date_sign, self._date, self._chip),
            *(self._weeks, self._old_sign, self._old, self._check, self._ball),
        ):
            self.add_widget(part)
        self.pin = self.pin or "wood"
        # Above the paper, below the pin.
        self._edge_colour, self._edge = Color(1, 1, 1, 0), SmoothLine(width=1)
        pin = self.canvas.before.indexof(self._held_colour)
        self.canvas.before.insert(pin, self._edge_colour)
        self.canvas.before.insert(pin + 1, self._edge)

    def copy(self) -> CardPaper:
        return CardPaper(face=self.face, trim=self.trim, shadow="l", pin_size=0, focusable=False)

    def arrange(self) -> None:
        face: Face = self.face
        if not self.test_name.startswith("lifted") and face.key:
            self.test_name = f"card-{face.key}"
        for child in self.children:
            self.away(child)
        self._say(face)
        if theme.format == "small":
            self._arrange_small(face)
        else:
            self._arrange_full(face)
        u = unit()
        if face.red:
            side, inside = (30 * u, 11 * u) if theme.format == "small" else (40 * u, 20 * u)
            self.place(self._ball, self.width - inside - side / 2, 11 * u - side / 2, side, side)
        self._mark(face.moved)

    def _say(self, face: Face) -> None:
        self._title.text = face.title
        self._person.text = face.person
        self._date.text = face.deadline
        self._date.bold = face.late
        self._date.ink = self._date_sign.ink = "late" if face.late else "ink2"
        self._old.text = _n("{n} uke", "{n} uker", face.weeks)
        self._weeks.weeks = face.weeks if face.weeks < HOURGLASS_WEEKS and not face.done else 0
        gain = _("{hours} t/uke").format(hours=number(face.hours)) if face.hours else ""
        self._chip.text = gain or face.origin or (_("Ny") if face.new else "")
        self._chip.colour, self._chip.ink = ("honey_chip", "ink") if gain else (_NEW, "petrol")

    def _arrange_full(self, face: Face) -> None:
        """Title above; person and deadline; chip and age below."""
        u, width, height = unit(), self.width, self.height
        left, right = 18 * u, width - 18 * u
        self._title.lines = 2
        beside = 40 * u if face.red else 0
        self.place(self._title, left, 16 * u, right - left + 12 * u - beside, 60 * u)
        row, low = height - 74 * u, height - 44 * u
        old = face.weeks >= HOURGLASS_WEEKS and not face.done
        # Brown notices stand below each other.
        widths = [self._date.natural_width()] * bool(face.deadline) + [self._old.natural_width()] * (
            face.late and old
        )
        notes = right - max(widths, default=0)
        sign = 22 * u
        end = right
        if face.deadline:
            self.place(self._date, notes, row, right - notes + 4, 28 * u)
            self.place(self._date_sign, notes - 29 * u, row + 3 * u, sign, sign)
            end = notes - 40 * u
        if face.person:
            self.place(self._person_sign, left, row + 3 * u, sign, sign)
            self.place(self._person, left + 27 * u, row, max(1, end - left - 27 * u), 28 * u)
        if self._chip.text:
            self.place(self._chip, left - 3 * u, low, self._chip.natural_width(), 30 * u)
        if face.done:
            self.place(self._check, right - 24 * u, low + 2 * u, 26 * u, 26 * u)
        elif old:
            x = notes if face.late and face.deadline else right - self._old.natural_width()
            self.place(self._old, x, low, right - x + 4, 30 * u)
            self.place(self._old_sign, x - 29 * u, low + 4 * u, sign, sign)
        else:
            self.place(self._weeks, left, low, right - left, 30 * u)

    def _arrange_small(self, face: Face) -> None:
        """Title of up to three lines; who and age remain; the deadline replaces the gain when it presses."""
        u, width, height = unit(), self.width, self.height
        left, right = 12 * u, width - 13 * u
        row, above = height - 31 * u, height - 52 * u
        line, sign = 24 * u, 17 * u
        note, old = "", face.weeks >= HOURGLASS_WEEKS and not face.done
        pressing = bool(face.deadline) and (face.late or face.soon)
        end = right
        if pressing:
            wide = self._date.natural_width()
            self.place(self._date, right - wide, row, wide + 4, line)
            end = right - wide - 8 * u
            if face.late:
                self.place(self._date_sign, right - wide - 21 * u, row + 3 * u, sign, sign)
                end -= 21 * u
        elif face.done:
            self.place(self._check, right - 20 * u, row + 2 * u, 21 * u, 21 * u)
            end = right - 28 * u
        elif (face.origin or face.new) and not face.hours:
            self._date.text, self._date.ink, self._date.bold = face.origin or _("Ny"), "petrol", True
            wide = self._date.natural_width()
            self.place(self._date, right - wide, row, wide + 4, line)
            end = right - wide - 8 * u
        if face.hours and not pressing:
            note = self._chip.text
        self._person.text = " · ".join(part for part in (face.person, note) if part)
        self.place(self._person, left, row, max(1, end - left), line)
        aged = 0.0
        if old:
            wide = self._old.natural_width()
            self.place(self._old, right - wide, above, wide + 4, line)
            self.place(self._old_sign, right - wide - 20 * u, above + 3 * u, sign, sign)
            aged = wide + 24 * u
        elif face.weeks and not face.done:
            aged = face.weeks * Weeks.measures()[1] + 6 * u
            self.place(self._weeks, left, above, right - left, line)
        beside = 16 * u if face.red else 0
        room = right - left + 4 * u - beside
        self._title.lines = self._title_lines(face.title, room, aged)
        self.place(self._title, left, 11 * u, room, 63 * u)

    def _title_lines(self, title: str, room: float, aged: float) -> int:
        """Three, unless the third would run into the age at its end."""
        pen = text_layout.Letters(round(theme.font(25)), True)
        lines = text_layout.set_lines(((title, True),), pen, room, 3).lines
        fits = len(lines) < 3 or text_layout.line_width(lines[2], pen) + aged <= room
        return 3 if fits else 2

    def _mark(self, moved: bool) -> None:
        width = 4 * unit()
        self._edge_colour.rgba = (*theme.colour("honey")[:3], 1 if moved else 0)
        self._edge.width = width / 2
        self._edge.rounded_rectangle = (self.x, self.y, self.width, self.height, 5 * unit())


_NEW = (0.835, 0.898, 0.918, 1)
"""Ground of «Ny»."""
