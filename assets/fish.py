"""What a fishbone is made of: wool cord for its bones, and its head and tail cut from paper.

The cord is one tile along a bone. Head and tail look right and left, or up and down where the board is upright.
"""

from functools import partial

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

from assets.canvas import Array, Recipes, grid, joined, noise, over, picture, rgb, shrunk
from assets.fabric import PAPER

THICK, _AIR, _STRAND, _STRANDS = 64, 8, 32, 8
"""px of the tile: across the cord, clear on either side, from strand to strand; strands in a tile."""
_FINER = 3
HEAD, TAIL, EDGE = (414, 446), (136, 236), 24
"""px of head and tail lying, without the room for their shadow; that room on every side."""
_EYE_UP = (172, 118)
"""Where the eye of an upright head is, above its words."""
_SHADE = (43 / 255, 38 / 255, 34 / 255)

Path = list[tuple[float, float]]


def _cord() -> Image.Image:
    """Two-ply wool: strands across the cord, round and a little hairy; tiles to the right."""
    rng = np.random.default_rng(61)
    k = _FINER
    high, wide = (THICK + 2 * _AIR) * k, _STRAND * _STRANDS * k
    y, x = grid(high, wide)
    across = (y / k - _AIR) / THICK * 2 - 1
    canvas = joined(rgb("#a89877"), np.zeros((high, wide)))
    fuzz = 0.02 * noise((high, wide), 2.2, rng)
    over(canvas, rgb("#a89877"), np.clip((1.02 + fuzz - np.abs(across)) * THICK / 4, 0, 1))
    hairs = noise((high, wide), (0.9, 5), rng) * 0.030 + noise((high, wide), 1.4, rng) * 0.020
    turn = np.radians(52)
    for n in range(-2, _STRANDS + 3):
        px, py = x / k - (n + 0.5) * _STRAND, y / k - _AIR - THICK / 2
        along, aside = px * np.cos(turn) + py * np.sin(turn), -px * np.sin(turn) + py * np.cos(turn)
        out = np.hypot(along / (0.56 * THICK), aside / (0.27 * THICK)) + fuzz
        light = 1.02 - 0.07 * out**2 - 0.045 * across + hairs
        edge = np.clip((out - 0.80) / 0.20, 0, 1)[..., None]
        colour = (rgb("#fbf3e2") * (1 - edge) + rgb("#d9caaa") * edge) * light[..., None]
        over(canvas, np.clip(colour, 0, 1), np.clip((1 - out) * THICK * 0.20 * k, 0, 1))
    return picture(shrunk(canvas, k))


def _cord_end() -> Image.Image:
    """The round end of a cord, where it begins at the left: the last strand turns in."""
    k, side = _FINER, THICK + 2 * _AIR
    y, x = grid(side * k, side * k)
    x, y = x / k - side / 2, y / k - side / 2
    out = np.hypot(x, y) / (THICK / 2)
    light = 1.0 - 0.10 * out**2 - 0.05 * y / THICK - 0.16 * np.clip(1 - np.abs(out - 0.72) / 0.10, 0, 1)
    colour = rgb("#f1e6cd") * light[..., None]
    return picture(shrunk(joined(colour, np.clip((1 - out) * THICK / 2 * k / 2, 0, 1)), k))


def _cord_shadow() -> Image.Image:
    """What a cord throws: stretched along it."""
    y, _ = grid(64, 8)
    alpha = 0.30 * np.exp(-(((y - 32) / 13) ** 2))
    return picture(joined(np.array(_SHADE), alpha), spread=False)


def _curve(start: tuple[float, float], *turns: tuple[float, float, float, float]) -> Path:
    """Through quadratic curves, each (control x, y, end x, y)."""
    points, (x0, y0) = [start], start
    for cx, cy, x1, y1 in turns:
        for t in np.linspace(0, 1, 40)[1:]:
            a, b, c = (1 - t) ** 2, 2 * (1 - t) * t, t * t
            points.append((a * x0 + b * cx + c * x1, a * y0 + b * cy + c * y1))
        x0, y0 = x1, y1
    return points


def _head_lines() -> tuple[Path, list[tuple[Path, str, float]], tuple[float, float]]:
    """Outline, lines (points, colour, width) and the place of the eye, from the upper left of the head."""
    middle = 223
    outline = _curve(
        (0, middle - 196),
        (40, middle - 232, 130, middle - 214),
        (318, middle - 176, 414, middle + 18),
        (330, middle + 172, 132, middle + 212),
        (40, middle + 230, 0, middle + 196),
        (42, middle, 0, middle - 196),
    )
    gill = _curve((62, middle - 176), (100, middle, 62, middle + 176))
    mouth = _curve((408, middle + 24), (382, middle + 32, 364, middle + 24))
    return outline, [(gill, "#e6dac3", 4), (mouth, "#8d7f6e", 5)], (196, middle - 130)


def _tail_lines() -> tuple[Path, list[tuple[Path, str, float]], None]:
    outline = _curve(
        (0, 0),
        (56, 26, 110, 92),
        (132, 118, 110, 144),
        (56, 210, 0, 236),
        (36, 118, 0, 0),
    )
    rays = [_curve((30, 44), (64, 68, 88, 102)), _curve((30, 192), (64, 168, 88, 134)), [(44, 118), (86, 118)]]
    return outline, [(ray, "#e3d7c0", 3) for ray in rays], None


def _mask(size: tuple[int, int], k: int, draw: str, path: Path, width: float = 0) -> Array:
    image = Image.new("L", (size[0] * k, size[1] * k))
    pen, points = ImageDraw.Draw(image), [(x * k, y * k) for x, y in path]
    if draw == "polygon":
        pen.polygon(points, fill=255)
    else:
        pen.line(points, fill=255, width=round(width * k), joint="curve")
        for x, y in (points[0], points[-1]):
            pen.ellipse([x - width * k / 2, y - width * k / 2, x + width * k / 2, y + width * k / 2], fill=255)
    return np.asarray(image).astype(float) / 255


def _cut(part: str, seed: int, upright: bool = False, colour: str = PAPER) -> Image.Image:
    """Head or tail with its shadow; upright it looks up."""
    outline, lines, eye = _head_lines() if part == "head" else _tail_lines()
    wide, high = HEAD if part == "head" else TAIL
    if upright:
        turned = lambda path: [(y, wide - x) for x, y in path]  # noqa: E731 - a quarter round, once
        outline, lines = turned(outline), [(turned(path), ink, width) for path, ink, width in lines]
        eye, (wide, high) = (None if eye is None else _EYE_UP), (high, wide)
    shifted = lambda path: [(x + EDGE, y + EDGE) for x, y in path]  # noqa: E731
    size, k, rng = (wide + 2 * EDGE, high + 2 * EDGE), _FINER, np.random.default_rng(seed)
    shape = _mask(size, k, "polygon", shifted(outline))
    inward = ndimage.distance_transform_edt(shape > 0.5) / k
    grain = 0.005 * noise(shape.shape, 3, rng) + 0.006 * noise(shape.shape, 15, rng)
    canvas = joined(np.array(_SHADE), 0.36 * ndimage.shift(ndimage.gaussian_filter(shape, 8 * k), (8 * k, 3 * k)))
    paper = rgb(colour) * (1 + grain)[..., None]
    rim = np.clip(1 - inward / 1.8, 0, 1)[..., None]
    over(canvas, paper * (1 - rim) + rgb("#e0d3ba") * rim, shape)
    for path, ink, width in lines:
        over(canvas, rgb(ink), _mask(size, k, "line", shifted(path), width) * shape)
    if eye:
        y, x = grid(*shape.shape)
        cx, cy = (eye[0] + EDGE) * k, (eye[1] + EDGE) * k
        over(canvas, rgb("#2b2622"), np.clip((25 * k - np.hypot(x - cx, y - cy)) / k + 0.5, 0, 1))
        glint = np.hypot(x - cx - 8 * k, y - cy + 8 * k)
        over(canvas, rgb("#fffaf0"), np.clip((7.5 * k - glint) / k + 0.5, 0, 1))
    return picture(shrunk(canvas, k))


def _dot() -> Image.Image:
    """A petrol dot, a little round, with its shadow: four fifths of the picture."""
    k, side = _FINER, 80
    y, x = grid(side * k, side * k)
    x, y = x / k - side / 2, y / k - side / 2
    canvas = joined(np.array(_SHADE), 0.4 * np.clip((34 - np.hypot(x, y - 3)) / 6, 0, 1))
    light = np.clip(np.hypot(x + 8, y + 11) / 44, 0, 1)[..., None]
    colour = rgb("#2d6d80") * (1 - light) + rgb("#174756") * light
    over(canvas, colour, np.clip((32 - np.hypot(x, y)) * k / 2, 0, 1))
    return picture(shrunk(canvas, k))


def pictures() -> Recipes:
    """The cord tiles; its end, its shadow, a dot, and the paper parts, lying and upright."""
    recipes: Recipes = {"cord": _cord, "cord-end": _cord_end, "cord-shadow": _cord_shadow, "dot": _dot}
    for part, seed, colour in (("head", 62, PAPER), ("tail", 63, "#fdf6e8")):
        recipes[f"fish-{part}"] = partial(_cut, part, seed, colour=colour)
        recipes[f"fish-{part}-up"] = partial(_cut, part, seed, upright=True, colour=colour)
    return recipes
