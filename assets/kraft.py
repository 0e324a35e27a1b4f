"""Brown wrapping paper, on which a way from start to end is mapped: the paper, its fold, the roll."""

import numpy as np
from PIL import Image
from scipy import ndimage

from assets.canvas import Recipes, grid, joined, noise, picture, rgb

_BROWN = "#c9a97f"
_SIDE = 512
_SQUARE = (_SIDE, _SIDE)
_ROLL = 72
_END = (26, _ROLL)


def _flecks(share: float, sigma: tuple[float, float], rng: np.random.Generator) -> np.ndarray:
    """Bits of straw and bark, 0..1."""
    some = ndimage.gaussian_filter((rng.random(_SQUARE) > share).astype(float), sigma, mode="wrap")
    return np.clip((some - some.mean()) / some.std(), 0, 9) / 9


def _paper() -> np.ndarray:
    rng = np.random.default_rng(41)
    grain = 0.013 * noise(_SQUARE, 0.8, rng) + 0.005 * noise(_SQUARE, 14, rng) + 0.007 * noise(_SQUARE, 70, rng)
    fibres = 0.0055 * noise(_SQUARE, (5, 0.9), rng) + 0.004 * noise(_SQUARE, (0.9, 5), rng)
    machine = 0.0035 * noise(_SQUARE, (90, 1.2), rng)
    dark, light = _flecks(0.9990, (1.6, 1.0), rng), _flecks(0.9985, (3.2, 0.7), rng)
    whole = rgb(_BROWN) * ((1 + grain + fibres + machine) * (1 - 0.07 * dark))[..., None]
    return whole + 0.035 * light[..., None]


def _sheet() -> Image.Image:
    return picture(_paper(), levels=128)


def _fold() -> Image.Image:
    """140 px across: darker up to the crease, lit behind it. Stretched as high as the paper hangs."""
    x = np.linspace(0, 1, 140)
    dark = np.interp(x, [0, 0.46, 0.496, 0.5], [0, 0.055, 0.13, 0])
    light = np.interp(x, [0.5, 0.506, 0.56, 1], [0, 0.20, 0.05, 0])
    alpha = np.tile(np.where(x < 0.5, dark, light), (8, 1))
    colour = np.where(x[:, None] < 0.5, np.array([0.31, 0.20, 0.06]), np.array([1, 0.94, 0.82]))
    return picture(joined(np.tile(colour, (8, 1, 1)), alpha), spread=False)


def _roll() -> Image.Image:
    """What is not rolled out yet; tiles downwards."""
    x = np.linspace(-1, 1, _ROLL)
    round_ = 0.50 + 0.66 * np.sqrt(np.clip(1 - (x * 0.90 + 0.22) ** 2, 0, 1))
    return picture(_paper()[:, :_ROLL] * round_[None, :, None], levels=128)


def _end() -> Image.Image:
    """The upper end of the roll, its turns seen from a little above."""
    finer = 4
    height, width = _END
    y, x = grid(height * finer, width * finer)
    out = np.hypot((x - 36 * finer) / (36 * finer), (y - 13 * finer) / (12.5 * finer))
    colour = np.where((out < 1)[..., None], rgb("#d9bd94"), rgb("#8f6f43"))
    for turn in (1.0, 0.79, 0.61, 0.45):
        edge = np.clip(1 - np.abs(out - turn) / 0.045, 0, 1)[..., None]
        colour = colour * (1 - edge) + rgb("#94713f") * edge
    colour = np.where((out < 0.30)[..., None], rgb("#6b4f2b"), colour)
    alpha = np.clip((1.02 - out) * 12 * finer, 0, 1)
    whole = Image.fromarray((np.clip(joined(colour, alpha), 0, 1) * 255 + 0.5).astype(np.uint8), "RGBA")
    return whole.resize((width, height), Image.Resampling.LANCZOS)


def pictures() -> Recipes:
    """The paper and the roll tile; the fold is stretched."""
    return {"brown-paper": _sheet, "brown-fold": _fold, "brown-roll": _roll, "brown-roll-end": _end}
