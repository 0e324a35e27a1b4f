"""Pareto's chart asks which few causes stand for the most: the largest first, with what they come to together.

>>> [round(bar.together) for bar in pareto({"a": 2909, "b": 2493, "c": 627, "d": 561, "e": 242, "f": 180})]
[41, 77, 86, 94, 97, 100]
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """One of what is compared. `together`: percent of all that it and those before it come to."""

    name: str
    value: float
    together: float


def pareto(values: Mapping[str, float]) -> tuple[Bar, ...]:
    """The largest first, those alike by their names; what is nothing is left out."""
    some = sorted(((name, value) for name, value in values.items() if value > 0), key=lambda one: (-one[1], one[0]))
    whole = sum(value for _, value in some)
    bars, so_far = [], 0.0
    for name, value in some:
        so_far += value
        bars.append(Bar(name, value, 100 * so_far / whole))
    return tuple(bars)
