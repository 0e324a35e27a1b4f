"""The ball of wool that flies in a hidden throw: the colour of the knitted cover, the same for every vote."""

from functools import partial

import numpy as np
from PIL import Image
from scipy import ndimage

from assets.canvas import Array, Recipes, joined, picture, rgb, shrunk
from assets.depth import EMPTY, Depth
from assets.light import HALF, dot, lambert, tinted, unit

WOOL = "#7d9ca6"
#: Windings one upon the other, the first and the last radius, and the strands side by side in each.
_WINDINGS, _INNER, _OUTER, _STRANDS = 19, 0.87, 1.04, 6
#: The outermost windings, laid by hand so that they cross in front: axis, offset, strands.
_LAST = (((0.93, 0.30, 0.22), 0.16, 5), ((-0.62, 0.78, 0.10), -0.10, 5), ((0.30, 0.93, 0.21), 0.06, 4))
_STRAND = 0.056
_PITCH = 0.100
_PLIES = 70


def _strand(
    axis: Array, offset: float, out: float, phase: float, tint: float, rng: np.random.Generator
) -> tuple[Array, Array]:
    """One strand round the ball: points (n, 3) and their colours."""
    start = unit(np.cross(axis, [0, 0, 1.0] if abs(axis[2]) < 0.9 else [1.0, 0, 0]))
    third = np.cross(axis, start)
    turns = np.linspace(0, 2 * np.pi, 1700, endpoint=False)
    around = np.cos(turns)[:, None] * start + np.sin(turns)[:, None] * third
    tangent = -np.sin(turns)[:, None] * start + np.cos(turns)[:, None] * third
    radius = out * np.sqrt(max(1 - offset**2, 0.05))
    centre = radius * around + (out * offset + 0.008 * np.sin(5 * turns + phase))[:, None] * axis
    outward = unit(centre)
    side = np.cross(tangent, outward)
    angle = np.linspace(-1.5, 1.5, 19)[:, None]
    along = turns[None] / (2 * np.pi) * out
    normal = np.cos(angle)[..., None] * outward + np.sin(angle)[..., None] * side
    twist = np.pi * (along * _PLIES + angle * 0.55 + phase)
    groove = np.abs(np.sin(twist)) ** 0.55
    hair = np.sin(2 * np.pi * (along * 150 - angle * 3)) * 0.6 + rng.normal(0, 0.5, twist.shape)
    fuzz = rng.normal(0, 0.0030, twist.shape)
    points = centre + normal * (_STRAND * (0.88 + 0.14 * groove) + fuzz)[..., None]
    slope = 0.40 * np.cos(twist) * np.sign(np.sin(twist))  # the plies are round too
    tilt = unit(normal - slope[..., None] * tangent)
    lit = lambert(tilt, 0.36)
    gloss = 0.06 * np.clip(dot(tilt, HALF), 0, 1) ** 20
    value = (0.44 + 0.98 * lit) * (0.70 + 0.30 * groove) * (1 + 0.05 * hair) + gloss
    colours = tinted(rgb(WOOL) * tint * 1.06 * value[..., None], lit)
    return points.reshape(-1, 3), np.clip(colours, 0, 1).reshape(-1, 3)


def _halo(buffer: Depth, rng: np.random.Generator) -> None:
    """Short loose hairs all over, most easily seen against the edge."""
    hairs, samples = 3000, 9
    root = unit(rng.normal(size=(hairs, 1, 3)))
    along = np.linspace(0, 1, samples)[None, :, None]
    aside = unit(np.cross(root, rng.normal(size=(hairs, 1, 3))))
    bend = unit(np.cross(root, aside)) * rng.normal(0, 0.5, (hairs, 1, 1))
    way = rng.uniform(0.05, 0.13, (hairs, 1, 1)) * along
    places = root * (1.035 + 0.4 * way) + aside * way + bend * way * along
    lit = lambert(root[:, 0], 0.4)
    tone = (0.62 + 0.72 * lit) * rng.uniform(0.85, 1.15, hairs)
    colours = np.clip(tinted(rgb(WOOL) * tone[:, None], lit), 0, 1)
    front = root[:, 0, 2] > -0.25
    p = places[front]
    tips = np.broadcast_to(0.985 + 0 * along[..., 0], p.shape[:2])
    buffer.threads(p, np.repeat(colours[front][:, None], samples - 1, 1), tips)


def wound(size: int = 512, finer: int = 3, seed: int = 4) -> Image.Image:
    """The ball of wool on a square canvas of `size` px; visible ball about 76 % of it, centre at 50 %, 53 %."""
    rng = np.random.default_rng(seed)
    side = size * finer
    buffer = Depth(side, (side * 0.5, side * 0.53), side * 0.350)
    windings = [(rng.normal(size=3), rng.uniform(-0.25, 0.25), _STRANDS) for _ in range(_WINDINGS)]
    windings += [(np.array(axis), offset, strands) for axis, offset, strands in _LAST]
    for out, (axis, middle, strands) in zip(np.linspace(_INNER, _OUTER, len(windings)), windings, strict=True):
        axis, tint = unit(axis), 1 + rng.normal(0, 0.035)
        for n in range(strands):
            offset = middle + (n - (strands - 1) / 2) * _PITCH
            points, colours = _strand(axis, offset, out, n * 1.7, tint, rng)
            front = points[:, 2] > -0.6
            buffer.points(points[front], colours[front], 3)
    _halo(buffer, rng)
    colour, z = buffer.resolved()
    hit = z > EMPTY + 1
    inside = ndimage.distance_transform_edt(ndimage.binary_fill_holes(ndimage.binary_closing(hit, iterations=9)))
    gap = (inside > side * 0.03) & ~hit
    colour[gap], z[gap] = rgb(WOOL) * 0.30, 0
    hit |= gap
    # Where a strand lies deeper than its surroundings it is darker.
    deep = ndimage.gaussian_filter(np.where(hit, z, -0.2), side * 0.010) - z
    colour *= np.clip(1 - np.clip(deep, 0, 0.12) * 5.5, 0.42, 1)[..., None]
    return picture(shrunk(joined(colour, hit.astype(float)), finer))


def pictures() -> Recipes:
    """One ball of wool, 512 px."""
    return {"yarn": partial(wound, 512)}
