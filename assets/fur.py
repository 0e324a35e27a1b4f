"""Long plush fibres on a body: where they grow, how they bend together in tufts, how light falls in them.

Knows bodies and light, not characters; the result is threads for the depth buffer.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import ndimage
from scipy.spatial import cKDTree

from assets.body import Shape, from_top, normals, surface, turned
from assets.light import HALF, LIGHT, Array, dot, lambert, tinted, unit

#: Length of a fibre in body radii.
PILE = 0.235
_SAMPLES = 18
_STOPS = np.array([0, 0.26, 0.56, 0.82, 1.0])


@dataclass(frozen=True)
class Threads:
    """Fibres (n, samples, 3) with normals, place along the fibre 0..1 and a brightness of their own."""

    places: Array
    normals: Array
    along: Array
    bright: Array

    def seen(self, rotation: Array) -> "Threads":
        """Turned to the viewer, without what the body hides."""
        places, n = turned(self.places, rotation), turned(self.normals, rotation)
        front = places[:, 0, 2] > -0.45
        return Threads(places[front], n[front], self.along[front], self.bright[front])


def scattered(count: int, rng: np.random.Generator) -> Array:
    """Directions spread evenly over the ball, slightly shaken."""
    i = np.arange(count) + 0.5
    down, round_ = np.arccos(1 - 2 * i / count), np.pi * (1 + 5**0.5) * i
    d = np.stack([np.cos(round_) * np.sin(down), np.cos(down), np.sin(round_) * np.sin(down)], -1)
    return unit(d + rng.normal(0, 0.012, d.shape))


def _tufts(shape: Shape, count: int, rng: np.random.Generator) -> tuple[Array, Array]:
    """Directions where tufts grow, and the way each of them leans."""
    d = scattered(count, rng)
    d = unit(d + rng.normal(0, 0.55 / np.sqrt(count) * 2, d.shape))
    n = normals(shape, d)
    lay = np.zeros_like(n)
    for _ in range(4):  # slow waves over the body: neighbours lean alike
        wave, phase, pull = rng.normal(size=3) * 2.4, rng.uniform(0, 2 * np.pi), rng.normal(size=3)
        lay += np.cos(dot(d, wave) + phase)[:, None] * pull
    lay += np.array([0, -0.75, 0])
    lay -= dot(lay, n)[:, None] * n
    return d, unit(n + 0.36 * lay + rng.normal(0, 0.22, n.shape))


def grown(
    shape: Shape,
    count: int,
    tufts: int,
    rng: np.random.Generator,
    shorten: Callable[[Array], Array] | None = None,
    pointed: bool = False,
) -> Threads:
    """Fur on a body. `shorten(d)` gives 0..1 per direction; `pointed` runs the fibres at the top together."""
    d = scattered(count, rng)
    n = normals(shape, d)
    root = surface(shape, d)
    length = PILE * rng.uniform(0.74, 1.10, count) * np.where(rng.random(count) < 0.035, 1.22, 1)
    tuft_d, tuft_lean = _tufts(shape, tufts, rng)
    tree = cKDTree(tuft_d)
    owner = tree.query(d)[1]
    bright = rng.normal(0, 0.060, count) + rng.normal(0, 0.040, tufts)[owner]
    length = length * rng.uniform(0.84, 1.14, tufts)[owner]
    if shorten is not None:
        length = length * shorten(d)
    lean = unit(n + rng.normal(0, 0.16, (count, 3)) + 0.56 * (tuft_lean[owner] - n))
    gather = np.zeros(count)
    if pointed:
        gather = np.exp(-((from_top(d) / 0.42) ** 2))
        lean = unit(
            lean * (1 - 0.9 * gather)[:, None] + 0.9 * gather[:, None] * unit(np.array([0.015, 1.56, 0]) - root)
        )
        length = length * (1 + 0.25 * gather)
    t = np.linspace(0, 1, _SAMPLES)
    way = length[:, None, None] * t[None, :, None]
    free = root[:, None] + lean[:, None] * way
    middle = surface(shape, tuft_d)[owner][:, None] + tuft_lean[owner][:, None] * way
    pull = (0.56 * t**1.6)[None, :, None] * (1 - 0.9 * gather)[:, None, None]
    places = free * (1 - pull) + middle * pull
    curl = np.sin(2 * np.pi * (t * 1.25 + rng.random(count)[:, None])) * t
    places = places + rng.normal(0, 0.016, (count, 1, 3)) * curl[..., None]
    # Light follows the roundness of the tuft as well as that of the body.
    aside = places - middle
    relief = unit(n[:, None] + 2.1 * aside * (1 - gather)[:, None, None])
    every = (count, _SAMPLES)
    return Threads(places, relief, np.broadcast_to(t, every), np.broadcast_to(bright[:, None], every))


def shadowed(places: Array, softness: float = 9.0) -> Array:
    """How much of the lamp reaches each point (…, 3), 0..1: fur in front of it takes light away."""
    side = np.cross(LIGHT, np.array([0, 1.0, 0]))
    side = side / np.sqrt((side**2).sum())
    up = np.cross(side, LIGHT)
    flat = places.reshape(-1, 3)
    cells = 220
    column = np.clip(((dot(flat, side) + 1.8) / 3.6 * cells).astype(int), 0, cells - 1)
    row = np.clip(((dot(flat, up) + 1.8) / 3.6 * cells).astype(int), 0, cells - 1)
    nearness = dot(flat, LIGHT)
    front = np.full(cells * cells, -9.0)
    np.maximum.at(front, row * cells + column, nearness)
    front = ndimage.gaussian_filter(np.maximum(front, -2).reshape(cells, cells), 0.8)
    behind = front[row, column] - nearness
    return np.exp(-softness * np.clip(behind - 0.03, 0, None)).reshape(places.shape[:-1])


def _mid(samples: Array) -> Array:
    """Halfway between neighbours along the fibre."""
    return (samples[:, :-1] + samples[:, 1:]) / 2


def lit(threads: Threads, colours: Array) -> Array:
    """Colour (n, samples - 1, 3) of every piece of the fibres; `colours` are the five of a ramp, dark to light."""
    tangent = unit(np.diff(threads.places, axis=1))
    n, t = unit(_mid(threads.normals)), _mid(threads.along)
    diffuse = lambert(n, 0.38)
    across = np.sqrt(np.clip(1 - dot(tangent, LIGHT) ** 2, 0, 1))
    gloss = np.clip(1 - dot(tangent, HALF) ** 2, 0, 1) ** 14
    open_ = 0.28 + 0.72 * t**0.85
    reach = 0.45 + 0.55 * shadowed(_mid(threads.places))
    rim = np.clip(1 - np.abs(n[..., 2]), 0, 1) ** 2.6 * np.clip(t - 0.35, 0, 1)
    bounce = np.clip(-n[..., 1], 0, 1) * 0.10
    value = (0.13 + 0.66 * diffuse * reach * (0.62 + 0.38 * across)) * open_ + 0.10 * gloss * diffuse * t * reach
    value = value + 0.20 * rim + bounce * open_ + _mid(threads.bright) * (0.35 + 0.65 * t) + 0.05 * (t - 0.5)
    ramp = np.stack([np.interp(np.clip(value, 0, 1), _STOPS, colours[:, k]) for k in range(3)], -1)
    return tinted(ramp, diffuse)
