"""The clock that never says no: a hybrid logical clock of plain integers.

A stamp is milliseconds since 1970 (UTC), pushed up so that it always grows. Knows no store and no network.

>>> clock = Clock(last=5_000, wall=lambda: 4_000)
>>> clock.next(), clock.next()
(5001, 5002)
"""

import time
from collections.abc import Callable

AHEAD_MS = 5 * 60_000
"""How far beyond the centre's time a stamp from elsewhere may push a wall's clock."""


NOBODY = 0
"""The stamp of what no person has said on this board, such as a list that was brought in. It is below every stamp
that a clock gives, so whatever somebody has done wins over it: on every wall, in whatever order the two arrive."""

_LAST_MS = 4_102_444_800_000
"""The year 2100: calendars of holidays end not long after, and no wall gets there honestly."""


def wall_ms() -> int:
    """Milliseconds since 1970 by this machine's clock, right or wrong."""
    return time.time_ns() // 1_000_000


class Clock:
    """Gives growing stamps; `offset_ms` is what the centre told last (its time minus ours)."""

    def __init__(self, last: int = 0, offset_ms: int = 0, wall: Callable[[], int] = wall_ms) -> None:
        self.last = last
        self.offset_ms = offset_ms
        self.wall = wall

    def now_ms(self) -> int:
        """The best guess at the real time, within what calendars know; may go back, so never used for ordering.

        A wall that boots in 1970 with an offset from when it was ahead would land before all time; and 0 is what
        records say of what has not happened yet."""
        return min(max(1, self.wall() + self.offset_ms), _LAST_MS)

    def next(self) -> int:
        """The stamp of the next action: max(corrected wall time, last + 1)."""
        self.last = max(self.now_ms(), self.last + 1)
        return self.last

    def saw(self, stamp: int) -> None:
        """A stamp came from elsewhere: later actions here order after it, but never by more than AHEAD_MS."""
        self.last = max(self.last, min(stamp, self.now_ms() + AHEAD_MS))
