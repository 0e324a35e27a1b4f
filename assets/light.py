"""The one lamp of the room: where light comes from, so that all materials agree.

Axes: x to the right, y up, z towards the viewer. Knows nothing of any material.
"""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]

#: Warm where the lamp reaches, cool where it does not: multiplied into red, green, blue.
WARM = np.array([1.03, 1.0, 0.955])
COOL = np.array([0.97, 1.0, 1.03])


def unit(vectors: Array) -> Array:
    """The same directions with length 1; the last axis holds the components."""
    length = np.sqrt((vectors * vectors).sum(-1, keepdims=True))
    return vectors / (length + 1e-12)


def dot(a: Array, b: Array) -> Array:
    """Scalar product over the last axis, the same to the last bit on every machine."""
    return a[..., 0] * b[..., 0] + a[..., 1] * b[..., 1] + a[..., 2] * b[..., 2]


#: From upper left, slightly in front.
LIGHT = unit(np.array([-0.42, 0.74, 0.53]))
#: Half way between the lamp and the viewer: where gloss sits.
HALF = unit(LIGHT + np.array([0.0, 0.0, 1.0]))


def lambert(normals: Array, wrap: float = 0.3) -> Array:
    """How much light a surface takes, 0..1; `wrap` lets it reach a little round the corner, as in wool."""
    return np.clip((dot(normals, LIGHT) + wrap) / (1 + wrap), 0, 1)


def tinted(rgb: Array, lit: Array) -> Array:
    """`rgb` (…, 3) made warm where `lit` (…) is 1 and cool where it is 0."""
    return rgb * (COOL + (WARM - COOL) * lit[..., None])
