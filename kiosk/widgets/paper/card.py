"""A card on the board: pinned paper with a title, who, when, how much and how long it has hung there.

It is pressed to be opened and may be dragged. Shows a `Face` of plain values; knows the theme, the catalogue and
other widgets, never where the values come from.

    CardPaper(face=Face("7f3a", "Fast plass til bilnøklene", person="Per Olav", deadline="28. nov.", hours=1.5))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from kivy.graphics import Color, SmoothLine
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty

from board.catalogue import _, _n
from board.formats import number
from kiosk.theme import theme
from kiosk.widgets.balls.ball import Ball
from kiosk.widgets.charts.spark import Spark
from kiosk.widgets.drawing import unit
from kiosk.widgets.input.drag import Drag
from kiosk.widgets.input.tap import LEAST
from kiosk.widgets.layout.hint import Hint
from kiosk.widgets.paper.chips import BLUE, Chip, ToolSigns, Weeks
from kiosk.widgets.paper.icon import Icon
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Across, Plan, Space
from kiosk.widgets.text.text import Text

_TITLE, _SMALL = 25, 21
"""px of a card's title, and of what is written below one so large."""
_AIR = 0.3
"""By so much of itself a line of the card grows where there is room: what stands on it does not touch the next."""
_COURSE = 190
"""Design px at the right of a card for its line."""
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
    tools: tuple[str, ...] = ()
    """Signs of the tools of which something hangs on it."""
    above: str = ""
    """Over the title: the unit it came from. Who and when then share one line."""
    said: str = ""
    """A few words in place of the gain: how long it has waited, how far it has come; of a finished card beside it."""
    fresh: str = ""
    """What the last meeting did with it, in place of the gain: «ny i møtet», «flyttet»."""
    course: tuple[float, ...] = ()
    """How what it is about has gone, the latest last: a line at its right."""


class _Sign(Icon):
    """A sign as high as the letters beside it."""

    align, letters = Hint("middle"), Hint(21)

    def natural_w(self) -> tuple[float, float]:
        return theme.font(self.letters), theme.font(self.letters)

    def natural_h(self, width: float) -> tuple[float, float]:
        return self.natural_w()


class _Line(Text):
    """A few words on one line."""

    align = Hint("middle")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"role": "line", "letters": 21, "ink": "ink2", "lines": 1, "valign": "middle", **kwargs})


class _Row(Across):
    """A line of the card, as high with nothing on it as with everything."""

    gap, padding, letters = Hint(6), Hint((0, 0, 10, 0)), Hint(_SMALL)
    air = Hint(0)
    """Real px it is given besides."""

    @staticmethod
    def height_px(letters: float) -> float:
        """Real px of its height, for letters of so many."""
        return (1.25 if theme.format == "small" else 1.35) * theme.font(letters)

    def natural_h(self, width: float) -> tuple[float, float]:
        high = self.height_px(self.letters) + self.air
        return high, high


_FIGURE = 12
"""So many characters has a figure at most."""
_PARTS: dict[str, Callable[[], Any]] = {
    "person_sign": lambda: _Sign(name="person", ink="ink2", order=-1),
    "date_sign": lambda: _Sign(name="calendar", order=1),
    "date": lambda: _Line(order=2),
    "check": lambda: _Sign(name="check", ink="petrol", letters=28, order=5),
    "chip": lambda: Chip(order=-2),
    "said": lambda: _Line(order=-3),
    "tools": lambda: ToolSigns(align="middle", order=-1),
    "old_sign": lambda: _Sign(name="hourglass", ink="late", order=1),
    "old": lambda: _Line(role="chip", ink="late", order=2),
    "weeks": lambda: Weeks(align="middle", order=3),
    "ball": lambda: Ball(colour="red", angle=-12, free=True),
    "course": lambda: Spark(free=True),
}
"""What not every card has, in the order it stands on its row."""


class CardPaper(Drag, Paper):
    """The card. `pin` chooses its colour; `trim` its cut. Events as Drag: on_act opens, on_drop(x, y).

    On a small board its title has three lines; who and age remain, and a deadline that presses replaces the gain.
    """

    flow, padding = Hint("down"), Hint((18, 15, 7, 11))
    face = ObjectProperty(Face("", ""))
    letters = NumericProperty(_TITLE)
    """px of the title, as it was made; who and when are written accordingly."""
    lifted = BooleanProperty(False)
    """Held up from the board, for one of many to be chosen."""
    redraws: ClassVar[tuple[str, ...]] = ("lifted",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        # A long one gives way to who and when.
        self.title = Text(role="card_title", letters=self.letters, weight=1, least_h=25, shrink=False, teaser=True)
        small = self._small(self.letters)
        self._who, self._what = _Row(order=2, letters=small), _Row(order=3, letters=small)
        # Of a name the beginning is enough: what the card opens says it whole.
        self._person, self._parts = _Line(weight=1, least_w=40, letters=small, teaser=True), dict[str, Any]()
        self._who.add_widget(self._person)
        self._what.add_widget(Space(weight=1))
        self.add_all((self.title, self._who, self._what))
        self.pin = self.pin or "wood"
        # Above the paper, below the pin.
        self._edge_colour, self._edge = Color(1, 1, 1, 0), SmoothLine(width=1)
        pin = self.canvas.before.indexof(self._held_colour)
        self.canvas.before.insert(pin, self._edge_colour)
        self.canvas.before.insert(pin + 1, self._edge)
        self.bind(face=self._say)
        theme.bind(format=self._say, larger=self._say)
        self._say()

    def on_lifted(self, *_args: object) -> None:
        self.shadow, self.pin_size = ("l", 0) if self.lifted else ("s", 1)

    def copy(self) -> CardPaper:
        return CardPaper(face=self.face, trim=self.trim, shadow="l", pin_size=0, focusable=False)

    def natural_h(self, width: float) -> tuple[float, float]:
        return self.heights(self.letters)

    @staticmethod
    def _small(letters: float) -> float:
        return _SMALL * letters / _TITLE

    @staticmethod
    def heights(letters: float = _TITLE) -> tuple[float, float]:
        """Least and wanted height of the fullest card: those that hang beside each other are alike."""
        line, rows = 1.16 * theme.font(letters), 2 * _Row.height_px(CardPaper._small(letters))
        least = 2 * line + rows + theme.px(28)
        want = least + (line if theme.format == "small" else 0) + _AIR * rows
        return max(LEAST * theme.touch, least), max(LEAST * theme.touch, want)

    def draw(self) -> None:
        self.title.most_w = self.width / theme.k - 66 if self.face.red else 0
        # The title has all its lines before who and what move apart.
        row, (left, upper, right, lower) = _Row.height_px(self._small(self.letters)), self.padding
        words = self.title.natural_h(self.width - theme.px(left + right))[1]
        words = max(words, 2 * 1.16 * theme.font(self.letters))  # who stands at one height beside a shorter title
        spare = self.height - words - 2 * row - theme.px(upper + lower)
        self._who.air = self._what.air = round(min(_AIR * row, max(0, spare / 2)))
        super().draw()
        if self.face.course:
            wide, chart = theme.px(_COURSE), self._parts["course"]
            chart.size = wide - theme.px(44), self.height - theme.px(52)
            chart.pos = self.right - wide + theme.px(10), self.y + theme.px(26)
        if self.face.red:
            side, over, ball = theme.px(40), theme.px(9), self._parts["ball"]
            ball.size = side, side
            ball.pos = self.right - side, self.top + over - side
        self._mark(self.face.moved or self.lifted)

    def _say(self, *_args: object) -> None:
        face, small = self.face, theme.format == "small"
        if not self.test_name.startswith("lifted") and face.key:
            self.test_name = f"card-{face.key}"
        self.title.text, self.title.lines = face.title, 3 if small else 2
        self._show("ball", self, face.red)
        self._show("course", self, face.course, values=face.course)
        # A figure is read whole; of a sentence the beginning is enough, the card opens and says it.
        long = len(face.said) > _FIGURE
        self._show("said", self._what, face.said, text=face.said, teaser=long, least_w=40 if long else 0)
        self._say_what(face, small)
        gain = _("{hours} t/uke").format(hours=number(face.hours)) if face.hours and not face.fresh else ""
        other = face.fresh or face.origin or (_("Ny") if face.new else "")
        colour, ink = ("honey_chip", "ink") if gain else (BLUE, "petrol")
        chip = (gain or other) and not small and (face.done or not face.said)
        self._show("chip", self._what, chip, text=gain or other, colour=colour, ink=ink)
        person, date, ink, bold = face.person, face.deadline, "late" if face.late else "ink2", face.late
        sign_ink = ink
        if small and not (face.deadline and (face.late or face.soon)):
            date, ink, bold = "" if gain or face.done else other, "petrol", True
            person = " · ".join(part for part in (face.person, gain) if part)
        roomy = theme.larger <= 1
        self._show("tools", self._what, face.tools and (roomy or not face.done), names=face.tools)
        self.padding = (18, 15, 7 + (_COURSE if face.course else 0), 11)
        self._who.order = -1 if face.above else 2
        self._person.text = face.above or person
        self._person.ink, self._person.bold = ("petrol", True) if face.above else ("ink2", False)
        self._show("person_sign", self._who, face.person and not small and roomy and not face.above)
        when = self._what if face.above else self._who
        self._show("date", when, date, text=date, ink=ink, bold=bold)
        self._show("date_sign", when, date and (face.late or (not small and roomy)), ink=sign_ink)
        self.later()

    def _say_what(self, face: Face, small: bool) -> None:
        """How long it has hung here, or that it is done."""
        old = face.weeks >= HOURGLASS_WEEKS and not face.done
        self._show("old_sign", self._what, old)
        self._show("old", self._what, old, text=_n("{n} uke", "{n} uker", face.weeks))
        weeks = 0 if old or face.done else face.weeks
        self._show("weeks", self._what, weeks > 0, weeks=weeks)
        self._what.order = 1 if small else 3
        self._show("check", self._who if small and not face.above else self._what, face.done)

    def _show(self, name: str, row: Plan, there: object, **looks: Any) -> None:
        """Show this part on this row, or not; it is made when the card first has it."""
        part = self._parts.get(name)
        if there and part is None:
            part = self._parts[name] = _PARTS[name]()
            if isinstance(part, (_Line, _Sign)):
                part.letters = self._small(self.letters) * part.letters / _SMALL
        if part is None:
            return
        if part.parent is not row:
            if part.parent:
                part.parent.remove_widget(part)
            row.add_widget(part)
        part.shown = bool(there)
        for look, value in looks.items():
            setattr(part, look, value)

    def _mark(self, moved: bool) -> None:
        width = 4 * unit()
        self._edge_colour.rgba = (*theme.colour("honey")[:3], 1 if moved else 0)
        self._edge.width = width / 2
        self._edge.rounded_rectangle = (self.x, self.y, self.width, self.height, 5 * unit())
