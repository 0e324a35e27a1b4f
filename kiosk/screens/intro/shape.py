"""Where beads and notes lie along the trail: pure numbers in px of the drawing, from the upper left."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi

BEAD = 72
"""Across a bead."""
BALL = 116
"""Across the ball of wool."""
EDGE, SWING, BAND = 51, 34, 230
"""From the margin to the middle of the first bead; how far the trail swings; height of the band it lies in."""
NOTE, GAP = 330, 14
"""Width of a note; least room between two."""

Point = tuple[float, float]


def along(place: float, width: float, margin: float, middle: float) -> Point:
    """A point of the trail: place 1 is the first bead, 10 the last."""
    inner = width - 2 * (margin + EDGE)
    return margin + EDGE + (place - 1) * inner / 9, middle - SWING * cos((place - 5) * pi / 3)


def spread(middles: Sequence[float], wide: float, low: float, high: float) -> list[float]:
    """The left edges of notes so wide that hang as near to these middles as there is room."""
    lefts: list[float] = []
    for middle in middles:
        least = lefts[-1] + wide + GAP if lefts else low
        lefts.append(max(least, middle - wide / 2))
    most = high - wide
    for n in range(len(lefts) - 1, -1, -1):
        lefts[n] = max(low, min(lefts[n], most))
        most = lefts[n] - wide - GAP
    return lefts
