"""A set of whole numbers kept as runs: 1–58, 60–100. Small as long as the numbers mostly follow each other.

>>> list(Runs([(1, 58), (60, 100)]).gaps())
[(59, 59), (101, None)]
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator


class Intervals:
    """`pairs` are (first, last), ascending, never touching."""

    __slots__ = ("pairs",)

    def __init__(self, pairs: Iterable[Iterable[int]] = ()) -> None:
        self.pairs: list[tuple[int, int]] = [(first, last) for first, last in pairs]

    def __contains__(self, n: int) -> bool:
        if n > self.top:  # the usual case
            return False
        at = bisect_right(self.pairs, (n, 2**63)) - 1
        return at >= 0 and n <= self.pairs[at][1]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Intervals) and self.pairs == other.pairs

    __hash__ = None  # type: ignore[assignment]

    @property
    def top(self) -> int:
        """The greatest number in the set; 0 when it is empty."""
        return self.pairs[-1][1] if self.pairs else 0

    def add(self, n: int) -> bool:
        """False when it was there already."""
        pairs = self.pairs
        if pairs and n == pairs[-1][1] + 1:  # the usual case
            pairs[-1] = (pairs[-1][0], n)
            return True
        at = bisect_right(pairs, (n, 2**63))
        if at and pairs[at - 1][1] >= n:
            return False
        first = last = n
        if at < len(pairs) and pairs[at][0] == n + 1:
            last = pairs.pop(at)[1]
        if at and pairs[at - 1][1] == n - 1:
            at -= 1
            first = pairs.pop(at)[0]
        pairs.insert(at, (first, last))
        return True

    def gaps(self) -> Iterator[tuple[int, int | None]]:
        """The stretches from 1 upwards that are not in the set; the last one is open (None)."""
        start = 1
        for first, last in self.pairs:
            if start < first:
                yield start, first - 1
            start = last + 1
        yield start, None
