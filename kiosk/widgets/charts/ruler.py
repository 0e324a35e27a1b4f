"""The folding rule: hours a week found, and those already freed. It grows when a card is finished.

A `Ruler` is pressed, and opens what is behind the numbers. Knows only the theme, the catalogue and other widgets.

    Ruler(test_name="gains", realised=17.5, identified=24)
"""

from __future__ import annotations

from math import ceil
from typing import Any

from kivy.animation import Animation
from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from board.catalogue import _, _n
from board.formats import number
from kiosk.theme import theme
from kiosk.widgets.charts.hatch import across, hatch
from kiosk.widgets.dash import Dash
from kiosk.widgets.drawing import Drawing, unit
from kiosk.widgets.input.tap import Press
from kiosk.widgets.paper.nine_patch import Dress
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text import Text
from kiosk.widgets.text.text_layout import strong

LENGTH = 27
"""Hours on the shortest rule."""
_STEPS = ((40, 1), (80, 2), (200, 5), (400, 10), (800, 20), (2000, 50))
"""Up to this length, hours between two marks; every fifth mark has a number."""
_RULE, _LOW = 0.54, 0.37
"""Share of the box's height the rule takes; above it stand the words, and it is lower where they take two lines."""


def length_for(hours: float) -> float:
    """How long a rule is that holds so many hours and leaves a little room to grow."""
    return max(LENGTH, ceil(hours * 1.08))


class FoldingRule(Drawing):
    """The rule with its words above. `realised` and `identified` in hours a week; what has `fallen` away since is an
    empty dashed piece, told below where there is room. `standing`: words of what is realised, instead of its own."""

    realised = NumericProperty(0)
    identified = NumericProperty(0)
    fallen = NumericProperty(0)
    added = NumericProperty(0)
    """So much of what is realised was the last meeting's: framed, with «+2,5» in it or beside it."""
    standing = StringProperty("")
    tells_below = BooleanProperty(False)
    grown = NumericProperty(0)
    """What the honey part shows just now, on its way to `realised`."""
    reach = NumericProperty(0)
    """What the hatched part shows just now, on its way to `identified`."""

    sunk = 0
    """Px it is pressed down."""

    @property
    def inside(self) -> tuple[float, float, float, float]:
        """Left, lower edge, width and height of what is drawn, real px."""
        return self.x, self.y, self.width, self.height

    def __init__(self, **kwargs: Any) -> None:
        self._hung = False
        self._taken: list[tuple[float, float]] = []
        self._shadow, self._dash = Dress("shadow-s"), Dash()
        super().__init__(**kwargs)
        self.canvas.before.add(self._shadow)
        self._done = Text(lines=1, bold=False, valign="middle")
        self._found = Text(lines=1, bold=False, ink="wood_ink", halign="right", valign="middle", shrink=False)
        self.add_widget(self._done)
        self.add_widget(self._found)
        self.bind(realised=self._grow, identified=self._grow)
        self._grow()

    def _grow(self, *_: object) -> None:
        Animation.cancel_all(self, "grown", "reach")
        if not self._hung or theme.calm:
            self.grown, self.reach = self.realised, self.identified
        else:
            Animation(
                grown=self.realised, reach=self.identified, d=theme.duration("grow"), t=theme.curve("grow")
            ).start(self)

    def paint(self) -> None:
        self._hung = True
        u = unit()
        below = round(1.4 * theme.font(22)) if self.tells_below else 0
        x, low, width, tall = self.inside
        high = round((tall - below) * _RULE)
        if not self._words(high, below):
            high = round((tall - below) * _LOW)
            self._words(high, below, lines=2)
        y = low + below - self.sunk
        self._shadow.fit(x, y, width, high)
        radius, length = 6 * u, length_for(max(self.grown, self.reach, self.realised, self.identified))
        self.fill(_BLANK, x, y, width, high, radius)
        per_hour = width / length
        honey = min(self.grown, length) * per_hour
        found = max(0.0, min(self.reach, length) * per_hour - honey)
        if found >= 1:
            self.tint("white")
            start = x + honey
            self.put(hatch(), start, y, found, high, tex_coords=across(found, high))
        if honey >= 1:
            low = max(2, round(high * 0.1))
            right = radius if honey > width - radius else 0
            self.fill(_LIP, x, y, honey, high, (radius, right, right, radius))
            self.fill("honey", x, y + low, honey, high - low, (radius, right, 0, 0))
        self._taken = []
        self._show_added(x + honey, y, self.added * per_hour, high)
        self._show_fallen(x + honey, y, min(self.fallen * per_hour, width - honey), high)
        self._marks(length, per_hour, y, high)

    def _show_added(self, end: float, y: float, wide: float, high: float) -> None:
        if wide < 2 or wide > end - self.inside[0] + 1:
            return
        rim = max(1, round(2 * unit()))
        self.fill("ink", end - wide, y, wide, high)
        self.fill("honey", end - wide + rim, y + rim, wide - 2 * rim, high - 2 * rim)
        said, letters = _("+{n}").format(n=number(self.added)), theme.font(20)
        told, start = text_layout.width(said, text_layout.Letters(round(letters), True)), end - wide
        if told < wide - 4 * rim:
            self.write(said, letters, end - wide / 2, y + high / 2, bold=True, anchor=(0.5, 0.5))
        elif told + 6 * rim < start - self.inside[0]:  # beside its frame
            self.write(said, letters, start - 3 * rim, y + high / 2, bold=True, anchor=(1, 0.5))
            start -= told + 3 * rim
        self._taken.append((start, end))

    def _show_fallen(self, x: float, y: float, wide: float, high: float) -> None:
        if wide < 2:
            return
        u = unit()
        self.fill("paper", x, y, wide, high)
        self._dash.fit((x + u, y + u), (wide - 2 * u, high - 2 * u), theme.colour("late"))
        self.brush.add(self._dash)
        self._taken.append((x, x + wide))
        if self.tells_below:
            said = _("{n} falt bort").format(n=number(self.fallen))
            letters = theme.font(22)
            room = text_layout.width(said, text_layout.Letters(round(letters), True))
            left, _low, whole, _tall = self.inside
            start = min(max(left, x + wide / 2 - room / 2), left + whole - room)
            self.write(said, letters, start, y - 4 * u, "late", bold=True, anchor=(0, 1))

    def _marks(self, length: float, per_hour: float, y: float, high: float) -> None:
        u, (left, _low, wide, _tall) = unit(), self.inside
        step = next((step for limit, step in _STEPS if length <= limit), 100)
        letters = theme.font(20 if high >= 50 * u else 18)
        self.tint("ink", 0.85)
        for mark in range(1, int((length - 0.01) / step) + 1):
            x = left + mark * step * per_hour
            whole = mark % 5 == 0
            tall = high * (0.30 if whole else 0.17)
            self.fill("ink", round(x - u), y + high - tall, max(1, round(1.6 * u)), tall, strength=0.85)
            if whole and x < left + wide - 12 * u and not self._hidden(x, letters):
                self.write(number(mark * step), letters, x, y + high * 0.5, bold=True, anchor=(0.5, 0.5))

    def _hidden(self, x: float, letters: float) -> bool:
        """Whether a number there would stand over what was added or what has fallen away."""
        return any(left - 0.85 * letters < x < right + 0.85 * letters for left, right in self._taken)

    def _words(self, high: float, below: float, lines: int = 1) -> bool:
        """As long as there is room for: whole sentences, else their shortest form. Whether they are read whole."""
        x, y, wide, tall = self.inside
        room = tall - high - below
        self._done.shorter, self._done.lines = "", lines
        self._done.letters_px = self._found.letters_px = min(theme.font(29), 0.8 * room / lines)
        if not self.realised and not self.identified:
            self._done.text, self._found.text = _("Gevinsten begynner på 0. Den vokser herfra."), ""
            if self._done.natural_width() > wide - 4 * unit():
                self._done.text = _("Gevinsten begynner på 0.")
        else:
            long = _n("**{n} time i uka** er realisert", "**{n} timer i uka** er realisert", self.realised)
            self._done.text = self.standing or strong(long)
            self._found.text = _n(
                "{n} time i uka er identifisert", "{n} timer i uka er identifisert", self.identified
            )
            if self._done.natural_width() + self._found.natural_width() > wide - 24 * unit():
                self._done.text = strong(
                    _n("**{n} time i uka** realisert", "**{n} timer i uka** realisert", self.realised)
                )
                self._found.text = _("{hours} identifisert", hours=number(self.identified))
                if self._done.natural_width() + self._found.natural_width() > wide - 8 * unit():
                    done = _("{hours} t/uke realisert", hours=number(self.realised))
                    self._found.text, self._done.shorter = "", done
        self._done.size = self._found.size = (wide, room * 0.92)
        self._done.pos = self._found.pos = (x, y + below + high + room * 0.08 - self.sunk)
        self._done.draw()
        return not self._done.cut


class Ruler(Press, FoldingRule):
    """The same on a painted block, to be pressed."""

    def __init__(self, **kwargs: Any) -> None:
        self._under, self._face = Dress("shadow-m"), Dress("block-cream")
        super().__init__(**kwargs)
        self.canvas.before.insert(0, self._under)
        self.canvas.before.insert(1, self._face)

    @property
    def inside(self) -> tuple[float, float, float, float]:
        side, low = theme.px(_SIDE), theme.px(_FOOT)
        return self.x + side, self.y + low, self.width - 2 * side, self.height - low - theme.px(_HEAD)

    def paint(self) -> None:
        self.sunk = round(theme.px(4)) if self.pressed else 0
        self._face.change = "down-4" if self.pressed else ""
        for dress in (self._under, self._face):
            dress.fit(self.x, self.y, self.width, self.height)
        super().paint()


_SIDE, _HEAD, _FOOT = 18, 3, 17
"""Design px of the block that are seen beside the rule, above its words and below it, lip and all."""
_BLANK = (0.976, 0.933, 0.824, 1)
"""The part of the rule nobody has filled yet."""
_LIP = (0.792, 0.565, 0.165, 1)
"""The lower edge of the honey part."""
