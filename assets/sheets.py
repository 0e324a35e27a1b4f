"""Cards, tags and tape: 9-patches with a hand-cut edge (slice 40, 6 px of air), and strips of tape."""

from functools import partial

import numpy as np
from PIL import Image
from scipy import ndimage

from assets.canvas import Array, Recipes, grid, joined, noise, picture, rgb, shrunk
from assets.fabric import PAPER

_SIDE, _AIR, _FINER = 192, 6, 4
_CORNER = 5
_NOTES = {
    "yellow": "#f6dd92",
    "blue": "#c4dbe4",
    "linen": "#efe5cf",
    "lilac": "#d6cde6",
    "peach": "#f4cfae",
    "honey": "#efc25e",
    "kraft": "#d8b98c",
    "white": PAPER,
    "grey": "#e4dccd",
}
_TAPES = {"tape": ("#e9dcb8", 3), "tape-blue": ("#b9d0d6", 4)}


def _cut(side: int, rough: float, rng: np.random.Generator) -> tuple[Array, Array]:
    """Distance inwards from an uneven outline, fine px, and where its upper edge is nearest."""
    k = _FINER
    y, x = grid(side, side)

    def uneven() -> Array:
        return ndimage.gaussian_filter1d(rng.normal(size=side), 22 * k, mode="wrap") * k * 9 * rough

    air = _AIR * k
    left, right = air + uneven(), side - air + uneven()
    top, bottom = air + uneven(), side - air + uneven()
    above, below = y - top[None], bottom[None] - y
    inward = np.minimum(np.minimum(x - left[:, None], right[:, None] - x), np.minimum(above, below))
    r = _CORNER * k
    for cx, cy, sx, sy in (
        (left[0], top[0], 1, 1),
        (right[0], top[-1], -1, 1),
        (left[-1], bottom[0], 1, -1),
        (right[-1], bottom[-1], -1, -1),
    ):
        px, py = (x - cx - sx * r) * sx, (y - cy - sy * r) * sy
        inward = np.where((px < 0) & (py < 0), r - np.hypot(px, py), inward)
    return inward, (above < below) & (above < 3 * k)


def _sheet(colour: str, seed: int, rough: float) -> Image.Image:
    rng = np.random.default_rng(seed)
    k, side = _FINER, _SIDE * _FINER
    inward, upper = _cut(side, rough, rng)
    grain = 0.005 * noise((side, side), 1, rng) + 0.006 * noise((side, side), 5, rng)
    paper = rgb(colour) * (1 + grain)[..., None]
    edge = np.clip(1 - inward / (2.2 * k), 0, 1)[..., None]
    paper = np.where(upper[..., None], paper + (1 - paper) * 0.5 * edge, paper * (1 - 0.10 * edge))
    return picture(shrunk(joined(paper, np.clip(inward / k + 0.5, 0, 1)), k))


def _tape(colour: str, seed: int) -> Image.Image:
    rng = np.random.default_rng(seed)
    width, height, k = 300, 88, 2
    y, x = grid(height * k, width * k)

    def torn() -> Array:
        return 6 * k + np.abs(ndimage.gaussian_filter1d(rng.normal(size=height * k), 2.2 * k)) * k * 6

    ends = np.clip(np.minimum(x - torn()[:, None], width * k - torn()[:, None] - x) / k + 0.5, 0, 1)
    sides = np.clip(np.minimum(y - 4 * k, (height - 4) * k - y) / k + 0.5, 0, 1)
    grain = 0.02 * noise(y.shape, 4, rng) + 0.015 * noise(y.shape, (6, 60), rng)
    strip = joined(rgb(colour) * (1 + grain)[..., None], ends * sides * 0.86)
    return picture(shrunk(strip, k))


def pictures() -> Recipes:
    """Three cards, nine notes, two tapes."""
    recipes: Recipes = {f"card-{n}": partial(_sheet, PAPER, 20 + n, 0.9) for n in range(3)}
    for n, (name, colour) in enumerate(_NOTES.items()):
        recipes[f"note-{name}"] = partial(_sheet, colour, 40 + n, 0.5)
    for name, (colour, seed) in _TAPES.items():
        recipes[name] = partial(_tape, colour, seed)
    return recipes
