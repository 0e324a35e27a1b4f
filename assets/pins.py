"""Round-headed pins that hold the cards, with the shadow they throw on the paper."""

from functools import partial

import numpy as np
from PIL import Image

from assets.canvas import Recipes, grid, joined, picture, rgb, shrunk
from assets.light import lambert, unit

_HEADS = {"petrol": "#1d5566", "honey": "#d9972a", "wood": "#b9864e", "cream": "#f5ead6"}
_SIDE, _FINER = 80, 4


def _pin(colour: str) -> Image.Image:
    side = _SIDE * _FINER
    y, x = grid(side, side)
    x, y = x / side * 2 - 1, y / side * 2 - 1
    hx, hy = (x - 0.02) / 0.62, (y + 0.10) / 0.62
    out = np.hypot(hx, hy)
    normal = unit(np.stack([hx, -hy, np.sqrt(np.clip(1 - out**2, 0, 1))], -1))
    light = 0.44 + 0.68 * lambert(normal, 0.35)
    glint = np.clip(1 - np.hypot(hx + 0.34, hy + 0.40) / 0.27, 0, 1) ** 1.2
    glow = 0.10 * np.clip(out, 0, 1) ** 3 * np.clip(hx * 0.5 + hy * 0.6, 0, 1)
    head = rgb(colour) * light[..., None] + (glint * 0.60 + glow)[..., None]
    shadow = np.clip(1 - np.hypot((x - 0.12) / 0.80, (y - 0.20) / 0.72), 0, 1) ** 0.8 * 0.55
    on_head = out < 1
    colour_ = np.where(on_head[..., None], np.clip(head, 0, 1), np.array([0.20, 0.13, 0.07]))
    return picture(shrunk(joined(colour_, np.where(on_head, 1, shadow)), _FINER))


def pictures() -> Recipes:
    """Four pins, 80 px."""
    return {f"pin-{name}": partial(_pin, colour) for name, colour in _HEADS.items()}
