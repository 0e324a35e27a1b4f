"""A process behaviour chart (XmR) tells within which natural limits single values go up and down as long as nothing
has changed. Pure.

    limits = natural_limits((1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1))
    limits.middle, limits.upper, limits.lower      # 1.94, 4.60, -0.72

The limits lie 2.660 mean moving ranges from the mean. A moving range above 3.267 times their mean is a leap and no
common difference: such are left out once (Provost and Murray; the constants are 3 / d2 and D4 of two values). Of
fewer than ten nothing is said, as of a run chart, which alone says whether something has changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from board.runchart import Judged, baseline

WIDTH, LEAP = 2.660, 3.267


@dataclass(frozen=True)
class Limits:
    """The mean of the values, and the limits about it."""

    lower: float
    middle: float
    upper: float

    @classmethod
    def about(cls, middle: float, moving: float) -> Limits:
        """`moving`: how much a value differs from the one before, in the mean."""
        return cls(middle - WIDTH * moving, middle, middle + WIDTH * moving)


def natural_limits(values: Sequence[float]) -> Limits:
    """Of two values or more."""
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    typical = fmean(ranges)
    return Limits.about(fmean(values), fmean([one for one in ranges if one <= LEAP * typical]))


def beside(judged: Judged, values: Sequence[float], phases: Sequence[int] = ()) -> Limits | None:
    """The limits that stand beside the median of a run chart: of the same values, and frozen with it. None where it
    says nothing, and where those values themselves have changed: then there is nothing they would be natural for."""
    first, until = baseline(len(values), phases)
    if judged.median is None or (judged.changed and until == len(values)):
        return None
    return natural_limits(values[first:until])
