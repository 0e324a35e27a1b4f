"""Icons that are marks: signs, arrows, stars and the wheel of stages. One short drawing each."""

import numpy as np

from assets.pen import Pen, Point


def plus(p: Pen) -> None:
    p.line((48, 14), (48, 82))
    p.line((14, 48), (82, 48))


def minus(p: Pen) -> None:
    p.line((14, 48), (82, 48))


def cross(p: Pen) -> None:
    p.line((22, 22), (74, 74))
    p.line((74, 22), (22, 74))


def check(p: Pen) -> None:
    p.line((15, 52), (38, 75), (82, 24))


def arrow_right(p: Pen) -> None:
    p.line((14, 48), (82, 48))
    p.line((56, 22), (82, 48), (56, 74))


def arrow_left(p: Pen) -> None:
    p.line((14, 48), (82, 48))
    p.line((40, 22), (14, 48), (40, 74))


def arrow_down(p: Pen) -> None:
    p.line((48, 14), (48, 82))
    p.line((22, 56), (48, 82), (74, 56))


def arrow_up(p: Pen) -> None:
    p.line((48, 14), (48, 82))
    p.line((22, 40), (48, 14), (74, 40))


def undo(p: Pen) -> None:
    p.line((36, 12), (14, 34), (36, 56))
    p.line((14, 34), (57, 34))
    p.arc(57, 58, 24, -90, 90)
    p.line((57, 82), (34, 82))


def _points_of_star() -> list[Point]:
    angle = np.radians(-90 + 36 * np.arange(10))
    r = np.where(np.arange(10) % 2, 16.5, 37)
    return list(zip(48 + r * np.cos(angle), 51 + r * np.sin(angle), strict=True))


def star(p: Pen) -> None:
    p.loop(*_points_of_star())


def star_full(p: Pen) -> None:
    p.fill(*_points_of_star())


def backspace(p: Pen) -> None:
    p.loop((36, 18), (84, 18), (84, 78), (36, 78), (12, 48))
    p.line((48, 37), (70, 59))
    p.line((70, 37), (48, 59))


def shift(p: Pen) -> None:
    p.loop((48, 14), (82, 50), (63, 50), (63, 82), (33, 82), (33, 50), (14, 50))


def enter(p: Pen) -> None:
    p.line((82, 18), (82, 56), (16, 56))
    p.line((38, 34), (16, 56), (38, 78))


def play(p: Pen) -> None:
    p.fill((28, 16), (80, 48), (28, 80), soft=8)


def pause(p: Pen) -> None:
    for x in (33, 63):
        p.line((x, 18), (x, 78), width=11)


def dots(p: Pen) -> None:
    for x in (20, 48, 76):
        p.dot(x, 48, 8)


def swap(p: Pen) -> None:
    p.line((14, 32), (80, 32))
    p.line((62, 14), (80, 32), (62, 50))
    p.line((82, 64), (16, 64))
    p.line((34, 46), (16, 64), (34, 82))


_TREND = ((10, 74), (36, 48), (52, 62), (84, 28))
_HEAD = ((60, 26), (86, 26), (86, 52))


def up(p: Pen) -> None:
    p.line(*_TREND)
    p.line(*_HEAD)


def down(p: Pen) -> None:
    p.line(*((x, 100 - y) for x, y in _TREND))
    p.line(*((x, 100 - y) for x, y in _HEAD))


def flat(p: Pen) -> None:
    p.line((10, 48), (84, 48))
    p.line((66, 30), (85, 48), (66, 66))


def _quarter(p: Pen, number: int) -> None:
    """A wheel with one quarter filled, the first one upper left, then clockwise."""
    p.ring(48, 48, 37)
    p.line((48, 12), (48, 84))
    p.line((12, 48), (84, 48))
    angle = np.radians(np.linspace(180, 270, 40) + 90 * number)
    rim = zip(48 + 38 * np.cos(angle), 48 + 38 * np.sin(angle), strict=True)
    p.fill((48, 48), *rim, soft=0)


def plan(p: Pen) -> None:
    _quarter(p, 0)


def do(p: Pen) -> None:
    _quarter(p, 1)


def check_stage(p: Pen) -> None:
    _quarter(p, 2)


def act(p: Pen) -> None:
    _quarter(p, 3)
