"""Points of a round in percent of all there could be. What does not apply is left out of both, and so is what nobody
has answered yet.

>>> [of([4, 4, 4, 4, None]).percent, of([4, 4, 4, 4, 0]).percent, of([None]).percent, of([]).percent]
[100, 80, None, None]
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from board.kinds.round.record import MOST


@dataclass(frozen=True)
class Points:
    """So many of so many."""

    got: int
    most: int

    @property
    def percent(self) -> int | None:
        """Whole percent, a half upwards; None where there was nothing to get."""
        return (200 * self.got + self.most) // (2 * self.most) if self.most else None

    def __add__(self, other: Points) -> Points:
        return Points(self.got + other.got, self.most + other.most)


NOTHING = Points(0, 0)


def of(scores: Iterable[int | None]) -> Points:
    """Of answers with 0 to 4 points each; None does not apply."""
    counted = [score for score in scores if score is not None]
    return Points(sum(counted), MOST * len(counted))
