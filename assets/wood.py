"""Birch: the shelf, the trays and the table top. Bands of 1920 px that tile sideways."""

from functools import partial

import numpy as np
from PIL import Image
from scipy import ndimage

from assets.canvas import Array, Recipes, grid, picture, rgb

_WIDTH = 1920
#: Seams between the planks of the table, shares of its height.
_SEAMS = (0.17, 0.40, 0.72)


def _streaks(height: int, sigma: tuple[float, float], rng: np.random.Generator) -> Array:
    """Noise drawn out along the grain; the two ends meet."""
    field = ndimage.gaussian_filter(rng.normal(size=(height, _WIDTH)), sigma, mode=("reflect", "wrap"))
    return field / field.std()


def _specks(height: int, share: float, sigma: tuple[float, float], rng: np.random.Generator) -> Array:
    """Single short marks, 0..1."""
    marks = (rng.random((height, _WIDTH)) < share).astype(float)
    field = ndimage.gaussian_filter(marks, sigma, mode=("reflect", "wrap"))
    return field / field.max()


def grain(height: int, colour: str, seed: int, receding: float = 0.0) -> Array:
    """Bare wood. `receding` above 0 lays it flat: the grain gets finer upwards, and there are seams."""
    rng = np.random.default_rng(seed)
    y = grid(height, _WIDTH)[0] - 0.5
    near = y / height
    depth = y / np.maximum(near * receding + 1 - receding, 0.05) * 0.55 if receding else y
    rings = depth * 0.115 + 1.7 * _streaks(height, (height * 0.12 + 6, _WIDTH * 0.07), rng)
    ring = (0.5 + 0.5 * np.sin(2 * np.pi * rings * 0.33)) ** 2.2
    fine, broad = _streaks(height, (0.7, 42), rng), _streaks(height, (1.6, 130), rng)
    pores = _specks(height, 0.0025, (0.6, 9), rng)
    light = 1 - 0.030 * ring + 0.009 * fine + 0.009 * broad - 0.05 * pores
    for seam in _SEAMS if receding else ():
        below = y - seam * height
        light *= 1 - 0.20 * np.exp(-((below / 1.4) ** 2))
        light *= 1 + 0.05 * np.exp(-(((below - 3) / 1.6) ** 2))
    flecks = _specks(height, 0.0018, (0.55, 3), rng) + 0.8 * _specks(height, 0.0011, (0.55, 6), rng)
    light *= 1 - 0.085 * np.clip(flecks, 0, 1) * (np.clip(near, 0.25, 1) if receding else 1)
    light *= 1 + 0.013 * _streaks(height, (0.45, 60), rng)
    wood = rgb(colour) * light[..., None]
    wood[..., 0] *= 1 + 0.004 * broad
    wood[..., 2] *= 1 - 0.02 * ring - 0.006 * broad
    return wood


def _shelf() -> Image.Image:
    """Front edge 32 px under a lit top of 12 px."""
    wood, y, top = grain(44, "#e6cfa8", 5), np.arange(44), 12
    wood *= np.where(y < top, 1.10 - 0.02 * y / top, 1.0 - 0.12 * (y - top) / (44 - top))[:, None, None]
    wood[top - 1 : top + 1] *= 1.06
    wood[top + 1 : top + 3] *= 0.93
    wood[-2:] *= 0.78
    return picture(wood)


def _tray(height: int, seed: int, lit: float, falls: float) -> Image.Image:
    """A board seen from the front with a rounded upper edge of 10 px."""
    wood, y = grain(height, "#e3cba3", seed), np.arange(height)
    wood *= np.where(y < 10, lit, 1.0 - falls * (y - 10) / (height - 10))[:, None, None]
    wood[9:11] *= 0.90
    wood[:2] *= 1.05
    return picture(wood)


def _table() -> Image.Image:
    wood = grain(460, "#e2caa2", 11, receding=0.72)
    wood *= (1.13 - 0.20 * np.linspace(0, 1, 460))[:, None, None]
    wood[:2] *= 0.90
    wood[2:5] *= 1.05
    return picture(wood)


def pictures() -> Recipes:
    """Shelf 44, tray 160, tall tray 440 and table 460 px high."""
    return {
        "shelf": _shelf,
        "tray": partial(_tray, 160, 8, 1.13, 0.07),
        "tray-tall": partial(_tray, 440, 14, 1.10, 0.05),
        "table": _table,
    }
