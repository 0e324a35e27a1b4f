"""The knitted cover that keeps a vase secret: three patterns, and the cover pushed down round the foot."""

from functools import partial

import numpy as np
from PIL import Image
from scipy import ndimage

from assets.canvas import Array, Recipes, joined, over, picture, rgb, shrunk, smooth
from assets.light import unit
from assets.vessels import VASE, Field

_WOOL = {".": rgb("#7d9ca6"), "x": rgb("#fbf3e4"), "o": rgb("#dba23c")}
#: One repeat of each pattern, rows from the top.
_PATTERNS = {
    1: ("........", "...x....", "........", ".......x", "........", "...x....", "........", ".......x"),
    2: ("x.......", ".x.....x", "..x...x.", "...x.x..", "....x...", "........", "....o...", "........"),
    3: ("........", "x.....x.", ".x...x..", "..x.x...", "...x....", "..x.x...", ".x...x..", "x.....x."),
}
_BAND = (
    "oooooooo",
    "........",
    "x...x...",
    ".x.x.x.x",
    "..x...x.",
    ".x.x.x.x",
    "x...x...",
    "........",
    "oooooooo",
)
#: Stitches across the visible half, rows of rib at either end, and how far the wool stands off the glass.
_STITCHES, _RIB, _PUFF = 38, 5, 1.045
_TOP, _BOTTOM = 0.045, 0.978
#: Where the light comes from with y down; a touch flatter than elsewhere so that stitches show.
_LAMP = unit(np.array([-0.46, -0.60, 0.66]))
_WARM = np.array([1.03, 1.0, 0.965])


def _chart(pattern: tuple[str, ...], rows: int) -> Array:
    """Colour of every stitch (rows, stitches + 1, 3)."""
    band = int(rows * 0.43)

    def sign(row: int, column: int) -> str:
        if band <= row < band + len(_BAND):
            return _BAND[row - band][column % 8]
        patterned = _RIB < row < rows - _RIB - 1 and not band - 2 <= row < band + len(_BAND) + 2
        return pattern[(row - _RIB - 2) % 8][column % 8] if patterned else "."

    return np.array([[_WOOL[sign(j, i)] for i in range(_STITCHES + 1)] for j in range(rows)])


def _stitches(columns: Array, rows: Array) -> tuple[Array, Array]:
    """Height of stocking stitch, 0..1, and the row whose yarn lies on top.

    Each stitch is a V of two legs; a leg is a plied tube that comes out of the V below it.
    """
    aside = np.abs(columns - np.floor(columns) - 0.5)
    first = np.floor(rows)
    height, top = np.zeros_like(rows), first
    for step in (1, 0, -1):
        v = rows - (first + step)  # 0 at the top of the row, 1 at its foot
        along = (v + 0.42) / 1.42
        dx = (aside - (0.390 - 0.265 * along)) / (0.225 + 0.040 * np.sin(np.pi * np.clip(along, 0, 1)))
        dv = (along - 0.5) / 0.56
        tube = np.sqrt(np.clip(1 - dx**2 - np.abs(dv) ** 3.2, 0, 1))
        ply = np.abs(np.sin(np.pi * (along * 4.2 + dx * 0.42 + 0.25)))
        tube = tube * (0.89 + 0.11 * ply**0.7) * (0.90 + 0.10 * along)
        above = tube > height
        height, top = np.where(above, tube, height), np.where(above, first + step, top)
    return height, top


def _relief(columns: Array, rows: Array, rib: Array, f: Field, rng: np.random.Generator) -> tuple[Array, Array]:
    """Height of the wool with its hairs, and the row on top: stocking stitch, or rib where `rib`."""
    height, top = _stitches(columns, rows)
    purl = 0.36 * np.sin(np.pi * (columns % 1)) ** 0.5 * (0.55 + 0.45 * np.abs(np.sin(np.pi * rows)) ** 0.7)
    height = np.where(rib, 1.12 * height, height)
    height = np.where(rib & (np.floor(columns) % 2 == 1), purl, height)
    hairs = ndimage.gaussian_filter(rng.normal(size=height.shape), (f.grain * 0.5, f.grain * 0.22))
    height = height + 0.030 * hairs / hairs.std() + rng.normal(0, 0.020, height.shape)
    return ndimage.gaussian_filter(height, f.grain * 0.30), top


def _cover(which: int) -> Image.Image:
    rng = np.random.default_rng(which)
    f = Field(VASE)
    v = f.vessel
    r = f.r * _PUFF
    u = (f.x - f.middle) / r
    stitch = np.pi * v.radius * _PUFF / _STITCHES  # units
    count = round((_BOTTOM - _TOP) * (v.bottom - v.top) / (stitch * 0.86))
    hang = v.tilt * r * np.sqrt(np.clip(1 - u**2, 0, 1)) * 0.55  # rows bow down in the middle
    row = ((f.y - hang - v.top) / (v.bottom - v.top) - _TOP) / (_BOTTOM - _TOP) * count
    column = (np.arcsin(np.clip(u, -1, 1)) / np.pi + 0.5) * _STITCHES
    rib = (row < _RIB) | (row > count - _RIB)
    height, top = _relief(column, row, rib, f, rng)
    slope = stitch * f.grain * 0.95 / 8
    nx = u * 0.94 - ndimage.sobel(height, 1) * slope * 0.9
    ny = -0.10 - ndimage.sobel(height, 0) * slope * 0.9
    nz = np.sqrt(np.clip(1 - u**2, 0.02, 1))
    lit = (nx * _LAMP[0] + ny * _LAMP[1] + nz * _LAMP[2]) / np.sqrt(nx**2 + ny**2 + nz**2)
    lit = np.clip(lit * 0.72 + 0.34, 0, 1.15)
    round_ = 0.58 + 0.42 * np.sqrt(np.clip(1 - u**2, 0, 1))
    light = (0.47 + 0.96 * lit) * (0.40 + 0.60 * np.clip(height * 1.15, 0, 1) ** 0.8) * round_
    j = np.clip(top.astype(int), 0, count - 1)
    i = np.clip(np.floor(column).astype(int), 0, _STITCHES)
    uneven = 1 + rng.normal(0, 0.02, (count, _STITCHES + 1))
    colour = (_chart(_PATTERNS[which], count) * uneven[..., None])[j, i] * light[..., None] * _WARM
    alpha = ((np.abs(u) <= 1) & (row >= 0) & (row < count)) * _fuzzy((1 - np.abs(u)) * r, f, rng, 2.2)
    return picture(shrunk(joined(np.clip(colour, 0, 1), alpha), f.finer), levels=64)


def _fuzzy(edge: Array, f: Field, rng: np.random.Generator, hair: float) -> Array:
    """Alpha that falls off raggedly where `edge` (units from the outline) comes to 0."""
    ragged = ndimage.gaussian_filter(rng.normal(size=edge.shape), f.grain * 0.5)
    return smooth(-0.2, 1.6, edge + ragged / ragged.std() * hair * 0.28)


#: The pushed-down cover, from behind to the front: how far above the foot its rolls lie and their half
#: height (shares of the vase), their radius, and the row of `_ROLLED` on top of each.
_ROLLS = (
    (0.072, 0.024, 0.90, 0),
    (0.047, 0.027, 0.955, 3),
    (0.020, 0.028, 0.975, 6),
    (-0.007, 0.026, 0.90, 1),
)
_ROLLED = (
    "........",
    "........",
    "x...x...",
    ".x.x.x.x",
    "..x...x.",
    "........",
    "........",
    "oooooooo",
    "........",
    "........",
    "........",
)


def _pushed_down() -> Image.Image:
    rng = np.random.default_rng(5)
    f = Field(VASE)
    canvas = f.empty()
    above = int(0.75 * len(canvas))  # nothing lies higher up
    for above_foot, half, share, first in _ROLLS:
        _roll(canvas[above:], f, f.y[above:], f.x[above:], (above_foot, half, share, first), rng)
    return picture(shrunk(canvas, f.finer), levels=64)


def _roll(
    canvas: Array, f: Field, y: Array, x: Array, place: tuple[float, float, float, int], rng: np.random.Generator
) -> None:
    """One roll of knitted cloth lying round the foot."""
    above_foot, half, share, first = place
    v = f.vessel
    tall = v.bottom - v.top
    r, half = v.radius * share * 0.93, half * tall
    u = (x - f.middle) / r
    hang = v.tilt * 0.62 * r * np.sqrt(np.clip(1 - u**2, 0, 1))
    wave = ndimage.gaussian_filter1d(rng.normal(size=x.shape[1]), 30 * f.grain)
    w = (y - (v.bottom - above_foot * tall) - hang - wave[None] * 1.5 / wave.std()) / half  # -1..1 across the roll
    end = np.sqrt(np.clip(1 - u**8, 0, 1))
    column = (np.arcsin(np.clip(u, -1, 1)) / np.pi + 0.5) * _STITCHES
    column = column + 0.35 * w * np.sin(first + u * 2.6)  # the cloth is twisted a little
    pitch = np.pi * r / _STITCHES
    visible = np.pi * half / (pitch * 0.86)
    row = first + (np.arcsin(np.clip(w, -1, 1)) / np.pi + 0.5) * visible
    height, top = _relief(column, row, np.zeros(x.shape, bool), f, rng)
    slope = pitch * f.grain * 0.80 / 8
    nx = u * 0.9 - ndimage.sobel(height, 1) * slope
    ny = w * 0.95 - ndimage.sobel(height, 0) * slope
    nz = np.sqrt(np.clip(1 - u**2 * 0.9 - w**2 * 0.85, 0.03, 1))
    lit = (nx * _LAMP[0] + ny * _LAMP[1] + nz * _LAMP[2]) / np.sqrt(nx**2 + ny**2 + nz**2)
    light = (0.45 + 0.97 * np.clip(lit * 0.80 + 0.28, 0, 1.1)) * (0.40 + 0.60 * np.clip(height * 1.15, 0, 1) ** 0.8)
    light = light * (1 - 0.42 * smooth(0.25, 1, w)) * (1 - 0.25 * smooth(-0.6, -1, w))
    chart = np.array([[_WOOL[sign] for sign in line] for line in _ROLLED])
    colour = chart[np.clip(top.astype(int), 0, len(_ROLLED) - 1), np.floor(column).astype(int) % 8]
    alpha = _fuzzy((end - np.abs(w)) * half, f, rng, 2.0) * _fuzzy((1 - np.abs(u)) * r, f, rng, 2.0)
    alpha = alpha * ((np.abs(u) < 1) & (np.abs(w) < end))
    over(canvas, np.clip(colour * light[..., None] * _WARM, 0, 1), alpha)


def pictures() -> Recipes:
    """The cover in three patterns and pushed down, on the canvas of the vase."""
    recipes: Recipes = {f"knit-{which}": partial(_cover, which) for which in _PATTERNS}
    recipes["knit-down"] = _pushed_down
    return recipes
