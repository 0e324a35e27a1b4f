"""A run chart: values side by side, their middle as a line, the target dashed, and what was begun with between them.

Knows only the theme and letters; what the values mean is said by whoever shows them.

    RunChart(values=(6, 5, 7, 4, 3), median=6, target=2, phases=((3, "gul vest"),), first="uke 25", last="uke 29")
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from board.formats import number
from kiosk.theme import SMALLEST_PX, Colour, theme
from kiosk.widgets.charts import scale
from kiosk.widgets.charts.scale import Rung
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text_layout import Letters

_LINE = (0.639, 0.573, 0.478, 1)
_DOT = (0.49, 0.435, 0.357, 1)
_TARGET = (0.788, 0.541, 0.133, 1)
_DASHES = {"target": (10, 6), "phase": (5, 5), "place": (3, 3)}
_CROWDED = 15
"""Px of the drawing from value to value, below which dots are drawn smaller."""
_REACH = 3
"""The values keep at least so many letters in height to go up and down in."""


def _letters() -> float:
    return max(theme.font(20), SMALLEST_PX)


class RunChart(Drawing):
    """`stretch`: the values (from, until) that show a change, drawn heavier. `slots`: at least so many places; those
    without a value are empty rings. `phases`: (place of the first value, name)."""

    values = ObjectProperty(())
    median = ObjectProperty(None, allownone=True)
    median_from = NumericProperty(0)
    target = ObjectProperty(None, allownone=True)
    phases = ObjectProperty(())
    stretch = ObjectProperty((0, 0))
    slots = NumericProperty(0)
    alters: ClassVar[tuple[str, ...]] = ("told",)
    told = BooleanProperty(False)
    """Each value stands over its dot where there is room, else the first and the last."""
    first = StringProperty("")
    last = StringProperty("")

    def natural_h(self, width: float) -> tuple[float, float]:
        letters = _letters()
        least = sum(self._around(letters)) + _REACH * letters
        return least, least

    def _around(self, letters: float) -> tuple[float, float]:
        """Px below the values and above them, where words stand."""
        u = theme.k
        return letters * 1.45 + 14 * u, letters * 1.3 + (letters + 12 * u if self.told else 0)

    def paint(self) -> None:
        u, values = theme.k, [float(value) for value in self.values]
        self._letters = letters = _letters()
        lines = [float(value) for value in (self.target, self.median) if value is not None]
        known = [*values, *lines] or [0.0]
        least, most = min(known), max(known)
        ends = [least, most] if values and most > least else []
        beside = scale.room([*lines, *ends], letters)
        self._left, self._right = self.x + beside + 16 * u, self.right - 12 * u
        below, above = self._around(letters)
        low, high = self.y + below, self.top - above
        ground = low - 14 * u
        reach = (high - low) / (most - least) if most > least else 0.0

        def height(value: float) -> float:
            return low + (value - least) * reach if reach else (low + high) / 2

        self._count = max(len(values), int(self.slots), 2)
        self._phases(ground, len(values))
        self.fill("dash", self._left - 8 * u, round(ground), self.right - self._left + 8 * u, max(1, round(2 * u)))
        self._lines(height, ends)
        self._values(values, height)
        if self.told:
            self._tell(values, height)
        self._empty(len(values), (low + high) / 2)
        scale.below(self, self._left, self.right, self.y, self.first, self.last, letters)

    def _at(self, place: float) -> float:
        return self._left + place * (self._right - self._left) / (self._count - 1)

    def _phases(self, ground: float, count: int) -> None:
        """What came with the latest phase lies on blue; each begins with a dashed line and its name."""
        u = theme.k
        begun = [(place, name) for place, name in self.phases if 0 < place <= count]
        ends = [*(self._at(place - 0.5) for place, _ in begun[1:]), self.right]
        for n, ((place, name), end) in enumerate(zip(begun, ends, strict=False)):
            x = self._at(place - 0.5)
            if n == len(begun) - 1:
                self.fill("blue_note", x, ground, self.right - x, self.top - ground, strength=0.38)
            self._dashed("ink2", x, ground, self.top - ground, 2 * u, "phase", standing=True)
            wide = text_layout.width(name, Letters(round(self._letters)))
            before = begun[n - 1][0] - 0.5 if n else 0
            if wide <= end - x - 12 * u:
                self.write(name, self._letters, x + 8 * u, self.top, anchor=(0, 1))
            elif wide <= x - self._at(before) - 12 * u:  # behind the line is no room
                self.write(name, self._letters, x - 8 * u, self.top, anchor=(1, 1))

    def _lines(self, height: Callable[[float], float], ends: Sequence[float]) -> None:
        """Middle and target, each with its number at the left; those that would meet give way to each other, and what
        the values lie between is told where there is room."""
        u, told = theme.k, []
        if self.median is not None:
            begin, y = self._at(self.median_from), height(self.median)
            self.fill("ink", begin, round(y - 1.25 * u), self.right - 5 * u - begin, max(1, round(2.5 * u)))
            told.append([y, self.median, "ink"])
        if self.target is not None:
            y = height(self.target)
            self._dashed(_TARGET, self._left, y - 1.5 * u, self.right - 5 * u - self._left, 3 * u, "target")
            told.append([y, self.target, "late"])
        if len(told) == 2 and abs(told[0][0] - told[1][0]) < self._letters:
            lower, upper = sorted(told)
            apart = (self._letters - (upper[0] - lower[0])) / 2
            lower[0], upper[0] = lower[0] - apart, upper[0] + apart
        marks = [
            *(Rung(y, value, ink, True) for y, value, ink in told),
            *(Rung(height(v), v) for v in ends),
        ]
        scale.beside(self, self._left - 10 * u, marks, 0.9 * self._letters)

    def _values(self, values: list[float], height: Callable[[float], float]) -> None:
        u = theme.k
        spots = [(self._at(place), height(value)) for place, value in enumerate(values)]
        begin, end = self.stretch
        if len(spots) > 1:
            self.stroke(_LINE, [n for spot in spots for n in spot], 3.2 * u)
        if end - begin > 1:
            self.stroke("petrol", [n for spot in spots[begin:end] for n in spot], 5 * u)
        small = min(1.0, max(0.5, (self._right - self._left) / (self._count - 1) / (_CROWDED * u)))
        for place, (x, y) in enumerate(spots):
            shows = begin <= place < end
            colour: str | Colour = "petrol" if shows else _DOT
            if place == len(spots) - 1:
                self.dot("paper", x, y, 13 * u)
                self.dot("petrol" if shows else "ink2", x, y, 10 * u)
            else:
                self.dot(colour, x, y, (7 if shows else 5.5) * u * small)

    def _tell(self, values: list[float], height: Callable[[float], float]) -> None:
        """The values over their dots."""
        pen, last = Letters(round(self._letters), True), len(values) - 1
        widest = max((text_layout.width(number(value), pen) for value in values), default=0)
        every = widest + 8 * theme.k <= self._at(1) - self._at(0)
        for place, value in enumerate(values):
            if every or place in (0, last):
                over = height(value) + (12 if place == last else 8) * theme.k
                self.write(number(value), self._letters, self._at(place), over, bold=True, anchor=(0.5, 0))

    def _empty(self, count: int, y: float) -> None:
        """Rings where values are still to come."""
        for place in range(count, int(self.slots)):
            for size, colour in ((7, "dash"), (5, "paper")):
                self.dot(colour, self._at(place), y, size * theme.k)

    def _dashed(
        self, colour: object, x: float, y: float, length: float, thick: float, kind: str, *, standing: bool = False
    ) -> None:
        on, off = (part * theme.k for part in _DASHES[kind])
        at, thick = 0.0, max(1, round(thick))
        while at < length:
            dash = min(on, length - at)
            box = (x, y + at, thick, dash) if standing else (x + at, y, dash, thick)
            self.fill(colour, *box)  # type: ignore[arg-type]
            at += on + off
