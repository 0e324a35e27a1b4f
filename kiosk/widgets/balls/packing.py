"""How balls lie in a glass: the shapes of vase and bowl, and for the vase all the ways in which a number may lie.

Which way is a matter of chance, and colours are dealt over the places by whoever draws, in an order of chance, so
that nothing tells who laid when. The ways were worked out beforehand (`heap`). Knows nothing of Kivy or looks.

    lying(9, seed=5)   ->  (Spot(x=0.26, y=0.74, angle=-12.0), …)
"""

from __future__ import annotations

import json
from functools import cache
from math import hypot
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).resolve().parents[3] / "assets" / "pictures"
SEEDS = 16
"""So many ways to lie are made of one number of balls; colours are dealt anew over each."""
MOST = 30
"""More balls than this are told by numbers only."""
_DIAMETERS = ((10, 150 / 480), (14, 128 / 480), (20, 108 / 480), (MOST, 90 / 480))


class Spot(NamedTuple):
    """Middle of a ball in shares of the picture's width and height from its upper left, and its turn in degrees."""

    x: float
    y: float
    angle: float


class Glass(NamedTuple):
    """A vase or bowl in shares of its picture; y down."""

    aspect: float
    """Height of the picture in widths."""
    profile: tuple[tuple[float, float], ...]
    """y and inner half width, from the mouth to the floor."""
    mouth: tuple[float, float]
    floor: float
    foot: tuple[float, float]

    @property
    def mouth_radius(self) -> float:
        """Half the width of the opening."""
        return self.profile[0][1]


@cache
def glass(name: str) -> Glass:
    """ "vase" or "bowl" as measured when its picture was made."""
    measured = json.loads((_FOLDER / "vessels.json").read_text())[name]
    width, height = measured["canvas"]
    return Glass(
        height / width,
        tuple((y, r) for y, r in measured["profile"]),
        tuple(measured["mouth"]),
        measured["floor"],
        tuple(measured["foot"]),
    )


def diameter(count: int) -> float:
    """Width of a ball in widths of the vase's picture, by how many there are."""
    return next((size for most, size in _DIAMETERS if count <= most), _DIAMETERS[-1][1])


def lying(count: int, seed: int) -> tuple[Spot, ...]:
    """Places of `count` balls of their `diameter` in the vase, the lowest first; `seed` is less than SEEDS."""
    return _ways(count)[seed]


@cache
def _ways(count: int) -> tuple[tuple[Spot, ...], ...]:
    ways = json.loads((_FOLDER / "heaps.txt").read_text().splitlines()[count - 1])
    return tuple(tuple(Spot(*place) for place in way) for way in ways)


def overlap(places: tuple[Spot, ...], size: float, shape: Glass) -> float:
    """How far the two closest balls lie into each other, in diameters."""
    gaps = [
        hypot(one.x - other.x, (one.y - other.y) * shape.aspect)
        for place, one in enumerate(places)
        for other in places[:place]
    ]
    return max(0.0, 1 - min(gaps, default=size) / size)
