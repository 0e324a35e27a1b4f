"""Shadows and light that fall on other things: soft 9-patches, veils, the window on the wall."""

from functools import partial

import numpy as np
from PIL import Image, ImageDraw, ImageFilter
from scipy import ndimage

from assets.canvas import Recipes, grid, joined, picture, rgb

_BROWN = (74, 50, 28)


def _soft(radius: int, blur: int, falls: int, alpha: float) -> Image.Image:
    """9-patch shadow of a rounded box; it reaches 2 * blur + falls px out on every side."""
    pad = 2 * blur + falls
    side = 2 * pad + max(2 * radius + 8, 24) + 2 * radius
    mask = Image.new("L", (side, side))
    box = (pad, pad + falls, side - pad - 1, side - pad + falls - 1)
    ImageDraw.Draw(mask).rounded_rectangle(box, radius, fill=int(255 * alpha))
    shadow = Image.new("RGBA", (side, side), (*_BROWN, 0))
    shadow.putalpha(mask.filter(ImageFilter.GaussianBlur(blur)))
    return shadow


def _veil(colour: str, top: float, bottom: float) -> Image.Image:
    """8 x 256 px, alpha from `top` to `bottom`."""
    alpha = np.broadcast_to(np.linspace(top, bottom, 256)[:, None], (256, 8))
    return picture(joined(rgb(colour), alpha))


def _window() -> Image.Image:
    """Sun through a window of four panes, slanting over the wall."""
    y, x = grid(540, 960)
    slant = x + y * 0.42
    panes = np.zeros_like(x)
    for left in (270, 480):
        for top, bottom in ((18, 178), (196, 380)):
            drop = (x - left) * 0.03
            panes += (slant > left) & (slant < left + 185) & (y > top + drop) & (y < bottom + drop)
    alpha = 0.50 * ndimage.gaussian_filter(panes, 9) * np.clip(1 - y / 470, 0, 1)
    return picture(joined(np.array([1, 0.975, 0.90]), alpha))


def _under_ball() -> Image.Image:
    y, x = grid(128, 128)
    out = np.hypot(x - 64, y - 64) / 64
    return picture(joined(np.array([0.16, 0.09, 0.05]), np.clip(1 - out, 0, 1) ** 1.3 * 0.75))


def _night() -> Image.Image:
    """The dark of a room in which one lamp shines on the middle of the table."""
    y, x = grid(270, 480)
    near = np.clip(1 - np.hypot((x - 240) / 225, (y - 146) / 120), 0, 1)
    lit = (near * near * (3 - 2 * near))[..., None]
    dark, lamp = np.array([0.15, 0.155, 0.27]), np.array([0.70, 0.42, 0.10])
    return picture(joined(dark + (lamp - dark) * lit, 0.8 - 0.42 * lit[..., 0]))


def pictures() -> Recipes:
    """Shadows s, m, l (slices 21, 41, 88), three veils, the window, the night and the shadow under a ball."""
    return {
        "shadow-s": partial(_soft, 6, 5, 3, 0.34),
        "shadow-m": partial(_soft, 10, 11, 7, 0.34),
        "shadow-l": partial(_soft, 16, 26, 18, 0.40),
        "light-down": partial(_veil, "#ffffff", 0.35, 0),
        "dark-down": partial(_veil, "#3a2614", 0.26, 0),
        "dark-up": partial(_veil, "#3a2614", 0, 0.22),
        "window-light": _window,
        "night": _night,
        "ball-shadow": _under_ball,
    }
