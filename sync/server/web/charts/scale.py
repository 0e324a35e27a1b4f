"""A scale of round numbers, as people read them at the side of a drawing. Pure."""

from math import ceil, floor, log10


def scale(most: float) -> tuple[float, tuple[float, ...]]:
    """A round number that is not below, and the levels up to it: four to seven steps of 1, 2 or 5."""
    if most <= 0:
        return 1.0, (0.0, 1.0)
    step = _step(most, 6)
    steps = max(ceil(most / step), 1)
    return steps * step, tuple(round(step * n, 10) for n in range(steps + 1))


def between(least: float, most: float, steps: int = 5) -> tuple[float, ...]:
    """The levels around values, from one that none is below to one that none is above. It begins at nothing where
    that is not far off: a small change shall not look like a great one.

    >>> between(2, 7), between(14, 20)
    ((0.0, 2.0, 4.0, 6.0, 8.0), (14.0, 16.0, 18.0, 20.0))
    """
    if 0 <= least <= most / 2:
        least = 0.0
    if most <= least:
        least, most = (0.0, 2 * most) if most > 0 else (least - 1.0, most + 1.0)
    step = _step(most - least, steps)
    return tuple(round(step * n, 10) for n in range(floor(least / step), ceil(most / step) + 1))


def _step(reach: float, steps: int) -> float:
    power = 10.0 ** floor(log10(reach / steps))
    return next(power * size for size in (1, 2, 5, 10, 20) if ceil(reach / (power * size)) <= steps)
