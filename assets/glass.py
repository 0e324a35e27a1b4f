"""The vase and the bowl as clear glass in three layers: behind the balls, in front of them, and the shadow.

Lengths are in units of the vessel; knows nothing of what lies inside.
"""

from collections.abc import Callable
from functools import partial

import numpy as np
from PIL import Image

from assets.canvas import Array, Recipes, bump, over, picture, shrunk, smooth
from assets.vessels import BOWL, VASE, Field, Vessel

_WHITE = np.ones(3)
_DARK = np.array([0.235, 0.29, 0.30])
_TINT = np.array([0.80, 0.90, 0.88])
_SHADE = np.array([0.18, 0.115, 0.06])


def _back(f: Field) -> Array:
    canvas = f.empty()
    side = np.abs(f.u)
    over(canvas, _TINT, f.body * (0.16 + 0.10 * smooth(0.3, 1, side)))
    over(canvas, _DARK, f.body * 0.16 * smooth(0.70, 1.0, side) * (f.t > 0))
    over(canvas, _WHITE, f.body * 0.22 * bump(0.42, 0.30, f.u, 0.9) * bump(0.45, 0.45, f.t, 0.8))
    # The thick floor.
    v = f.vessel
    y = v.bottom - 0.040 * (v.bottom - v.top)
    r = float(v.half_width(1 - 0.045)) * 0.90
    q = np.hypot((f.x - f.middle) / r, (f.y - y) / (r * v.tilt * 0.85))
    over(canvas, _DARK, 0.16 * (1 - smooth(0.96, 1.0, q)))
    over(canvas, _WHITE, 0.35 * bump(1.0, 0.035, q, 0.9) * (f.y > y))
    # The mouth and its far rim.
    far = f.y < v.top
    over(canvas, _DARK, 0.13 * (f.in_rim < 0.97))
    over(canvas, _WHITE, 0.80 * bump(-1.6, 2.2, f.from_rim, 0.7) * far)
    over(canvas, _DARK, 0.42 * bump(0.7, 1.2, f.from_rim, 0.9) * far)
    return canvas


def _front(f: Field) -> Array:
    canvas = f.empty()
    v, side = f.vessel, np.abs(f.u)
    across = np.clip(1 - ((f.x - f.middle) / f.rim) ** 2, 0, 1)
    wall = f.body & (f.y > v.top) & (f.in_rim > 1) & (f.y > v.top + f.rim * v.tilt * np.sqrt(across) - 1)
    # Towards the outline: dark line, bright band, a tint of green.
    over(canvas, _DARK, wall * 0.34 * (1 - smooth(0, 9, f.inside)))
    over(canvas, _WHITE, wall * 0.46 * bump(6.5, 4.5, f.inside, 0.9))
    over(canvas, _TINT, wall * 0.30 * (1 - smooth(3, 30, f.inside)))
    over(canvas, _DARK, wall * 0.60 * (1 - smooth(0.2, 2.6, f.inside)))
    # A window with two panes to the left, thin light to the right, a veil between.
    for centre, half, strength in ((-0.665, 0.085, 0.50), (-0.50, 0.040, 0.26)):
        panes = bump(0.30, 0.17, f.t, 0.25) + bump(0.66, 0.145, f.t, 0.25)
        fade = 0.75 + 0.25 * smooth(0.1, 0.6, f.t)
        over(canvas, _WHITE, wall * strength * bump(centre, half, f.u, 0.45) * panes * fade)
    over(canvas, _WHITE, wall * 0.42 * bump(0.80, 0.030, f.u, 0.8) * bump(0.50, 0.36, f.t, 0.7))
    over(canvas, _WHITE, wall * 0.20 * bump(0.70, 0.050, f.u, 0.9) * bump(0.62, 0.22, f.t, 0.8))
    over(canvas, _WHITE, wall * 0.10 * bump(-0.25, 0.50, f.u, 0.95) * bump(0.48, 0.46, f.t, 0.8))
    # The thick base.
    over(canvas, _DARK, wall * 0.22 * smooth(0.945, 0.985, f.t) * (1 - smooth(0.99, 1.04, f.t)))
    over(canvas, _WHITE, wall * 0.40 * bump(0.958, 0.012, f.t, 0.8) * (1 - smooth(0.72, 0.98, side)))
    over(canvas, _WHITE, wall * 0.30 * bump(0.985, 0.010, f.t, 0.8) * bump(-0.2, 0.55, f.u, 0.9))
    under = f.y > v.bottom
    over(canvas, _DARK, 0.42 * bump(-0.8, 1.8, f.from_foot, 0.8) * under)
    glint = bump(-0.15, 0.7, (f.x - f.middle) / f.foot, 0.9)
    over(canvas, _WHITE, 0.34 * bump(0.90, 0.050, f.in_foot, 0.8) * under * glint)
    # The near rim: hairline, bright lip, a sparkle.
    near = f.y >= v.top
    over(canvas, _DARK, 0.50 * bump(0.8, 1.3, f.from_rim, 0.9) * near)
    over(canvas, _WHITE, 0.92 * bump(-2.2, 2.8, f.from_rim, 0.6) * near)
    over(canvas, _DARK, 0.26 * bump(-5.4, 1.4, f.from_rim, 0.9) * near)
    angle = np.arctan2((f.y - v.top) / (f.rim * v.tilt), (f.x - f.middle) / f.rim)
    over(canvas, _WHITE, 0.95 * bump(-2.2, 4.2, f.from_rim, 0.7) * bump(2.45, 0.30, angle, 0.9))
    return canvas


def _shadow(f: Field) -> Array:
    """Soft to the right, dark where the foot stands; drawn under the vessel."""
    canvas = f.empty()
    dx, dy = f.x - f.middle, f.y - f.vessel.bottom
    q = np.hypot((dx - f.foot * 0.20) / (f.foot * 1.55), (dy - f.foot * 0.06) / (f.foot * 0.30))
    over(canvas, _SHADE, 0.38 * (1 - smooth(0.15, 1.0, q)))
    q = np.hypot(dx / (f.foot * 1.10), (dy - f.foot * 0.05) / (f.foot * 0.17))
    over(canvas, _SHADE, 0.42 * (1 - smooth(0.45, 1.0, q)))
    return canvas


def _drawn(vessel: Vessel, layer: Callable[[Field], Array]) -> Image.Image:
    field = Field(vessel)
    return picture(shrunk(layer(field), field.finer))


def pictures() -> Recipes:
    """Back, front and shadow of both, each on the whole canvas of its vessel."""
    return {
        f"{name}-{layer.__name__.strip('_')}": partial(_drawn, vessel, layer)
        for name, vessel in (("vase", VASE), ("bowl", BOWL))
        for layer in (_back, _front, _shadow)
    }
