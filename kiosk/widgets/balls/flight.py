"""How a ball that everybody may see flies: thrown from the table, down into the vase, over the balls that lie there.

Real physics worked out before the ball leaves, so that it always ends in the vase. Lengths are widths of the vase's
picture, y down from its top. Knows nothing of Kivy or looks.

    path = flight((-2.3, 1.2), 0.31, laid=7, chance=Random(1))
    path[12]  -> Point(at_s=0.1, x=-1.9, y=0.4, angle=-30.0)
"""

from __future__ import annotations

from math import degrees, sqrt
from random import Random
from typing import NamedTuple

import pymunk

from kiosk.widgets.balls import heap, packing

TO_MOUTH_S = 0.62
"""From the table to the opening."""
LONGEST_S = 2.0
STEP_S = 1 / 120
"""Time from one point of a path to the next."""
_OVER = 0.42
"""How far above the opening the top of the way lies."""
_AIMS = (1.0, 0.6, 0.3, 0.0)
"""Shares of the chance offset that are tried in turn until the ball ends inside."""


class Point(NamedTuple):
    """Where the ball is at a time."""

    at_s: float
    x: float
    y: float
    angle: float


def flight(start: tuple[float, float], size: float, laid: int, chance: Random) -> tuple[Point, ...]:
    """The way of a ball of diameter `size` from `start` to its rest in a vase in which `laid` balls lie already."""
    shape = packing.glass("vase")
    room = max(0.0, shape.mouth_radius - size * 0.3)
    offset, seed = chance.uniform(-1, 1) * room, chance.randrange(packing.SEEDS)
    path: tuple[Point, ...] = ()
    for share in _AIMS:
        path = _throw(start, size, offset * share, min(laid, packing.MOST), seed)
        if _inside(path[-1], shape):
            break
    return path


def _throw(start: tuple[float, float], size: float, offset: float, laid: int, seed: int) -> tuple[Point, ...]:
    shape = packing.glass("vase")
    space = pymunk.Space()
    space.iterations = 20
    heap.add_walls(space, shape, rim=True)
    if laid:
        for place in heap.settle(laid, size, "vase", seed):
            heap.add_ball(space, place.x, place.y * shape.aspect, size, still=True)
    mouth = shape.mouth[1] * shape.aspect
    top = min(mouth - _OVER, start[1] - 0.2)
    # Up to the top and down to the opening in the given time; what gravity that takes follows.
    gravity = ((sqrt(2 * (start[1] - top)) + sqrt(2 * (mouth - top))) / TO_MOUTH_S) ** 2
    space.gravity = (0, gravity)
    ball = heap.add_ball(space, *start, size)
    ball.velocity = ((shape.mouth[0] + offset - start[0]) / TO_MOUTH_S, -sqrt(2 * gravity * (start[1] - top)))
    ball.angular_velocity = 5 if start[0] < shape.mouth[0] else -5
    path = [Point(0.0, *start, 0.0)]
    # On its way up it passes in front of the glass.
    touching = [part.filter for part in ball.shapes]
    for part in ball.shapes:
        part.filter = pymunk.ShapeFilter(mask=0)
    for step in range(1, int(LONGEST_S / STEP_S)):
        space.step(STEP_S)
        if touching and ball.velocity.y > 0:
            for part, known in zip(ball.shapes, touching, strict=True):
                part.filter = known
            touching = []
        path.append(Point(step * STEP_S, ball.position.x, ball.position.y, -degrees(ball.angle)))
        if step > 90 and ball.velocity.length < 0.02 and ball.position.y > mouth:
            break
    return tuple(path)


def _inside(point: Point, shape: packing.Glass) -> bool:
    return point.y > shape.mouth[1] * shape.aspect and abs(point.x - shape.mouth[0]) < 0.5
