"""The time that is left of the meeting: a disc with honey in it, big digits, a few words. It never alarms anybody.

Nothing flashes or changes colour when time is up. Knows only the theme and the catalogue; it is told
what time it is.

    Timer(remaining_s=400, total_s=900)
"""

from __future__ import annotations

from math import ceil, cos, pi, sin
from typing import Any

from kivy.graphics import SmoothEllipse, SmoothLine
from kivy.properties import NumericProperty

from board.catalogue import _, _n
from kiosk.theme import theme
from kiosk.widgets.drawing import Drawing, unit
from kiosk.widgets.paper import pictures
from kiosk.widgets.text.text import Text

_EDGE = (0.722, 0.522, 0.165, 1)
_RIM = (0.8, 0.745, 0.659, 1)
_SECTOR = 0.80
"""Radius of the honey, in radii of the disc."""


def words(remaining_s: float, total_s: float) -> tuple[str, str]:
    """Big and small text: ("6:40", "igjen av 15 min"), and ("2 min over", "av 15 min") when time is up."""
    total = _n("{n} min", "{n} min", round(total_s / 60))
    if remaining_s > -60:
        left = max(0, ceil(remaining_s))
        return f"{left // 60}:{left % 60:02d}", _("igjen av {total}").format(total=total)
    over = int(-remaining_s // 60)
    return _n("{n} min over", "{n} min over", over), _("av {total}").format(total=total)


class Timer(Drawing):
    """The disc as high as its box at the left, digits and words beside it."""

    remaining_s = NumericProperty(0)
    """Seconds left; negative: over time."""
    total_s = NumericProperty(900)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._digits = Text(role="number", lines=1, valign="bottom")
        self._words = Text(letters=27, lines=2, ink="ink2")
        self.add_widget(self._digits)
        self.add_widget(self._words)

    def paint(self) -> None:
        side = min(self.height, self.width)
        self._disc(self.x + side / 2, self.center_y, side / 2)
        self._say(side)

    def _disc(self, x: float, y: float, radius: float) -> None:
        u = unit()
        self.tint("white", 0.5)
        wide = radius * 2.3
        self.put(pictures.picture("ball-shadow", wide, wide), x - wide / 2, y - wide / 2 - 8 * u)
        self.tint("paper")
        self.brush.add(SmoothEllipse(pos=(x - radius, y - radius), size=(2 * radius, 2 * radius), segments=120))
        self.tint(_RIM)
        self.brush.add(SmoothLine(circle=(x, y, radius - 1.5 * u, 0, 360, 120), width=2 * u))
        angle = 360 * max(0.0, min(1.0, self.remaining_s / self.total_s if self.total_s else 0))
        inner = radius * _SECTOR
        if angle > 0.5:
            self._sector(x, y, inner, angle)
        self._ticks(x, y, radius)
        self.tint("ink")
        hub = radius * 0.1
        self.brush.add(SmoothEllipse(pos=(x - hub, y - hub), size=(2 * hub, 2 * hub)))

    def _sector(self, x: float, y: float, radius: float, angle: float) -> None:
        box = {"pos": (x - radius, y - radius), "size": (2 * radius, 2 * radius)}
        self.tint("honey")
        self.brush.add(SmoothEllipse(**box, angle_start=0, angle_end=angle, segments=180))
        arc = [at * angle / 90 for at in range(91)]
        rim = [n for a in arc for n in _on_circle(x, y, radius, a)]
        points = [*rim] if angle > 359 else [x, y, *rim, x, y]
        self.stroke(_EDGE, points, 2.5 * unit())

    def _ticks(self, x: float, y: float, radius: float) -> None:
        """One per minute, the fifth ones longer; long meetings one per five minutes."""
        u, minutes = unit(), max(1, round(self.total_s / 60))
        step = 1 if minutes <= 30 else 5
        for minute in range(0, minutes, step):
            large = minute % (5 * step) == 0
            angle = 360 * minute / minutes
            outer, inner = radius * 0.965, radius * (0.84 if minute == 0 else 0.835 if large else 0.885)
            points = [*_on_circle(x, y, inner, angle), *_on_circle(x, y, outer, angle)]
            self.stroke("ink", points, (5.5 if large else 2.5) * u)

    def _say(self, side: float) -> None:
        big, small = words(self.remaining_s, self.total_s)
        self._digits.text, self._words.text = big, small
        gap = 0.09 * side
        left, room = self.x + side + gap, max(1.0, self.width - side - gap)
        # Letters follow the disc: 82 px beside one of 236.
        scale = side / (236 * theme.k)
        self._digits.letters, self._words.letters = 82 * scale, max(20.0, 27 * scale)
        wide = self._digits.natural_width()
        if wide > room:
            self._digits.letters *= max(0.4, room / wide * 0.98)
        self._digits.pos, self._digits.size = (left, self.center_y - 0.03 * side), (room, 0.42 * side)
        self._words.pos, self._words.size = (left, self.center_y - 0.47 * side), (room, 0.44 * side)


def _on_circle(x: float, y: float, radius: float, angle: float) -> tuple[float, float]:
    """A point at `angle` degrees with the clock from the top."""
    turn = angle * pi / 180
    return x + radius * sin(turn), y + radius * cos(turn)
