"""Arrays that become PNG pictures: colours, soft steps, noise, shrinking, bleeding.

A canvas is a float array (height, width, 3 or 4), 0..1, straight alpha, y down. Nothing here knows
what is drawn.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

Array = NDArray[np.floating]
#: What a material offers: file name without ending -> how to draw it.
Recipes = dict[str, Callable[[], Image.Image]]


def rgb(colour: str) -> Array:
    """'#rrggbb' as three numbers 0..1."""
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)], float) / 255


def smooth(start: float, end: float, x: Array) -> Array:
    """0 before `start`, 1 after `end`, an S between."""
    t = np.clip((x - start) / (end - start), 0, 1)
    return t * t * (3 - 2 * t)


def bump(centre: float, half: float, x: Array, soft: float = 0.5) -> Array:
    """1 inside centre ± half, 0 outside; `soft` is the share of `half` used for each flank."""
    d = x - centre
    return smooth(-half, -half * (1 - soft), d) * (1 - smooth(half * (1 - soft), half, d))


def noise(shape: tuple[int, int], sigma: float | tuple[float, float], rng: np.random.Generator) -> Array:
    """Soft noise that tiles, mean 0 and variance 1; `sigma` px (y, x)."""
    field = ndimage.gaussian_filter(rng.normal(size=shape), sigma, mode="wrap")
    return (field - field.mean()) / field.std()


def grid(height: int, width: int) -> tuple[Array, Array]:
    """y and x of every pixel centre."""
    y, x = np.mgrid[0:height, 0:width].astype(float)
    return y + 0.5, x + 0.5


def over(canvas: Array, colour: Array, alpha: Array) -> None:
    """Lay a colour with this alpha on top of an RGBA canvas, in place."""
    rows, columns = np.flatnonzero(alpha.any(1)), np.flatnonzero(alpha.any(0))
    if not len(rows):
        return
    box = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    a, part = np.clip(alpha[box], 0, 1), canvas[box]
    colour = colour if colour.ndim == 1 else colour[box]
    below = part[..., 3] * (1 - a)
    total = a + below
    part[..., :3] = (colour * a[..., None] + part[..., :3] * below[..., None]) / np.maximum(total, 1e-6)[..., None]
    part[..., 3] = total


def joined(colour: Array, alpha: Array) -> Array:
    """Colour (3 numbers or a picture) and alpha as one RGBA canvas."""
    return np.concatenate([np.broadcast_to(colour, (*alpha.shape, 3)), alpha[..., None]], -1)


def shrunk(canvas: Array, times: int) -> Array:
    """Mean of `times` x `times` blocks, weighted by alpha."""
    height, width, bands = canvas.shape
    blocks = (height // times, times, width // times, times)
    if bands == 3:
        return canvas.reshape(*blocks, 3).mean((1, 3))
    weighted = np.concatenate([canvas[..., :3] * canvas[..., 3:], canvas[..., 3:]], -1)
    weighted = weighted.reshape(*blocks, 4).mean((1, 3))
    alpha = weighted[..., 3:]
    return np.concatenate([weighted[..., :3] / np.maximum(alpha, 1e-6), alpha], -1)


def picture(canvas: Array, levels: int = 256, spread: bool = True) -> Image.Image:
    """The finished picture. Clear pixels get the colour beside them, for OpenGL's straight alpha.

    `spread=False` leaves them as drawn. `levels` below 256 coarsens colour (never alpha), for
    materials whose own grain hides the steps.
    """
    whole = np.clip(canvas, 0, 1)
    colour = np.round(whole[..., :3] * (levels - 1)) * (255 / (levels - 1))
    if whole.shape[-1] == 3:
        return Image.fromarray((colour + 0.5).astype(np.uint8))
    alpha = (whole[..., 3] * 255 + 0.5).astype(np.uint8)
    rounded = (colour + 0.5).astype(np.uint8)
    return Image.fromarray(np.dstack([bled(rounded, alpha) if spread else rounded, alpha]))


def bled(colour: NDArray[np.uint8], alpha: NDArray[np.uint8], reach_px: float = 6.0) -> NDArray[np.uint8]:
    """Colour spread from visible pixels into the fully transparent ones around them.

    Without it linear filtering mixes black into every edge. Beyond the reach stands the mean colour.
    """
    seen = (alpha > 0).astype(float)
    if seen.all() or not seen.any():
        return colour
    weight = ndimage.gaussian_filter(seen, reach_px / 2)
    mean = (colour * seen[..., None]).sum((0, 1)) / seen.sum()
    share = np.clip(weight * 50, 0, 1)[..., None]
    spread = (
        np.stack([ndimage.gaussian_filter(colour[..., k] * seen, reach_px / 2) for k in range(3)], -1)
        / np.maximum(weight, 1e-9)[..., None]
    )
    spread = spread * share + mean * (1 - share)
    return np.where(seen[..., None] > 0, colour, (spread + 0.5).astype(np.uint8))
