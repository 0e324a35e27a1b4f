"""The vase and the bowl: what they measure. Glass, cover and the packing of balls all start here.

Lengths are in units of the drawing (vase 480 x 800, bowl 900 x 720), y down; `grain` says how many px
of the finished picture one unit becomes. Knows no light and no colour.
"""

from dataclasses import dataclass

import numpy as np
from scipy import ndimage
from scipy.interpolate import PchipInterpolator

from assets.canvas import Array, grid

#: Thickness of the glass at the sides, in units.
_WALL = 7.0
#: The inner floor lies this share of the height above the foot.
_FLOOR = 0.054


@dataclass(frozen=True)
class Vessel:
    """A turned glass: half width by height between the mouth (`top`) and the foot (`bottom`)."""

    width: int
    height: int
    size: tuple[int, int]  # of the finished picture, px
    profile: tuple[tuple[float, float], ...]  # share of the height, share of `radius`
    tilt: float  # how open the mouth's ellipse is
    top: float
    bottom: float
    radius: float

    def half_width(self, t: Array | float) -> Array:
        """Outer half width in units where `t` is 0 at the mouth and 1 at the foot."""
        curve = PchipInterpolator(*zip(*self.profile, strict=True))
        return self.radius * curve(np.clip(t, 0, 1))

    def measured(self) -> dict[str, object]:
        """What the packing of balls needs, in shares of the canvas: inner wall, mouth and floor."""
        tall = self.bottom - self.top
        t = np.linspace(0, 1 - _FLOOR, 41)
        inner = self.half_width(t) - _WALL
        return {
            "canvas": list(self.size),
            "profile": [
                [round(float((self.top + a * tall) / self.height), 5), round(float(r / self.width), 5)]
                for a, r in zip(t, inner, strict=True)
            ],
            "mouth": [0.5, round(self.top / self.height, 5)],
            "floor": round((self.bottom - _FLOOR * tall) / self.height, 5),
            "foot": [0.5, round(self.bottom / self.height, 5)],
        }


VASE = Vessel(
    480,
    800,
    (840, 1400),
    (
        (0, 0.800),
        (0.035, 0.765),
        (0.10, 0.725),
        (0.20, 0.735),
        (0.40, 0.860),
        (0.58, 0.965),
        (0.72, 1.0),
        (0.84, 0.965),
        (0.93, 0.850),
        (0.975, 0.74),
        (1.0, 0.66),
    ),
    0.155,
    62,
    742,
    205,
)
BOWL = Vessel(
    900,
    720,
    (1200, 960),
    (
        (0, 0.815),
        (0.03, 0.800),
        (0.09, 0.815),
        (0.22, 0.915),
        (0.42, 0.992),
        (0.55, 1.0),
        (0.72, 0.945),
        (0.86, 0.80),
        (0.95, 0.60),
        (0.985, 0.47),
        (1.0, 0.40),
    ),
    0.135,
    78,
    662,
    410,
)


class Field:
    """Where every pixel lies on a vessel, `finer` times the finished size; lengths in units."""

    def __init__(self, vessel: Vessel, finer: int = 2) -> None:
        self.vessel, self.finer = vessel, finer
        self.grain = vessel.size[0] / vessel.width * finer  # px of this field per unit
        rows, columns = vessel.size[1] * finer, vessel.size[0] * finer
        y, x = grid(rows, columns)
        self.y, self.x = y / self.grain, x / self.grain
        self.middle = vessel.width / 2
        self.t = (self.y - vessel.top) / (vessel.bottom - vessel.top)
        self.r = vessel.half_width(self.t[:, 0])[:, None] + 0 * self.x
        self.u = (self.x - self.middle) / self.r
        self.rim, self.foot = float(vessel.half_width(0.0)), float(vessel.half_width(1.0))
        self.in_rim, self.from_rim = self._ellipse(self.rim, self.rim * vessel.tilt, vessel.top)
        self.in_foot, self.from_foot = self._ellipse(self.foot, self.foot * vessel.tilt * 0.8, vessel.bottom)
        wall = (self.t >= 0) & (self.t <= 1) & (np.abs(self.u) <= 1)
        self.body = wall | (self.in_rim <= 1) | (self.in_foot <= 1)
        self.inside = ndimage.distance_transform_edt(self.body) / self.grain

    def _ellipse(self, a: float, b: float, y: float) -> tuple[Array, Array]:
        """Relative radius in an ellipse round (middle, y), and the signed distance from its outline."""
        dx, dy = self.x - self.middle, self.y - y
        q = np.hypot(dx / a, dy / b)
        slope = np.hypot(dx / a**2, dy / b**2) / np.maximum(q, 1e-3)
        return q, (q - 1) / np.maximum(slope, 1e-6)

    def empty(self) -> Array:
        """A clear canvas of this field's size."""
        return np.zeros((*self.y.shape, 4))
