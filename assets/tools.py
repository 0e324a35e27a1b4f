"""Icons that are tools: a fishbone, a tree of whys, a stream, a wheel of the year. One short drawing each."""

import numpy as np

from assets.pen import Pen, Point


def _curve(*bends: tuple[Point, Point, Point, Point]) -> list[Point]:
    """The points of Bézier curves that follow on each other, each by its start, two handles and end."""
    t = np.linspace(0, 1, 24)[:, None]
    share = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3
    parts = [sum(part * np.array(point) for part, point in zip(share, bend, strict=True)) for bend in bends]
    return [(float(x), float(y)) for x, y in np.concatenate(parts)]


def fish(p: Pen) -> None:
    p.line((10, 28), (10, 68))
    p.line((10, 48), (68, 48))
    for x in (24, 44):
        p.line((x, 24), (x + 12, 48), (x, 72))
    p.line((68, 32), *_curve(((68, 32), (80, 32), (88, 42), (88, 48)), ((88, 48), (88, 54), (80, 64), (68, 64))))
    p.line((68, 64), (68, 32))


def tree(p: Pen) -> None:
    p.box(8, 38, 32, 58, 4)
    for y in (14, 62):
        p.box(64, y, 88, y + 20, 4)
    p.line((32, 48), (48, 48))
    p.line((64, 24), (48, 24), (48, 72), (64, 72))


def stream(p: Pen) -> None:
    for x in (8, 68):
        p.box(x, 32, x + 20, 64, 4)
    p.line((38, 48), (58, 48))
    p.line((50, 39), (59, 48), (50, 57))
    for y in (14, 82):
        for x in (10, 41, 72):
            p.line((x, y), (x + 14, y))


def matrix(p: Pen) -> None:
    p.box(12, 12, 84, 84, 8)
    p.line((48, 12), (48, 84))
    p.line((12, 48), (84, 48))
    p.dot(30, 30, 7)


def brush(p: Pen) -> None:
    p.line((56, 14), (49, 40))
    p.line((34, 37), (64, 45), *_curve(((64, 45), (70, 47), (73, 52), (72, 58))), (68, 82), (20, 70))
    p.line((20, 70), *_curve(((20, 70), (26, 65), (28, 61), (29, 54))), (34, 37))
    p.line((38, 74), (41, 64))
    p.line((53, 78), (56, 67))


def wheel(p: Pen) -> None:
    p.ring(48, 48, 37)
    p.ring(48, 48, 12)
    for angle in np.radians(np.arange(8) * 45):
        c, s = np.cos(angle), np.sin(angle)
        p.line((48 + 14 * c, 48 + 14 * s), (48 + 36 * c, 48 + 36 * s), width=7)


def lift(p: Pen) -> None:
    p.line((48, 56), (48, 12))
    p.line((30, 29), (48, 11), (66, 29))
    p.line((16, 52), (16, 76), *_curve(((16, 76), (16, 80), (20, 84), (24, 84))), (72, 84))
    p.line((72, 84), *_curve(((72, 84), (76, 84), (80, 80), (80, 76))), (80, 52))


def path(p: Pen) -> None:
    p.ring(20, 76, 9)
    p.ring(76, 20, 9)
    p.line((30, 76), (59, 76))
    p.arc(59, 62, 14, -90, 90)
    p.line((59, 48), (37, 48))
    p.arc(37, 34, 14, 90, 270)
    p.line((37, 20), (66, 20))


def heart(p: Pen) -> None:
    left = _curve(((48, 80), (48, 80), (14, 60), (14, 36)), ((14, 36), (14, 16), (40, 10), (48, 27)))
    p.line(*left)
    p.line(*((96 - x, y) for x, y in left))


def ruler(p: Pen) -> None:
    p.box(10, 32, 86, 64, 4)
    for x, y in ((26, 44), (41, 50), (56, 44), (71, 50)):
        p.line((x, 34), (x, y), width=7)


def shield(p: Pen) -> None:
    right = _curve(((78, 45), (78, 63), (65, 77), (48, 84)))
    p.line((48, 12), (78, 22), *right)
    p.line((48, 12), (18, 22), *((96 - x, y) for x, y in right))
    p.line((35, 47), (44, 57), (62, 38))


def branch(p: Pen) -> None:
    p.line((12, 24), *_curve(((32, 24), (41, 24), (48, 31), (48, 40))), (48, 56))
    p.line(*_curve(((48, 56), (48, 65), (55, 72), (64, 72))), (84, 72))
    p.line((12, 24), (84, 24))
    for y in (24, 72):
        p.line((72, y - 12), (84, y), (72, y + 12))


def dot(p: Pen) -> None:
    p.dot(48, 48, 42)


def question(p: Pen) -> None:
    p.line(*_curve(((30, 34), (30, 20), (40, 14), (49, 14)), ((49, 14), (60, 14), (68, 22), (68, 33))))
    p.line(*_curve(((68, 33), (68, 47), (48, 46), (48, 62))))
    p.dot(48, 81, 6)


def search(p: Pen) -> None:
    p.ring(42, 42, 27)
    p.line((62, 62), (84, 84), width=11)
