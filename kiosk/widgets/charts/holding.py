"""Hours a week that hold, over a year: a line of steps that may also go down. Knows only the theme and letters.

Holding(points=((0.0, 4), (0.6, 17.5), (0.95, 15)), ticks=((0.0, _("jan")),))
"""

from __future__ import annotations

from kivy.properties import ObjectProperty

from board.formats import number
from kiosk.theme import SMALLEST_PX, Colour, theme
from kiosk.widgets.charts import scale
from kiosk.widgets.charts.scale import Rung
from kiosk.widgets.drawing import Drawing, unit

_EDGE: Colour = (0.788, 0.541, 0.133, 1)
_GROUND: Colour = (0.561, 0.51, 0.439, 1)
_SIDE = 56
"""Room at the right, at least, px of the drawing: the last month stands there."""


class Holding(Drawing):
    """`points`: (when, hours), when from 0 to 1 (now), oldest first; each holds until the next. The number it ends
    with stands beside it, and its highest where it has fallen since."""

    points = ObjectProperty(())
    ticks = ObjectProperty(())
    """(when, what stands below)."""

    def paint(self) -> None:
        u, points = unit(), tuple(self.points)
        small, letters = max(theme.font(20), SMALLEST_PX), theme.font(25)
        most = max((hours for _at, hours in points), default=0)
        begin = self.x + (scale.room([0, most], small) + 10 * u if most else 0)
        ends = scale.room([points[-1][1]] if points else [], letters)
        ground, width = self.y + 1.5 * small, self.right - max(_SIDE * u, ends + 22 * u) - begin
        self._months(begin, ground, width, small)
        if not most:
            return
        per_hour = (self.top - ground - 1.5 * letters) / most
        rungs = [Rung(ground + hours * per_hour, hours) for hours in scale.round_numbers(most)]
        scale.beside(self, begin - 10 * u, rungs, small)
        line: list[float] = []
        for place, (at, hours) in enumerate(points):
            end = points[place + 1][0] if place + 1 < len(points) else 1.0
            left, right, y = begin + at * width, begin + end * width, ground + hours * per_hour
            self.fill("honey", left, ground, right - left, y - ground, strength=0.38)
            line += [left, y, right, y]
        self.stroke(_EDGE, line, 5 * u)
        last = points[-1][1]
        x, y = begin + width, ground + last * per_hour
        fallen = last < most
        ink = "late" if fallen else "ink"
        self.dot("paper", x, y, 13 * u)
        self.dot(ink, x, y, 10 * u)
        self.write(number(last), letters, x + 18 * u, y, ink, bold=True, anchor=(0, 0.5))
        if fallen:
            place = max(n for n, (_at, hours) in enumerate(points) if hours == most)
            x = begin + points[place + 1][0] * width - 6 * u
            self.write(number(most), letters, x, ground + most * per_hour + 4 * u, bold=True, anchor=(1, 0))

    def _months(self, begin: float, ground: float, width: float, letters: float) -> None:
        self.fill(_GROUND, begin, ground - 2, width, 2)
        free = begin
        for at, label in self.ticks:
            x = begin + at * width
            if x >= free:
                free = x + self.write(label, letters, x, ground - 0.3 * letters, "ink2", anchor=(0, 1)) + letters
