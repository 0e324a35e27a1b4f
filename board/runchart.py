"""A run chart tells whether what is measured week by week has changed, or goes up and down as it always did. Pure.

Anhøj's rules (PLoS ONE 2014, doi 10.1371/journal.pone.0113825): values that lie on the median are left out. Of the n
others a run on one side longer than round(log2 n) + 3, or fewer crossings of the median than the 5 % quantile of
Bin(n - 1, ½), is a change. Of fewer than ten nothing is said, and two values are never compared.

    judged = judge((6, 5, 7, 6, 5, 6, 7, 6, 5, 6, 4, 6, 4, 3, 4, 3, 2, 3, 3, 4, 2, 3, 3, 2), phases=(12,))
    judged.median, judged.changed, judged.side, judged.stretch      # 6, True, -1, (12, 24)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import comb, isclose, log2
from statistics import median

LEAST = 10
"""Of fewer useful values nothing is said, and fewer are no baseline."""


@dataclass(frozen=True)
class Judged:
    """What the values say. `median` is None, and nothing else is said, where there are too few.

    useful   values that do not lie on the median
    first    place of the first value the median is held against
    stretch  the values (from, until) that a finger can count to see the change: empty when it shows only in how
             seldom the median is crossed
    side     1 or -1: the stretch lies above or below the median; 0: there is none
    touches  some of the stretch lie on the median
    """

    useful: int = 0
    median: float | None = None
    first: int = 0
    longest: int = 0
    crossings: int = 0
    changed: bool = False
    stretch: tuple[int, int] = (0, 0)
    side: int = 0
    touches: bool = False


def longest_allowed(useful: int) -> int:
    """So long may a run on one side be by chance."""
    return round(log2(useful)) + 3


def fewest_crossings(useful: int) -> int:
    """So few crossings there may be by chance: the 5 % quantile of Bin(useful - 1, ½), in whole numbers."""
    ways, least = 0, 2 ** (useful - 1)
    for crossings in range(useful):
        ways += comb(useful - 1, crossings)
        if 20 * ways >= least:
            return crossings
    raise AssertionError("all ways together are enough")


def baseline(count: int, phases: Sequence[int]) -> tuple[int, int]:
    """The values (from, until) whose median is held against the later ones: those before the latest phase, back to
    the phase before it or as far as ten need. Where no phase has ten before it, all."""
    for phase in sorted(phases, reverse=True):
        for first in sorted((0, *(p for p in phases if p < phase)), reverse=True):
            if phase < count and phase - first >= LEAST:
                return first, phase
    return 0, count


def judge(values: Sequence[float], phases: Sequence[int] = ()) -> Judged:
    """`phases`: places of the values with which something new began, which freezes the median of those before."""
    first, until = baseline(len(values), phases)
    middle = median(values[first:until]) if values else 0.0
    sides = [0 if isclose(v, middle, rel_tol=1e-9, abs_tol=1e-9) else 1 if v > middle else -1 for v in values[first:]]
    useful = [(place, side) for place, side in enumerate(sides, first) if side]
    n = len(useful)
    if n < LEAST:
        return Judged(n)
    runs = [[place for place, _ in run] for _, run in groupby(useful, key=lambda one: one[1])]
    longest, crossings, allowed = max(map(len, runs)), len(runs) - 1, longest_allowed(n)
    told = Judged(n, middle, first, longest, crossings, longest > allowed or crossings < fewest_crossings(n))
    long = [run for run in runs if len(run) > allowed]
    return _pointed_at(told, sides, long[-1], allowed) if long else told


def _pointed_at(told: Judged, sides: Sequence[int], run: Sequence[int], allowed: int) -> Judged:
    """The latest long run as a finger counts it: what lies side by side, where that alone is long enough; else with
    those on the median that lie in it and right after it."""
    side = sides[run[0] - told.first]
    breaks = [0, *(n + 1 for n, (one, other) in enumerate(pairwise(run)) if other > one + 1), len(run)]
    for begin, end in reversed(list(pairwise(breaks))):
        if end - begin > allowed:
            return _with(told, run[begin], run[end - 1] + 1, side, False)
    until = run[-1] + 1
    while until - told.first < len(sides) and not sides[until - told.first]:
        until += 1
    return _with(told, run[0], until, side, True)


def _with(told: Judged, begin: int, until: int, side: int, touches: bool) -> Judged:
    return Judged(**{**vars(told), "stretch": (begin, until), "side": side, "touches": touches})
