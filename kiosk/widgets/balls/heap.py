"""Balls dropped into a glass from above and left to settle: the physics of a heap.

Plush gives a little, so balls overlap to 88 % of what is seen of them. Places do not depend on colours. It takes ten
milliseconds a heap, so those of a vase are looked up (`packing.lying`). Knows nothing of Kivy or looks.

    settle(9, diameter(9), "vase", seed=5)   ->  (Spot(x=0.26, y=0.74, angle=-12.0), …)
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from random import Random

import pymunk

from kiosk.widgets.balls.packing import Glass, Spot, glass

_SQUEEZE, _CLEAR = 0.88, 1.05
_STEP_S = 1 / 120
_STEPS = 600
_TAPS = 300
"""Until this step the glass is tapped now and then, so that the heap finds its way down."""
_GRAVITY = 3.5
"""Canvas widths per second squared; time runs as suits a quick fall."""
_BALL, _WALL, _FLOOR = 1, 2, 4
_BUILDING = 0.02
"""Radius of the glass that stops balls, so that none slips through between two steps."""


@lru_cache(maxsize=128)
def settle(count: int, size: float, name: str, seed: int) -> tuple[Spot, ...]:
    """Places of `count` balls of diameter `size` (widths of the picture) in the vessel `name`, the lowest first."""
    chance = Random(f"{count} {size:.4f} {name} {seed}")
    shape = glass(name)
    space = pymunk.Space()
    space.gravity = (0, _GRAVITY)
    space.iterations = 30
    add_walls(space, shape)
    bodies = [_drop(space, shape, size, place, chance) for place in range(count)]
    for step in range(_STEPS):
        if step % 40 == 20 and step < _TAPS:
            for body in bodies:
                force = 0.55 * (1 - step / _TAPS)
                body.velocity += (chance.gauss(0, 1) * force, chance.gauss(0, 0.25) * force)
        space.step(_STEP_S)
        if step > _STEPS * 0.8:
            for body in bodies:
                body.velocity *= 0.9
    places = [Spot(body.position.x, body.position.y / shape.aspect, chance.uniform(-20, 20)) for body in bodies]
    return tuple(sorted(places, key=lambda place: -place.y))


def add_walls(space: pymunk.Space, shape: Glass, *, rim: bool = False) -> None:
    """Put the glass into a space measured in widths of its picture. With `rim` its edge can be hit from outside."""
    walls: list[pymunk.Shape] = []
    middle = shape.mouth[0]
    for side in (-1, 1):
        points = [(middle + side * (r + _BUILDING), y * shape.aspect) for y, r in shape.profile]
        if not rim:
            # A funnel above the mouth lets every ball that is dropped fall in.
            points.insert(0, (points[0][0], points[0][1] - 20))
        walls += [pymunk.Segment(space.static_body, start, end, _BUILDING) for start, end in pairwise(points)]
    for wall in walls:
        wall.filter = pymunk.ShapeFilter(categories=_WALL)
    floor = shape.floor * shape.aspect + _BUILDING
    ground = pymunk.Segment(space.static_body, (-1, floor), (2, floor), _BUILDING)
    ground.filter = pymunk.ShapeFilter(categories=_FLOOR)
    for part in (*walls, ground):
        part.friction, part.elasticity = 0.2, 0.1 if not rim else 0.45
    space.add(*walls, ground)


def add_ball(space: pymunk.Space, x: float, y: float, size: float, *, still: bool = False) -> pymunk.Body:
    """A ball of diameter `size`: soft towards other balls and the floor; of the glass it keeps so far that neither a
    corner nor a tip pokes out through it."""
    body = (
        pymunk.Body(body_type=pymunk.Body.STATIC)
        if still
        else pymunk.Body(1, pymunk.moment_for_circle(1, 0, size / 2))
    )
    body.position = (x, y)
    soft, full = pymunk.Circle(body, size / 2 * _SQUEEZE), pymunk.Circle(body, size / 2 * _CLEAR)
    soft.filter = pymunk.ShapeFilter(categories=_BALL, mask=_BALL | _FLOOR)
    full.filter = pymunk.ShapeFilter(categories=_BALL << 3, mask=_WALL)
    for part in (soft, full):
        part.friction, part.elasticity = 0.25, 0.15
    space.add(body, soft, full)
    return body


def _drop(space: pymunk.Space, shape: Glass, size: float, place: int, chance: Random) -> pymunk.Body:
    room = max(0.0, shape.mouth_radius - size / 2 - 0.01)
    x = shape.mouth[0] + chance.uniform(-1, 1) * room
    y = shape.mouth[1] * shape.aspect - size * (0.6 + 0.75 * place) - chance.uniform(0, 0.1) * size
    return add_ball(space, x, y, size)
