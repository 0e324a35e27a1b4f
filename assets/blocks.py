"""Painted wooden blocks to press: buttons (slice 48, 9 px lip) and keys (slice 32, 5 px lip)."""

from functools import partial

import numpy as np
from PIL import Image
from scipy import ndimage

from assets.canvas import Array, Recipes, grid, joined, picture, rgb, shrunk

_FINER = 4
_FACES = {
    "petrol": "#1d5566",
    "cream": "#fbf3e3",
    "honey": "#e8b04a",
    "grey": "#e6dccb",
    "felt": "#d9cfbd",
    "dark": "#3b3530",
}
_CHOSEN, _FRAME = "#f6dd92", 5
_KEYS = {"key": "#fffaf0", "key-dark": "#e2d6c2", "key-petrol": "#1d5566"}


def _rounded(y: Array, x: Array, box: tuple[float, float, float, float], radius: float) -> Array:
    """Distance inwards from a rounded box (left, top, right, bottom)."""
    left, top, right, bottom = box
    px = np.maximum(np.maximum(left + radius - x, x - right + radius), 0)
    py = np.maximum(np.maximum(top + radius - y, y - bottom + radius), 0)
    straight = np.minimum(np.minimum(x - left, right - x), np.minimum(y - top, bottom - y))
    return np.where((px > 0) & (py > 0), radius - np.hypot(px, py), straight)


def _block(colour: str, seed: int, side: int, radius: int, lip: int) -> Image.Image:
    rng = np.random.default_rng(seed)
    k, s = _FINER, side * _FINER
    y, x = grid(s, s)
    air = 2 * k
    body = _rounded(y, x, (air, air, s - air, s - air), radius * k)
    top = _rounded(y, x, (air, air, s - air, s - air - lip * k), radius * k)
    brush = ndimage.gaussian_filter(rng.normal(size=(s, s)), (1.4 * k, 60 * k))
    light = 1 + 0.012 * brush / brush.std() + 0.035 * (1 - 2 * np.clip((y - air) / (s - 2 * air), 0, 1))
    face = rgb(colour) * light[..., None]
    edge = np.clip(1 - np.abs(top - 1.6 * k) / (1.8 * k), 0, 1) * np.clip(1 - (y - air) / (s * 0.5), 0, 1)
    face = face + (1 - face) * 0.38 * edge[..., None]
    on_top = np.clip(top / k + 0.5, 0, 1)[..., None]
    painted = rgb(colour) * 0.66 * (1 - on_top) + face * on_top
    return picture(shrunk(joined(painted, np.clip(body / k + 0.5, 0, 1)), k))


def _chosen(seed: int, side: int, radius: int) -> Image.Image:
    """A button that is in force: yellow paper in a frame of petrol, and no lip to go down by."""
    rng = np.random.default_rng(seed)
    k, s = _FINER, side * _FINER
    y, x = grid(s, s)
    body = _rounded(y, x, (2 * k, 2 * k, s - 2 * k, s - 2 * k), radius * k)
    brush = ndimage.gaussian_filter(rng.normal(size=(s, s)), (1.4 * k, 60 * k))
    paper = rgb(_CHOSEN) * (1 + 0.012 * brush / brush.std())[..., None]
    inside = np.clip((body / k - _FRAME) + 0.5, 0, 1)[..., None]
    painted = rgb(_FACES["petrol"]) * (1 - inside) + paper * inside
    return picture(shrunk(joined(painted, np.clip(body / k + 0.5, 0, 1)), k))


def pictures() -> Recipes:
    """Seven buttons of 160 px, three keys of 96 px."""
    recipes: Recipes = {
        f"block-{name}": partial(_block, colour, 60 + n, 160, 20, 9)
        for n, (name, colour) in enumerate(_FACES.items())
    }
    recipes["block-yellow"] = partial(_chosen, 66, 160, 20)
    for n, (name, colour) in enumerate(_KEYS.items()):
        recipes[name] = partial(_block, colour, 71 + n, 96, 12, 5)
    return recipes
