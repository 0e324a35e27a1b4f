"""Painted wall, felt and paper: 512 px textures that tile in both directions."""

from functools import partial

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

from assets.canvas import Recipes, noise, picture, rgb

_SIDE = 512
_SQUARE = (_SIDE, _SIDE)
#: Colour of a sheet of paper; cards and tags are cut from it too.
PAPER = "#fffaf0"


def _wall() -> Image.Image:
    rng = np.random.default_rng(1)
    grain = 0.0088 * noise(_SQUARE, 1, rng) + 0.004 * noise(_SQUARE, 5, rng) + 0.0028 * noise(_SQUARE, 50, rng)
    return picture(rgb("#eee5d6") * (1 + grain)[..., None], levels=128)


def _felt(colour: str, seed: int) -> Image.Image:
    rng = np.random.default_rng(seed)
    fibres = np.zeros(_SQUARE)
    for turn in range(9):  # matted in many directions
        fibres += ndimage.convolve(
            rng.normal(size=_SQUARE), _streak((turn + rng.uniform(0, 1)) * np.pi / 9), mode="wrap"
        )
    fibres = (fibres - fibres.mean()) / fibres.std()
    grain = 0.026 * fibres + 0.012 * noise(_SQUARE, 1, rng) + 0.006 * noise(_SQUARE, 22, rng)
    specks = ndimage.gaussian_filter((rng.random(_SQUARE) > 0.9985).astype(float), 0.8, mode="wrap")
    return picture(rgb(colour) * ((1 + grain) * (1 - 0.14 * specks))[..., None], levels=128)


def _streak(angle: float) -> np.ndarray:
    """A line of 15 px as a kernel."""
    kernel = np.zeros((15, 15))
    for t in np.linspace(-7, 7, 40):
        kernel[round(7 + np.sin(angle) * t), round(7 + np.cos(angle) * t)] += 1
    return kernel / kernel.sum()


def _paper() -> Image.Image:
    rng = np.random.default_rng(6)
    grain = 0.006 * noise(_SQUARE, 0.7, rng) + 0.006 * noise(_SQUARE, 3, rng) + 0.004 * noise(_SQUARE, 30, rng)
    # Fibres are drawn on nine tiles and the middle one is cut out, so that they cross the border.
    tiles = Image.new("L", (3 * _SIDE, 3 * _SIDE))
    pen = ImageDraw.Draw(tiles)
    for _ in range(240):
        x, y, angle, length, ink = rng.uniform((0, 0, 0, 6, 30), (_SIDE, _SIDE, 2 * np.pi, 20, 120))
        dx, dy = np.cos(angle) * length, np.sin(angle) * length
        for left in (0, _SIDE, 2 * _SIDE):
            for top in (0, _SIDE, 2 * _SIDE):
                pen.line([(x + left, y + top), (x + left + dx, y + top + dy)], fill=int(ink))
    middle = tiles.crop((_SIDE, _SIDE, 2 * _SIDE, 2 * _SIDE))
    fibres = ndimage.gaussian_filter(np.asarray(middle, float) / 255, 0.7, mode="wrap")
    return picture(rgb(PAPER) * (1 + grain - 0.035 * fibres)[..., None])


def pictures() -> Recipes:
    """Wall, two felts and paper."""
    return {
        "wall": _wall,
        "felt": partial(_felt, "#b3bfb6", 2),
        "felt-dark": partial(_felt, "#b9ad99", 9),
        "paper": _paper,
    }
