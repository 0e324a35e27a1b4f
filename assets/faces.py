"""Faces: where eyes and thread lie, and how beads and plied thread are drawn.

Coordinates are seen from the front, in body radii: x right, y up, z follows from the ball.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from assets.light import HALF, Array, dot, lambert, unit


@dataclass(frozen=True)
class Eye:
    """A glossy bead; `felt` puts a light felt disc under it so that it shows on dark fur."""

    x: float
    y: float
    radius: float
    felt: bool = False


@dataclass(frozen=True)
class Stitch:
    """A plied thread along a curve of points (n, 2)."""

    points: Array
    radius: float


@dataclass(frozen=True)
class Face:
    """What is sewn on, and the colour of the thread."""

    eyes: tuple[Eye, ...]
    stitches: tuple[Stitch, ...]
    thread: str


def arc(start: tuple[float, float], through: tuple[float, float], end: tuple[float, float]) -> Array:
    """A parabola through three points: 96 points."""
    t = np.linspace(0, 1, 96)[:, None]
    a, m, b = np.array([start]), np.array([through]), np.array([end])
    return (1 - t) ** 2 * a + 2 * t * (1 - t) * (2 * m - (a + b) / 2) + t**2 * b


def _pair(x: float, y: float, radius: float, felt: bool = False) -> tuple[Eye, ...]:
    return Eye(-x, y, radius, felt), Eye(x, y, radius, felt)


def _lids(x: float, y: float, lift: float, ends: float = 0.0) -> tuple[Stitch, ...]:
    """Two closed eyes; positive `lift` smiles."""
    return tuple(
        Stitch(arc((s * x - 0.14, y + ends), (s * x, y + ends + lift), (s * x + 0.14, y + ends)), 0.056)
        for s in (-1, 1)
    )


def glad(blinking: bool) -> Face:
    """Godt."""
    mouth = Stitch(arc((-0.34, -0.19), (0, -0.475), (0.34, -0.19)), 0.065)
    lids = _lids(0.345, 0.10, 0.125, -0.035) if blinking else ()
    return Face(() if blinking else _pair(0.345, 0.10, 0.150), (mouth, *lids), "#1d2b12")


def even(blinking: bool) -> Face:
    """Middels."""
    mouth = Stitch(arc((-0.27, -0.33), (0, -0.33), (0.27, -0.33)), 0.065)
    lids = _lids(0.335, 0.08, -0.012) if blinking else ()
    return Face(() if blinking else _pair(0.335, 0.08, 0.143), (mouth, *lids), "#4a1a34")


def sorry(blinking: bool) -> Face:
    """Dårlig: worried, not angry; cream thread."""
    mouth = Stitch(arc((-0.28, -0.50), (0, -0.275), (0.28, -0.50)), 0.064)
    brows = tuple(Stitch(arc((s * 0.53, 0.205), (s * 0.385, 0.295), (s * 0.20, 0.355)), 0.052) for s in (-1, 1))
    lids = _lids(0.335, 0.015, -0.105, 0.03) if blinking else ()
    return Face(() if blinking else _pair(0.335, 0.015, 0.137, felt=True), (mouth, *brows, *lids), "#f4e2c8")


def direction(points: Array) -> Array:
    """Unit vectors for front coordinates (…, 2)."""
    points = np.asarray(points, float)
    z = np.sqrt(np.clip(1 - (points**2).sum(-1), 0.05, 1))
    return unit(np.concatenate([points, z[..., None]], -1))


# ---------------------------------------------------------------- drawn on a resolved depth buffer


@dataclass
class Sheet:
    """A picture with its depth, and how body units lie on it: `centre` (x, y) and `scale` in px."""

    rgb: Array
    z: Array
    centre: tuple[float, float]
    scale: float
    sewn: Array  # where a face part is on top


def bead(sheet: Sheet, centre: Array, radius: float, shade: Callable[[Array], Array]) -> None:
    """A sphere at `centre` (3) whose colour is `shade(normals)`; fur in front of it stays in front."""
    x, y = sheet.centre[0] + centre[0] * sheet.scale, sheet.centre[1] - centre[1] * sheet.scale
    r = radius * sheet.scale
    rows = slice(int(y - r) - 1, int(y + r) + 2)
    columns = slice(int(x - r) - 1, int(x + r) + 2)
    yy, xx = np.mgrid[rows, columns]
    ux, uy = (xx + 0.5 - x) / r, (y - yy - 0.5) / r
    q = ux**2 + uy**2
    uz = np.sqrt(np.clip(1 - q, 0, 1))
    depth = centre[2] + uz * radius
    wins = (q < 1) & (depth > sheet.z[rows, columns])
    sheet.z[rows, columns][wins] = depth[wins]
    sheet.rgb[rows, columns][wins] = shade(np.stack([ux, uy, uz], -1)[wins])
    sheet.sewn[rows, columns][wins] = 1


def glass_bead(normals: Array) -> Array:
    """Nearly black, glossy, a window above left and a warm glow below right."""
    base = np.array([0.050, 0.036, 0.032])
    window = np.clip((dot(normals, HALF) - 0.945) / 0.016, 0, 1)
    second = np.clip((dot(normals, unit(np.array([0.34, -0.40, 0.85]))) - 0.985) / 0.012, 0, 1)
    glow = np.clip((dot(normals, unit(np.array([0.45, -0.55, 0.70]))) - 0.70) / 0.30, 0, 1) ** 1.3
    edge = np.clip(1 - normals[..., 2], 0, 1) ** 3
    colour = base + lambert(normals, 0)[..., None] * 0.09 + glow[..., None] * np.array([0.27, 0.19, 0.13])
    colour = colour + edge[..., None] * 0.10 + window[..., None] * 0.97 + second[..., None] * 0.22
    return np.clip(colour, 0, 1)


def felt_disc(normals: Array, rng: np.random.Generator) -> Array:
    """Cream felt."""
    lit = lambert(normals, 0.4)[..., None]
    grain = rng.normal(0, 0.03, normals.shape[:-1])[..., None]
    return np.clip(np.array([0.985, 0.94, 0.86]) * (0.50 + 0.52 * lit) + grain, 0, 1)


def rope(path: Array, radius: float, colour: Array, dense: int) -> tuple[Array, Array]:
    """Three plies wound round a path (n, 3): surface points and their colours. `dense` points per body radius."""
    steps = np.sqrt((np.diff(path, axis=0) ** 2).sum(-1))
    walked = np.concatenate([[0], np.cumsum(steps)])
    n = max(8, int(walked[-1] * dense))
    s = np.linspace(0, walked[-1], n)
    centre = np.stack([np.interp(s, walked, path[:, k]) for k in range(3)], -1)
    tangent = unit(np.gradient(centre, axis=0))
    side = unit(np.cross(tangent, np.array([0.0, 0.0, 1.0])))
    up = np.cross(side, tangent)
    ends = np.minimum(s, walked[-1] - s) / radius
    thick = radius * np.sqrt(np.clip(1 - np.clip(1 - ends, 0, 1) ** 2, 0.02, 1))  # rounded ends
    around = np.linspace(0, 2 * np.pi, max(10, int(2 * np.pi * radius * 0.56 * dense)), endpoint=False)
    places, colours = [], []
    for ply in range(3):
        phase = s / (radius * 4.6) * 2 * np.pi + ply * 2 * np.pi / 3
        axis = centre + (0.50 * thick)[:, None] * (np.cos(phase)[:, None] * side + np.sin(phase)[:, None] * up)
        normal = np.cos(around)[:, None, None] * side + np.sin(around)[:, None, None] * up
        streak = np.sin(9 * around[:, None] + s[None] / radius * 7) * 0.10  # the hairs of the ply
        point = axis + normal * (0.56 * thick)[:, None]
        lit = lambert(unit(normal + streak[..., None] * np.cross(tangent, normal)), 0.35)
        out = np.sqrt(((point - centre) ** 2).sum(-1)) / thick  # deep between the plies is dark
        hollow = np.clip((out - 0.55) / 0.5, 0, 1) ** 0.8
        tone = (0.46 + 0.66 * lit) * (0.45 + 0.55 * hollow) * (1 + streak * 0.5)
        sheen = 0.13 * lit * hollow * (1 - colour.mean())
        places.append(point.reshape(-1, 3))
        colours.append(np.clip(colour * tone[..., None] + sheen[..., None], 0, 1).reshape(-1, 3))
    return np.concatenate(places), np.concatenate(colours)
