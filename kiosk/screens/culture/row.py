"""One statement with its way: wool where it is today, a pin where it shall be, the cord between is what is left.

row = GapRow(); row.show(found, chosen=True, few=_("Færre enn tre"))
"""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.graphics import Color, Rectangle
from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from board.catalogue import _
from board.formats import number
from board.kinds.culture.index import Answered, Row
from board.kinds.culture.record import LEAST, MOST
from kiosk.theme import theme
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.input.tap import SparePress
from kiosk.widgets.paper import pictures
from kiosk.widgets.paper.nine_patch import Dress
from kiosk.widgets.plan import Across

HIGH = 110
"""Design px of a row."""
_OUT = 18
_WOOL, _PIN, _CORD = 46, 40, 15
_LINE, _GOLD = (0.855, 0.808, 0.729, 1), (0.776, 0.588, 0.235, 1)
_DYED = (0.56, 0.72, 0.77, 1)
_APART = 70
"""Design px between the two numbers, where they are nearer they stand to either side."""


class GapWay(Drawing):
    """The way from 1 to 5. `now` and `wanted` in tenths; 0: not known."""

    now = NumericProperty(0)
    wanted = NumericProperty(0)
    chosen = BooleanProperty(False)

    def _at(self, tenths: float) -> float:
        inset = theme.px(30)
        return float(self.x + inset + (self.width - 2 * inset) * (tenths / 10 - LEAST) / (MOST - LEAST))

    def paint(self) -> None:
        y, line = self.y + 0.44 * self.height, _GOLD if self.chosen else _LINE
        self.stroke(line, [self._at(10 * LEAST), y, self._at(10 * MOST), y], theme.px(5))
        for score in range(LEAST, MOST + 1):
            self.dot(line, self._at(10 * score), y, theme.px(13) / 2)
        if self.now and self.wanted:
            ends = self._at(self.now), self._at(self.wanted)
            self._cord(min(ends), max(ends), y)
        if self.wanted:
            head = pictures.fitted("pin-petrol", theme.px(_PIN))
            self.tint("white")
            self.put(head, round(self._at(self.wanted) - head.width / 2), round(y - head.height / 2))
        if self.now:
            side = theme.px(_WOOL) / 0.70
            self.tint("white")
            wool = pictures.picture("yarn", side, side)
            self.put(wool, round(self._at(self.now) - side / 2), round(y - 0.455 * side))
        self._numbers(y)

    def _cord(self, left: float, right: float, y: float) -> None:
        high = theme.px(_CORD) * 80 / 64
        scale = theme.px(_CORD) / 64
        texture = pictures.picture("cord", pictures.natural("cord")[0] * scale, pictures.natural("cord")[1] * scale)
        texture.wrap = "repeat"
        turns = max(0.01, (right - left) / texture.width)
        self.tint(_DYED)
        coords = (0, 1, turns, 1, turns, 0, 0, 0)
        self.put(texture, left, y - high / 2, right - left, high, tex_coords=coords)

    def _numbers(self, y: float) -> None:
        near = self.now and self.wanted and abs(self._at(self.now) - self._at(self.wanted)) < theme.px(_APART)
        first = self.now <= self.wanted
        for tenths, ink, left in ((self.now, "ink", first), (self.wanted, "petrol", not first)):
            if tenths:
                anchor = (0.75 if left else 0.25) if near else 0.5
                told = number(tenths / 10, 1)
                self.write(told, theme.px(25), self._at(tenths), y + theme.px(28), ink, bold=True, anchor=(anchor, 0))


class GapRow(SparePress, Across):
    """A tap chooses it; «Neste utsagn» does so too, from below."""

    key = ""
    statement = StringProperty("")
    left = StringProperty("")
    """The way left, as it is read."""
    told = StringProperty("")
    """Instead of a way: why there is none."""
    chosen = BooleanProperty(False)
    redraws: ClassVar[tuple[str, ...]] = ("chosen",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._shadow, self._paper = Dress(), Dress()
        for part in (self._shadow, self._paper):
            self.canvas.before.add(part)
        with self.canvas.before:
            self._line_colour, self._line = Color(), Rectangle()

    def draw(self) -> None:
        super().draw()
        out = theme.px(_OUT) if self.chosen else 0
        box = (self.x - out, self.y + theme.px(2), self.width + 2 * out, self.height - theme.px(4))
        self._shadow.name, self._paper.name = ("shadow-s", "note-yellow") if self.chosen else ("", "")
        self._shadow.fit(*box)
        self._paper.fit(*box)
        self._line_colour.rgba = theme.clear if self.chosen else theme.rule
        self._line.pos, self._line.size = (self.x + theme.px(20), self.y), (self.width - theme.px(40), theme.px(1.5))

    def show(self, row: Row, *, chosen: bool, few: str) -> None:
        """Show this one; `few`: what is said where too few laid a ball."""
        self.key, self.statement, self.chosen = row.statement.id, row.statement.text, chosen
        way = self.ids.way
        way.now, way.wanted, way.chosen = _tenths(row.now), _tenths(row.wanted), chosen
        gap = row.gap
        self.left = number(gap / 10, 1) if gap is not None else "–" if way.now or way.wanted else ""
        hidden = any(side and side.hidden for side in (row.now, row.wanted))
        self.told = "" if way.now or way.wanted else few if hidden else _("ikke spurt ennå")


def _tenths(side: Answered | None) -> int:
    return side.tenths if side and not side.hidden else 0
