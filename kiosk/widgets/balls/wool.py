"""The ball of wool that jumps: its bend from glass to glass, its shape on the way, the thread behind it.

Knows only the theme and the pictures.
"""

from __future__ import annotations

from math import pi, sin

from kivy.graphics import Color, InstructionGroup, SmoothLine

from kiosk.theme import theme
from kiosk.widgets.balls.ball import Plush

LEAVE_S, TOP_S, ENTER_S = 0.200, 0.540, 0.720
"""When after the press the wool leaves the bowl, is at the top of its way, is over the vase."""
ACROSS = 168
"""Design px across the ball of wool."""
POINTS = 24
"""The thread is drawn through one point more than this."""
SHARE = 0.79 / 0.70
"""The wool takes less of its picture than a ball does."""
_RISE = 0.28
"""Height of the bend above the higher end, in distances between the ends."""
_SHADE, _LIGHT = (0.31, 0.42, 0.46, 1), (0.66, 0.77, 0.81, 1)

Spot = tuple[float, float]


def bend(t: float, start: Spot, end: Spot, ceiling: float) -> Spot:
    """A point of the way, t from 0 to 1: a quadratic Bezier that keeps the whole ball below `ceiling`."""
    (x0, y0), (x2, y2) = start, end
    x1, y1 = (x0 + x2) / 2, max(y0, y2) + _RISE * abs(x2 - x0)
    highest = ceiling - theme.px(ACROSS) * 0.62
    y1 = min(y1, 2 * highest - (y0 + y2) / 2)
    a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
    return a * x0 + b * x1 + c * x2, a * y0 + b * y1 + c * y2


def shape(at_s: float) -> tuple[float, float]:
    """Long as it leaves and as it falls, round at the top of its way."""
    if at_s < TOP_S:
        part = max(0.0, (at_s - LEAVE_S) / (TOP_S - LEAVE_S))
        return 0.94 + 0.06 * part, 1.10 - 0.10 * part
    part = min(1.0, (at_s - TOP_S) / (ENTER_S - TOP_S))
    return 1 - 0.08 * part, 1 + 0.10 * part


def put(thing: Plush, x: float, y: float, *, angle: float = 0, stretch: Spot = (1, 1), strength: float = 1) -> None:
    """Let `thing` be the ball of wool at x, y."""
    diameter = theme.px(ACROSS) * SHARE
    thing.put_picture("yarn", x, y, diameter, angle=angle, stretch=stretch, strength=strength)


class Yarn(InstructionGroup):
    """A bit of plied thread: a dark rim, wool, and a light ply that winds round it."""

    def through(self, spots: list[Spot]) -> None:
        """Run through these points, which begin at the ball; too short a way has no thread."""
        self.clear()
        (x0, y0), (x1, y1) = spots[0], spots[-1]
        if abs(x0 - x1) + abs(y0 - y1) < theme.px(ACROSS) * 0.4:
            return
        points: list[float] = []
        for place, (x, y) in enumerate(spots):
            points += [x, y + theme.px(7) * place / POINTS * sin(place / 16 * 2 * pi)]
        for colour, width in ((_SHADE, 4.6), (theme.colour("wool"), 3.4)):
            self.add(Color(*colour))
            self.add(SmoothLine(points=points, width=max(0.8, theme.px(width)), cap="round", joint="round"))
        self.add(Color(*_LIGHT))
        lean = theme.px(2.6)
        for place in range(0, len(points) - 4, 4):
            x0, y0, x1, y1 = points[place : place + 4]
            self.add(SmoothLine(points=[x0, y0 - lean, x1, y1 + lean], width=max(0.7, theme.px(1.2))))
