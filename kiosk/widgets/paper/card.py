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
from kiosk.widgets.drawing import Drawing, unit
from kiosk.widgets.input.drag import Drag
from kiosk.widgets.input.tap import LEAST
from kiosk.widgets.layout.hint import Hint
from kiosk.widgets.paper.icon import Icon
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Across, Space
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

    alters: ClassVar[tuple[str, ...]] = ("weeks",)

    @staticmethod
    def measures() -> tuple[float, float]:
        """A dot's width and the way from one to the next, real px."""
        return 0.57 * theme.font(21), 0.83 * theme.font(21)

    def natural_w(self) -> tuple[float, float]:
        wide = self.weeks * self.measures()[1]
        return wide, wide

    def natural_h(self, width: float) -> tuple[float, float]:
        return self.measures()[0], self.measures()[0]

    def paint(self) -> None:
        colour = "age" if self.weeks >= OCHRE_WEEKS else "ink2"
        side, pitch = self.measures()
        for place in range(int(self.weeks)):
            x = self.right - side - place * pitch
            self.fill(colour, x, self.center_y - side / 2, side, side, side / 2)


class _Sign(Icon):
    """A sign as high as the letters beside it."""

    align = Hint("middle")

    def natural_w(self) -> tuple[float, float]:
        return theme.font(21), theme.font(21)

    def natural_h(self, width: float) -> tuple[float, float]:
        return self.natural_w()


class _Line(Text):
    """A few words on one line."""

    align = Hint("middle")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"role": "line", "letters": 21, "ink": "ink2", "lines": 1, **kwargs})


class _Row(Across):
    """A line of the card, as high with nothing on it as with everything."""

    gap, padding = Hint(6), Hint((0, 0, 10, 0))

    @staticmethod
    def height_px() -> float:
        """Real px of its height."""
        return (1.25 if theme.format == "small" else 1.5) * theme.font(21)

    def natural_h(self, width: float) -> tuple[float, float]:
        return self.height_px(), self.height_px()


class CardPaper(Drag, Paper):
    """The card. `pin` chooses its colour; `trim` its cut. Events as Drag: on_act opens, on_drop(x, y).

    On a small board its title has three lines; who and age remain, and a deadline that presses replaces the gain.
    """

    flow, padding = Hint("down"), Hint((18, 15, 7, 11))
    face = ObjectProperty(Face("", ""))

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.title = Text(role="card_title", weight=1, least_h=25)  # a long one gives way to who and when
        self._who, self._what = _Row(order=2), _Row(order=3)
        self._person_sign, self._person = _Sign(name="person", ink="ink2"), _Line(weight=1, least_w=40)
        self._date_sign, self._date = _Sign(name="calendar"), _Line()
        self._chip, self.weeks = Chip(), Weeks(align="middle")
        self._old_sign, self._old = _Sign(name="hourglass", ink="late"), _Line(role="chip", ink="late")
        self._check, self._ball = _Sign(name="check", ink="petrol"), Ball(colour="red", angle=-12, free=True)
        for part in (self._person_sign, self._person, self._date_sign, self._date):
            self._who.add_widget(part)
        for part in (self._chip, Space(weight=1), self._old_sign, self._old, self.weeks):
            self._what.add_widget(part)
        for part in (self.title, self._who, self._what, self._ball):
            self.add_widget(part)
        self.pin = self.pin or "wood"
        # Above the paper, below the pin.
        self._edge_colour, self._edge = Color(1, 1, 1, 0), SmoothLine(width=1)
        pin = self.canvas.before.indexof(self._held_colour)
        self.canvas.before.insert(pin, self._edge_colour)
        self.canvas.before.insert(pin + 1, self._edge)
        self.bind(face=self._say)
        theme.bind(format=self._say)
        self._say()

    def copy(self) -> CardPaper:
        return CardPaper(face=self.face, trim=self.trim, shadow="l", pin_size=0, focusable=False)

    def natural_h(self, width: float) -> tuple[float, float]:
        return self.heights()

    @staticmethod
    def heights() -> tuple[float, float]:
        """Least and wanted height of the fullest card: those that hang beside each other are alike."""
        line, rest = 1.16 * theme.font(25), 2 * _Row.height_px() + theme.px(28)
        least, want = 2 * line + rest, (3 if theme.format == "small" else 2) * line + rest
        return max(LEAST * theme.touch, least), max(LEAST * theme.touch, want)

    def draw(self) -> None:
        self.title.most_w = self.width / theme.k - 66 if self._ball.shown else 0
        super().draw()
        side, over = theme.px(40), theme.px(9)
        self._ball.size = side, side
        self._ball.pos = self.right - side, self.top + over - side
        self._mark(self.face.moved)

    def _say(self, *_args: object) -> None:
        face, small = self.face, theme.format == "small"
        if not self.test_name.startswith("lifted") and face.key:
            self.test_name = f"card-{face.key}"
        self.title.text, self.title.lines = face.title, 3 if small else 2
        self._ball.shown = face.red
        self._say_what(face, small)
        gain = _("{hours} t/uke").format(hours=number(face.hours)) if face.hours else ""
        other = face.origin or (_("Ny") if face.new else "")
        self._chip.text, self._chip.shown = gain or other, bool(gain or other) and not small
        self._chip.colour, self._chip.ink = ("honey_chip", "ink") if gain else (_NEW, "petrol")
        self._date.ink = self._date_sign.ink = "late" if face.late else "ink2"
        self._person.text, self._date.text, self._date.bold = face.person, face.deadline, face.late
        if small and not (face.deadline and (face.late or face.soon)):
            self._date.text = "" if gain or face.done else other
            self._date.ink, self._date.bold = "petrol", True
            self._person.text = " · ".join(part for part in (face.person, gain) if part)
        self._person_sign.shown = bool(face.person) and not small
        self._date.shown = bool(self._date.text)
        self._date_sign.shown = self._date.shown and (face.late or not small)
        self.later()

    def _say_what(self, face: Face, small: bool) -> None:
        """How long it has hung here, or that it is done."""
        old = face.weeks >= HOURGLASS_WEEKS and not face.done
        self._old.text = _n("{n} uke", "{n} uker", face.weeks)
        self._old.shown = self._old_sign.shown = old
        self.weeks.weeks = 0 if old or face.done else face.weeks
        self.weeks.shown = self.weeks.weeks > 0
        self._what.order = 1 if small else 3
        row = self._who if small else self._what
        self._check.shown = face.done
        if self._check.parent is not row:
            if self._check.parent:
                self._check.parent.remove_widget(self._check)
            row.add_widget(self._check)

    def _mark(self, moved: bool) -> None:
        width = 4 * unit()
        self._edge_colour.rgba = (*theme.colour("honey")[:3], 1 if moved else 0)
        self._edge.width = width / 2
        self._edge.rounded_rectangle = (self.x, self.y, self.width, self.height, 5 * unit())


_NEW = (0.835, 0.898, 0.918, 1)
"""Ground of «Ny»."""
