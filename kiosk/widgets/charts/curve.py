"""How something found and something freed have grown: steps over time, filled as the folding rule is.

Knows only the theme, hatching and letters.

    Curve(points=((0.0, 6.5, 0), (0.4, 12, 6.5)), ticks=((0.0, "2024"),))
"""

from __future__ import annotations

from kivy.properties import ObjectProperty

from board.formats import number
from kiosk.theme import SMALLEST_PX, theme
from kiosk.widgets.charts import scale
from kiosk.widgets.charts.hatch import across, hatch
from kiosk.widgets.charts.scale import Rung
from kiosk.widgets.drawing import Drawing, unit

_LABEL = 2.6
"""Length of a year below, in its letters."""
_FOOT, _HEAD = 30, 14
"""Room below for the time, and above, px of the drawing."""
_SIDE = 74
"""Room at the right, at least, px of the drawing: the last year stands there."""
_ENDS = 26
"""Letters of what it has come to."""


class Curve(Drawing):
    """`points`: (when, found, freed), when from 0 (first) to 1 (now), oldest first; each holds until the next."""

    points = ObjectProperty(())
    ticks = ObjectProperty(())
    """(when, what stands below)."""

    def paint(self) -> None:
        u, points = unit(), tuple(self.points)
        letters = max(theme.font(20), SMALLEST_PX)
        most = max((found for _at, found, _freed in points), default=0)
        begin = self.x + scale.room([0, most], letters) + 10 * u
        ends = scale.room(points[-1][1:] if points else [], theme.font(_ENDS))
        ground, width = self.y + _FOOT * u, self.right - max(_SIDE * u, ends + 16 * u) - begin
        per_hour = (self.top - _HEAD * u - ground) / most if most else 0
        if most:
            scale.beside(self, begin - 10 * u, [Rung(ground, 0), Rung(ground + most * per_hour, most)], letters)
        free = begin
        for at, label in self.ticks:
            x = begin + at * width
            self.fill("rule", round(x), ground, max(1, round(u)), self.top - _HEAD * u - ground)
            if x >= free and x + _LABEL * letters <= self.right:
                written = self.write(label, letters, x + 6 * u, ground - 4 * u, "ink2", anchor=(0, 1))
                free = x + written + 16 * u
        for place, (at, found, freed) in enumerate(points):
            end = points[place + 1][0] if place + 1 < len(points) else 1.0
            left, right = round(begin + at * width), round(begin + end * width)
            low, high = round(ground + freed * per_hour), round(ground + found * per_hour)
            if right > left and high > low:
                self.tint("white")
                u_px, v_px = across(1, 1)[2], across(1, 1)[5]
                x0, x1, y0, y1 = left * u_px, right * u_px, low * v_px, high * v_px
                coords = (x0, y0, x1, y0, x1, y1, x0, y1)  # the lines run on from step to step
                self.put(hatch(), left, low, right - left, high - low, tex_coords=coords)
            self.fill("honey", left, ground, right - left, low - ground)
        self.fill("ink2", begin, ground - max(1, round(1.5 * u)), width, max(1, round(1.5 * u)), strength=0.55)
        if points:
            self._numbers(points[-1], ground, per_hour, begin + width + 12 * u)

    def _numbers(self, last: tuple[float, float, float], ground: float, per_hour: float, x: float) -> None:
        """What it has come to, beside the end of each step."""
        _at, found, freed = last
        letters = theme.font(_ENDS)
        low = max(ground + letters * 0.5, ground + freed * per_hour)
        high = ground + found * per_hour
        if found > freed:
            self.write(number(found), letters, x, max(high, low + letters * 1.2), "ink2", anchor=(0, 0.5))
        self.write(number(freed), letters, x, low, bold=True, anchor=(0, 0.5))
