"""The shapes inside the fur: a ball, a soft cube, a drop. Star-shaped: one radius per direction.

Directions are unit vectors in the body's own axes: the face looks along +z, up is +y. The radius of
a plain ball is about 1.
"""

from collections.abc import Callable

import numpy as np

from assets.light import Array, unit

Shape = Callable[[Array], Array]


def ball(d: Array) -> Array:
    """Round, for Godt."""
    return np.full(d.shape[:-1], 0.985)


def cube(d: Array) -> Array:
    """A sugar lump with soft corners, for Middels."""
    power = 3.1
    a = np.abs(d) ** power
    return 0.955 * (a[..., 0] * 0.92 + a[..., 1] * 1.10 + a[..., 2]) ** (-1 / power)


def drop(d: Array) -> Array:
    """A drop or flame with a pointed top, for Dårlig."""
    return 0.965 + 0.34 * np.exp(-((from_top(d) / 0.40) ** 1.35))


def from_top(d: Array) -> Array:
    """Angle from straight up, radians."""
    return np.arccos(np.clip(d[..., 1], -1, 1))


def surface(shape: Shape, d: Array) -> Array:
    """The points of the body in these directions."""
    return d * shape(d)[..., None]


def normals(shape: Shape, d: Array) -> Array:
    """Outward normals, by differences of |p| / radius."""
    step = 1e-3
    here = surface(shape, d)
    slope = np.zeros_like(here)
    for axis in range(3):
        for sign in (1, -1):
            moved = here.copy()
            moved[..., axis] += sign * step
            reach = np.sqrt((moved * moved).sum(-1))
            slope[..., axis] += sign * reach / shape(moved / reach[..., None])
    return unit(slope)


def turn(yaw: float, pitch: float, roll: float) -> Array:
    """Rotation matrix for degrees around y, then x, then z."""
    y, p, r = np.radians([yaw, pitch, roll])
    around_y = np.array([[np.cos(y), 0, np.sin(y)], [0, 1, 0], [-np.sin(y), 0, np.cos(y)]])
    around_x = np.array([[1, 0, 0], [0, np.cos(p), -np.sin(p)], [0, np.sin(p), np.cos(p)]])
    around_z = np.array([[np.cos(r), -np.sin(r), 0], [np.sin(r), np.cos(r), 0], [0, 0, 1]])
    return around_z @ around_x @ around_y


def turned(vectors: Array, rotation: Array) -> Array:
    """Vectors (…, 3) in the viewer's axes."""
    return np.einsum("...k,jk->...j", vectors, rotation)
