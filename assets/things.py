"""Icons that show things: a clock, a person, a cloud. One short drawing each."""

import numpy as np

from assets.pen import Pen


def clock(p: Pen) -> None:
    p.ring(48, 48, 36)
    p.line((48, 26), (48, 49), (62, 58))


def history(p: Pen) -> None:
    p.arc(52, 48, 33, 180, 490)
    p.line((7, 36), (19, 50), (32, 38))
    p.line((52, 28), (52, 49), (65, 57))


def calendar(p: Pen) -> None:
    p.box(14, 20, 82, 83, 9)
    p.line((14, 42), (82, 42))
    p.line((32, 12), (32, 27))
    p.line((64, 12), (64, 27))


def person(p: Pen) -> None:
    p.ring(48, 30, 17)
    p.arc(48, 84, 33, 180, 360, 26)


def people(p: Pen) -> None:
    p.ring(36, 32, 15)
    p.arc(36, 82, 26, 180, 360, 24)
    p.arc(57, 32, 15, -72, 72)
    p.arc(62, 82, 25, -62, 0, 24)


def hourglass(p: Pen) -> None:
    for y in (12, 84):
        p.line((22, y), (74, y))
    for side in (lambda x: x, lambda x: 96 - x):
        p.line((side(30), 12), (side(30), 27), (side(46), 48), (side(30), 69), (side(30), 84))
    p.fill((37, 76), (59, 76), (48, 64))


def saved(p: Pen) -> None:
    p.loop((16, 16), (64, 16), (80, 32), (80, 80), (16, 80))
    p.line((32, 78), (32, 56), (64, 56), (64, 78))
    p.line((34, 18), (34, 34), (56, 34), (56, 18))


def cloud(p: Pen) -> None:
    for grow, cut in ((4.2, False), (-4.2, True)):
        for x, y, r in ((29, 60, 17), (50, 45, 23), (70, 61, 16)):
            p.dot(x, y, r + grow, cut)
        p.fill((29, 50), (70, 50), (70, 77 + grow), (29, 77 + grow), cut=cut, soft=0)


def cloud_off(p: Pen) -> None:
    cloud(p)
    p.line((22, 10), (90, 78), width=9, cut=True)
    p.line((14, 12), (84, 86))


def bulb(p: Pen) -> None:
    p.arc(48, 37, 25, 122, 418)
    p.line((34.5, 58), (37, 66), (59, 66), (61.5, 58))
    p.line((40, 81), (56, 81))


def keyboard_down(p: Pen) -> None:
    p.box(10, 12, 86, 62, 8)
    for x in (29, 48, 67):
        p.dot(x, 30, 5)
    p.line((34, 46), (62, 46), width=7)
    p.line((36, 75), (48, 86), (60, 75))


def target(p: Pen) -> None:
    p.ring(48, 48, 36)
    p.ring(48, 48, 18)
    p.dot(48, 48, 5)


def pencil(p: Pen) -> None:
    p.loop((14, 82), (20, 60), (64, 16), (80, 32), (36, 76))
    p.line((53, 27), (69, 43))


def card(p: Pen) -> None:
    p.box(14, 14, 82, 82, 9)
    p.line((31, 34), (65, 34), width=7.5)
    p.line((31, 48), (65, 48), width=7.5)
    p.line((31, 62), (50, 62), width=7.5)


def lock(p: Pen) -> None:
    p.box(16, 43, 80, 84, 8)
    p.line((30, 42), (30, 30))
    p.arc(48, 30, 18, 180, 360)
    p.line((66, 30), (66, 42))


def flag(p: Pen) -> None:
    p.line((22, 12), (22, 86))
    p.line((22, 16), (78, 16), (64, 34), (78, 52), (22, 52))


def archive(p: Pen) -> None:
    p.box(10, 16, 86, 36, 5)
    p.line((18, 38), (18, 82), (78, 82), (78, 38))
    p.line((38, 54), (58, 54))


def chart(p: Pen) -> None:
    p.line((12, 84), (84, 84))
    for x, top in ((26, 52), (48, 18), (70, 36)):
        p.line((x, top), (x, 68), width=12)


def gear(p: Pen) -> None:
    for angle in np.radians(np.arange(8) * 45 + 22.5):
        c, s = np.cos(angle), np.sin(angle)
        p.line((48 + 28 * c, 48 + 28 * s), (48 + 36 * c, 48 + 36 * s), width=13)
    p.dot(48, 48, 30)
    p.dot(48, 48, 21.5, cut=True)
    p.ring(48, 48, 8.5)


def help(p: Pen) -> None:
    """A raised open hand."""
    for x, top, bottom in ((32, 26, 52), (45, 15, 50), (58, 17, 50), (72, 28, 56)):
        p.line((x, top), (x, bottom), width=9)
    p.line((15, 52), (31, 68), width=10)
    p.fill((31, 48), (72, 48), (72, 64), (62, 82), (42, 82), (28, 66), soft=9)


def home(p: Pen) -> None:
    p.line((12, 48), (48, 14), (84, 48))
    p.line((23, 42), (23, 82), (73, 82), (73, 42))
    p.line((40, 80), (40, 60), (56, 60), (56, 80))


def trash(p: Pen) -> None:
    p.line((14, 26), (82, 26))
    p.line((36, 24), (36, 13), (60, 13), (60, 24))
    p.line((22, 28), (27, 84), (69, 84), (74, 28))
    for x in (40, 56):
        p.line((x, 42), (x, 68), width=7)


def _speaker(p: Pen) -> None:
    p.loop((12, 36), (26, 36), (46, 18), (46, 78), (26, 60), (12, 60))


def sound(p: Pen) -> None:
    _speaker(p)
    p.arc(46, 48, 18, -48, 48)
    p.arc(46, 48, 36, -46, 46)


def sound_off(p: Pen) -> None:
    _speaker(p)
    p.line((62, 37), (84, 59))
    p.line((84, 37), (62, 59))


def phone(p: Pen) -> None:
    p.box(25, 10, 71, 86, 9)
    p.line((44, 72), (52, 72), width=7)


def camera(p: Pen) -> None:
    p.line((10, 76), (10, 34), (30, 34), (38, 20), (58, 20), (66, 34), (86, 34), (86, 76), (10, 76))
    p.ring(48, 54, 13)


def eye(p: Pen) -> None:
    p.arc(48, 74, 46, 214, 326)
    p.arc(48, 22, 46, 34, 146)
    p.dot(48, 48, 9)


def warning(p: Pen) -> None:
    p.loop((48, 15), (85, 80), (11, 80))
    p.line((48, 40), (48, 56))
    p.dot(48, 69, 5)
