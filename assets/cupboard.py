"""A cupboard of linen in a corridor, drawn as somebody with a phone would have taken it: the two photos that hang on
a card of the demonstration. Before, nobody finds a sheet; after, every shelf says what lies there.
"""

import io
import random
from collections.abc import Callable
from functools import partial

import numpy as np
from font_roboto import RobotoBold
from PIL import Image, ImageDraw, ImageFilter, ImageFont

WIDE, HIGH, FINE = 1024, 768, 2
"""Px of the photo, and how many times finer it is drawn."""
WALL, RAIL, FLOOR, SKIRTING = "#dfe5dc", "#b78a57", "#a9a595", "#f1efe6"
WOOD, INSIDE, EDGE, DOOR = "#c79f6f", "#6d5a47", "#d9b88a", "#cda878"
LEFT, TOP, RIGHT, BOTTOM, SHELVES = 236, 54, 788, 664, 4
KINDS = (
    ("Laken", "#f3f0e8"),
    ("Dynetrekk", "#c6d9e6"),
    ("Putevar", "#e9dcc4"),
    ("Håndklær", "#a9c3b4"),
)
GRAIN, QUALITY = 2.2, 84

Colour = tuple[int, int, int]


def _shade(colour: str, part: float) -> Colour:
    """Darker below one, lighter above."""
    parts = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    red, green, blue = (max(0, min(255, round(one * part))) for one in parts)
    return red, green, blue


def _corridor(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle((0, 0, WIDE * FINE, HIGH * FINE), fill=WALL)
    _box(pen, 0, 690, WIDE, HIGH, FLOOR)
    _box(pen, 0, 664, WIDE, 692, SKIRTING)
    _box(pen, 0, 436, WIDE, 462, RAIL)
    _box(pen, 0, 436, WIDE, 442, "#cfa372")
    _box(pen, 0, 462, WIDE, 468, "#c9d0c6")


def _cupboard(pen: ImageDraw.ImageDraw) -> None:
    for hinge, far in ((LEFT, 118), (RIGHT, 906)):  # its doors stand open
        pen.polygon(
            [(x * FINE, y * FINE) for x, y in ((hinge, TOP), (far, TOP + 34), (far, BOTTOM + 44), (hinge, BOTTOM))],
            fill=DOOR,
            outline=_shade(DOOR, 0.72),
            width=3 * FINE,
        )
        knob = far + (22 if far < hinge else -22)
        pen.ellipse([c * FINE for c in (knob - 7, 388, knob + 7, 402)], fill="#5b5048")
    _box(pen, LEFT - 16, TOP - 18, RIGHT + 16, BOTTOM + 16, WOOD)
    for n in range(SHELVES):
        top, foot = _shelf(n)
        for line in range(round(top), round(foot)):  # deeper in shadow above
            part = (line - top) / (foot - top)
            _box(pen, LEFT, line, RIGHT, line + 1, _shade(INSIDE, 0.74 + 0.36 * part))
        _box(pen, LEFT - 4, foot, RIGHT + 4, foot + 24, EDGE)
        _box(pen, LEFT - 4, foot + 19, RIGHT + 4, foot + 24, _shade(EDGE, 0.78))


def _shelf(n: int) -> tuple[float, float]:
    """Top and foot of the room on a shelf."""
    high = (BOTTOM - TOP) / SHELVES
    return TOP + n * high, TOP + (n + 1) * high - 24


def _box(
    pen: ImageDraw.ImageDraw,
    left: float,
    top: float,
    right: float,
    foot: float,
    fill: str | Colour,
    bend: float = 0,
) -> None:
    pen.rounded_rectangle([c * FINE for c in (left, top, right, foot)], radius=bend * FINE, fill=fill)


def _pile(colours: list[str], wide: int, ragged: random.Random | None) -> Image.Image:
    """Folded linen, the fold towards us."""
    thick = 17
    pile = Image.new("RGBA", ((wide + 24) * FINE, (thick * len(colours) + 8) * FINE))
    pen = ImageDraw.Draw(pile)
    for n, colour in enumerate(colours):
        out = ragged.uniform(-9, 9) if ragged else 0
        less = ragged.uniform(0, 22) if ragged else 0
        foot = pile.height / FINE - 4 - n * thick
        left, right = 12 + out, 12 + out + wide - less
        _box(pen, left, foot - thick, right, foot, _shade(colour, 0.74), 8)
        _box(pen, left, foot - thick, right, foot - 3, colour, 8)
        _box(pen, left + 7, foot - thick + 3, right - 9, foot - thick + 6, _shade(colour, 1.06), 2)
        _box(pen, left + 5, foot - 9, right - 14, foot - 7, _shade(colour, 0.86), 1)
    return pile


def _put(picture: Image.Image, pile: Image.Image, x: float, foot: float, turned: float = 0) -> None:
    """With the shadow it casts on what stands behind it."""
    pile = pile.rotate(turned, expand=True, resample=Image.Resampling.BICUBIC)
    at = round(x * FINE), round(foot * FINE - pile.height + 4 * FINE)
    shadow = Image.new("RGBA", pile.size, (30, 22, 16, 0))
    shadow.putalpha(pile.getchannel("A").point(lambda alpha: alpha * 0.42))
    shadow = shadow.filter(ImageFilter.GaussianBlur(5 * FINE))
    picture.alpha_composite(shadow, (at[0] + 5 * FINE, at[1] + 2 * FINE))
    picture.alpha_composite(pile, at)


def _untidy(picture: Image.Image) -> None:
    lots, colours = random.Random(47), [colour for _name, colour in KINDS]
    for n in range(SHELVES):
        _top, foot = _shelf(n)
        x = LEFT + lots.uniform(-4, 30)
        while x < RIGHT - 120:
            wide = round(lots.uniform(92, 140))
            some = [lots.choice(colours) for _ in range(lots.randint(2, 5))]
            fallen = lots.random() < 0.3
            _put(
                picture, _pile(some, wide, lots), x, foot, lots.uniform(8, 17) if fallen else lots.uniform(-2.5, 2.5)
            )
            x += wide + lots.uniform(4, 46)
    foot = _shelf(1)[1]
    pen = ImageDraw.Draw(picture)
    for n in range(6):  # a sheet hangs down from its shelf
        _box(
            pen,
            470 + 17 * n,
            foot - 14,
            488 + 17 * n,
            foot + 86 + (n % 3) * 9,
            _shade("#f3f0e8", 0.86 + 0.05 * (n % 3)),
            5,
        )
    _put(picture, _pile(["#a9c3b4", "#f3f0e8"], 150, lots), 430, 742, -6)
    _put(picture, _pile(["#c6d9e6"], 120, lots), 640, 728, 11)


def _tidy(picture: Image.Image) -> None:
    letters = ImageFont.truetype(RobotoBold, 17 * FINE)
    pen = ImageDraw.Draw(picture)
    for n, (name, colour) in enumerate(KINDS):
        _top, foot = _shelf(n)
        for place in range(4):
            _put(picture, _pile([colour] * (6 - (n + place) % 3), 118, None), LEFT + 6 + place * 137, foot)
        wide = pen.textlength(name, letters) / FINE
        middle = (LEFT + RIGHT) / 2
        _box(pen, middle - wide / 2 - 14, foot - 3, middle + wide / 2 + 14, foot + 25, "#fffdf4", 3)
        pen.text((middle * FINE, (foot + 11) * FINE), name, "#2a2622", letters, anchor="mm")
    _box(pen, 146, 250, 206, 338, "#fffdf4", 2)  # the list on the door
    for line in range(6):
        _box(pen, 154, 262 + line * 11, 198 - (line * 7) % 17, 266 + line * 11, "#9a938a", 1)


def _taken(tidy: bool) -> Image.Image:
    picture = Image.new("RGBA", (WIDE * FINE, HIGH * FINE))
    pen = ImageDraw.Draw(picture)
    _corridor(pen)
    _cupboard(pen)
    (_tidy if tidy else _untidy)(picture)
    small = picture.convert("RGB").resize((WIDE, HIGH), Image.Resampling.LANCZOS)
    light = np.asarray(small, float)
    down, along = np.mgrid[0:HIGH, 0:WIDE] / np.array([HIGH, WIDE]).reshape(2, 1, 1)
    lamp = 1.09 - 0.34 * ((along - 0.42) ** 2 + (down - 0.28) ** 2)  # of the ceiling
    grain = np.random.default_rng(47).normal(0, GRAIN, (HIGH, WIDE, 1))
    return Image.fromarray(np.clip(light * lamp[..., None] + grain, 0, 255).astype(np.uint8))


def _jpeg(tidy: bool) -> bytes:
    packed = io.BytesIO()
    _taken(tidy).save(packed, "JPEG", quality=QUALITY, optimize=True)
    return packed.getvalue()


def photos() -> dict[str, Callable[[], bytes]]:
    """The JPEG of each, by the name of its file."""
    return {"linskap-before": partial(_jpeg, False), "linskap-after": partial(_jpeg, True)}
