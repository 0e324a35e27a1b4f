"""The årshjul as a thing: a birch ring round paper with the months in the colours of the seasons, the quarters of the
budget and the middle; the discs that lie on it, and the pointer on its rim.

January is on top and time goes clockwise. A month has the same place every year.
"""

from functools import partial
from itertools import accumulate, pairwise

import numpy as np
from PIL import Image
from scipy import ndimage

from assets.canvas import Array, Recipes, grid, joined, noise, over, picture, rgb, shrunk, smooth
from assets.fabric import PAPER
from assets.wood import grain as birch

RING, MONTHS, TOKENS, QUARTERS, MIDDLE = (388, 448), (318, 388), (206, 312), (152, 200), 134
"""Inner and outer radius of each in px of the picture."""
EDGE = 56
"""Room for the shadow on every side."""
SIDE = 2 * (RING[1] + EDGE)
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
STARTS = tuple(accumulate(_LENGTHS, initial=0))
"""Days of a year of 365 before each month, and before the next year."""
_SEASONS = (
    *("#cfe0e8", "#c9dde7", "#dde5dc", "#e3e6d2", "#eee6bd", "#f6e3a0"),
    *("#f6dd92", "#f6d9a0", "#f5d3ae", "#f1cbb0", "#e3d2cf", "#d5dbe6"),
)
_FINER = 2
_SHADE = np.array([43, 38, 34]) / 255


class _Disc:
    """Distances and days of every pixel from the middle of the wheel, and its canvas."""

    def __init__(self) -> None:
        self.k = _FINER
        y, x = grid(SIDE * self.k, SIDE * self.k)
        x, y = x / self.k - SIDE / 2, y / self.k - SIDE / 2
        self.out = np.hypot(x, y)
        self.day = (np.degrees(np.arctan2(x, -y)) % 360) / 360 * 365
        self.canvas = joined(_SHADE, np.zeros(self.out.shape))

    def within(self, radius: float) -> Array:
        return np.clip((radius - self.out) * self.k + 0.5, 0, 1)

    def band(self, inner: float, outer: float) -> Array:
        return np.clip(self.within(outer) - self.within(inner), 0, 1)

    def between(self, first: float, last: float) -> Array:
        """Days from first to last, with an even edge on both sides."""
        per_day = 2 * np.pi * self.out / 365 * self.k
        return np.clip((self.day - first) * per_day + 0.5, 0, 1) * np.clip((last - self.day) * per_day + 0.5, 0, 1)

    def line(self, day: float, inner: float, outer: float, thick: float) -> Array:
        """From the inner to the outer radius at the beginning of a day."""
        aside = ((self.day - day + 182.5) % 365 - 182.5) / 365 * 2 * np.pi * self.out
        return np.clip((thick / 2 - np.abs(aside)) * self.k + 0.5, 0, 1) * self.band(inner, outer)

    def made(self) -> Image.Image:
        return picture(shrunk(self.canvas, self.k), levels=128)


def _wheel() -> Image.Image:
    disc = _Disc()
    shadow = 0.42 * ndimage.gaussian_filter(disc.within(440), 18 * disc.k)
    over(disc.canvas, _SHADE, ndimage.shift(shadow, (20 * disc.k, 6 * disc.k), order=1))
    wood = birch(SIDE, "#e2caa2", 71)[:, :SIDE].repeat(disc.k, 0).repeat(disc.k, 1)
    over(disc.canvas, np.clip(wood * _rim(disc.out / RING[1])[..., None], 0, 1), disc.within(RING[1]))
    grain = 1 + 0.004 * noise(disc.out.shape, 15 * disc.k, np.random.default_rng(72))
    paper = rgb(PAPER) * grain[..., None]
    over(disc.canvas, np.clip(paper, 0, 1), disc.within(RING[0]))
    for colour, (first, last) in zip(_SEASONS, pairwise(STARTS), strict=True):
        over(disc.canvas, np.clip(paper * rgb(colour), 0, 1), disc.band(*MONTHS) * disc.between(first, last))
    for start in STARTS[:-1]:
        over(disc.canvas, rgb("#d7c8ad"), disc.line(start, QUARTERS[1], RING[0], 2))
    over(disc.canvas, rgb("#cdbd9f"), disc.band(MONTHS[0] - 1, MONTHS[0] + 1))
    for n in range(4):
        _lay_quarter(disc, n, "#f6ead0")
    over(disc.canvas, _SHADE, 0.2 * smooth(0.93, 1.0, disc.out / RING[0]) * disc.within(RING[0]))
    fall = ndimage.shift(ndimage.gaussian_filter(disc.within(MIDDLE), 6 * disc.k), (6 * disc.k, disc.k), order=1)
    over(disc.canvas, _SHADE, 0.35 * fall)
    over(disc.canvas, rgb("#1d5566"), disc.within(MIDDLE + 3.5))
    over(disc.canvas, rgb(PAPER), disc.within(MIDDLE - 3.5))
    return disc.made()


def _rim(out: Array) -> Array:
    """How light the wood is from its inner to its outer edge: hollow, round, and dark again."""
    places = (0.865, 0.89, 0.95, 0.985, 1.0)
    return np.interp(out, places, (0.62, 0.97, 1.06, 0.93, 0.72))


def _lay_quarter(disc: _Disc, n: int, colour: str) -> None:
    first, last = STARTS[3 * n] + 1, STARTS[3 * n + 3] - 1
    ring = disc.band(*QUARTERS) * disc.between(first, last)
    inner = disc.band(QUARTERS[0] + 1.5, QUARTERS[1] - 1.5) * disc.between(first + 0.5, last - 0.5)
    over(disc.canvas, rgb("#dcc596"), ring)
    over(disc.canvas, rgb(colour), inner)


def _quarter(n: int) -> Image.Image:
    """One quarter of the budget alone, in honey, as large as the whole wheel: laid over it."""
    disc = _Disc()
    _lay_quarter(disc, n, "#f3d48c")
    return disc.made()


def _token(face: str, edge: str, falls: float) -> Image.Image:
    """A disc of 64 in 80: its face, its edge, and its shadow."""
    k, side = 3, 80
    y, x = grid(side * k, side * k)
    x, y = x / k - side / 2, y / k - side / 2
    canvas = joined(_SHADE, falls * np.clip((35 - np.hypot(x, y - 4)) / 7, 0, 1))
    over(canvas, rgb(edge), np.clip((32 - np.hypot(x, y)) * k + 0.5, 0, 1))
    over(canvas, rgb(face), np.clip((29 - np.hypot(x, y)) * k + 0.5, 0, 1))
    return picture(shrunk(canvas, k))


def _now() -> Image.Image:
    """The pointer on the rim, as it points to the left: a petrol label of 90 by 60 with its shadow."""
    k, wide, high = 3, 122, 92
    y, x = grid(high * k, wide * k)
    x, y = x / k - 16, y / k - high / 2
    shape = np.clip((30 - np.abs(y)) * k, 0, 1) * np.clip((90 - x) * k, 0, 1) * np.clip((x - np.abs(y)) * k, 0, 1)
    canvas = joined(_SHADE, 0.4 * ndimage.gaussian_filter(shape, 5 * k))
    over(canvas, rgb("#1d5566"), ndimage.gaussian_filter(shape, 0.5 * k))
    return picture(shrunk(canvas, k))


def pictures() -> Recipes:
    """The wheel with its quarters pale and each of them in honey; discs to come and passed; the pointer."""
    return {
        "wheel": _wheel,
        **{f"wheel-quarter-{n + 1}": partial(_quarter, n) for n in range(4)},
        "token": partial(_token, "#fffaf0", "#1d5566", 0.32),
        "token-honey": partial(_token, "#f3d48c", "#c99a3c", 0.32),
        "token-next": partial(_token, "#f6dd92", "#1d5566", 0.36),
        "token-past": partial(_token, "#f7efe1", "#cdbfa9", 0.0),
        "wheel-now": _now,
    }
