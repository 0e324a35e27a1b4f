"""A year at a glance: 52 weeks as tiny stacks of signs, green from the ground, then pink, then red. Weeks without a
vote are gaps, weeks that are not told are hatched, and a thin line stands where the goal was written anew.

Knows only the theme and what a week is.

    Year(weeks=weeks, tallest=9)
"""

from __future__ import annotations

from kivy.properties import NumericProperty, ObjectProperty

from board.catalogue import _
from kiosk.theme import SMALLEST_PX, theme
from kiosk.widgets.balls.ball import BALLS
from kiosk.widgets.balls.sign import SIGNS
from kiosk.widgets.charts.hatch import across, hatch
from kiosk.widgets.charts.trend import Week
from kiosk.widgets.drawing import Drawing, unit

_BAR = 0.74
"""Share of a week's room its stack takes."""
_SMALLEST = 6
"""Smaller signs, px of the drawing, cannot be told apart: then plain bars stand for them."""
_MOST = 16
"""Largest sign, px of the drawing."""
_FOOT = 26
"""Below the ground, where «nytt mål» stands, px of the drawing."""
_FILLED = 0.95
"""Share of a step a sign takes."""
_UNTOLD = 0.3
"""Height of a hatched week, in heights of the widget."""
_QUIET = (236, 226, 208, 255), (164, 148, 124, 255)


class Year(Drawing):
    """The newest week is at the right."""

    weeks = ObjectProperty(())
    tallest = NumericProperty(0)
    """Most balls of any week, the same for all goals, so that they can be compared; 0: of these weeks."""

    def paint(self) -> None:
        u, weeks = unit(), tuple(self.weeks)
        if not weeks:
            return
        pitch = self.width / len(weeks)
        ground = round(self.y + _FOOT * u)
        tallest = max(self.tallest, 1, *(sum(week[1:4]) for week in weeks))
        step = min((self.top - ground - 4 * u) / tallest, _MOST * u, pitch * _BAR)
        self.fill("ink2", self.x, ground - max(1, round(1.5 * u)), self.width, max(1, round(1.5 * u)), strength=0.55)
        for place, week in enumerate(weeks):
            left, width = self.x + (place + (1 - _BAR) / 2) * pitch, pitch * _BAR
            if week.rewritten and place:
                self._break(self.x + place * pitch, ground)
            if week.over:
                self._break(self.x + (place + 1) * pitch - u, ground)
            if week.hidden:
                high = (self.top - ground) * _UNTOLD
                self.tint("white")
                self.put(hatch(*_QUIET), left, ground, width, high, tex_coords=across(width, high))
            elif week.held:
                (self._stack if step >= _SMALLEST * u else self._bars)(week, left, ground + u, width, step)

    def _stack(self, week: Week, left: float, y: float, width: float, step: float) -> None:
        self.tint("white")
        side = max(1, round(step * _FILLED))
        for sign, count in zip(SIGNS, week[1:4], strict=True):
            texture = sign.texture(side)
            for _place in range(count):
                self.put(texture, round(left + (width - texture.width) / 2), round(y))
                y += step

    def _bars(self, week: Week, left: float, y: float, width: float, step: float) -> None:
        for colour, count in zip(BALLS, week[1:4], strict=True):
            self.fill(colour, left, y, width, max(1.0, count * step - 1) if count else 0)
            y += count * step

    def _break(self, x: float, ground: float) -> None:
        u = unit()
        self.fill("ink2", round(x), ground - 6 * u, max(1, round(1.5 * u)), self.top - ground + 6 * u, strength=0.6)
        letters = max(theme.font(19), SMALLEST_PX)
        half = letters * 2.1
        middle = min(max(x, self.x + half), self.right - half)
        self.write(_("nytt mål"), letters, middle, ground - 5 * u, "ink2", anchor=(0.5, 1))
