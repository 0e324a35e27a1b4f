"""The clock that never says no: a hybrid logical clock of plain integers.

A stamp is milliseconds since 1970 (UTC), pushed up so that it always grows. Knows no store and no network.

>>> clock = Clock(last=1_795_000_005_000, wall=lambda: 1_795_000_004_000)
>>> clock.next(), clock.next()
(1795000005001, 1795000005002)
"""

import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from board.limits import LAST_MS, within

AHEAD_MS = 5 * 60_000
"""How far beyond the centre's time a stamp from elsewhere may push a wall's clock."""

_ROOM_MS = 86_400_000
"""Left at the end of the calendar, so that what follows on another entry can still be later than that."""

NOBODY = 0
"""The stamp of what no person has said on this board, such as a list that was brought in. It is below every stamp
that a clock gives, so whatever somebody has done wins over it: on every wall, in whatever order the two arrive."""


def wall_ms() -> int:
    """Milliseconds since 1970 by this machine's clock, right or wrong."""
    return time.time_ns() // 1_000_000


def running_ms() -> int:
    """Milliseconds since this machine was switched on, also while it slept: nobody can set them."""
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000


@cache
def boot() -> str:
    """Which start of this machine it is since then; nothing where it does not say."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""


class Clock:
    """Gives growing stamps; `offset_ms` is what the centre told last (its time minus ours). `running` counts on
    whatever time it is set to; where another clock than the machine's is given, that is taken for one nobody sets."""

    def __init__(
        self,
        last: int = 0,
        offset_ms: int = 0,
        wall: Callable[[], int] = wall_ms,
        running: Callable[[], int] | None = None,
    ) -> None:
        self.last = last
        self.offset_ms = offset_ms
        self.wall = wall
        self.running = running or (running_ms if wall is wall_ms else wall)
        self._told: int | None = None

    def now_ms(self) -> int:
        """The best guess at the real time, within what calendars know; may go back, so never used for ordering.

        A wall that boots in 1970 with an offset from when it was ahead would land before all time; and 0 is what
        records say of what has not happened yet."""
        return min(within(self.wall() + self.offset_ms), LAST_MS - _ROOM_MS)

    def told(self, centre_ms: int) -> None:
        """The centre has said what time it is."""
        self._told = centre_ms - self.running()

    @property
    def confirmed(self) -> bool:
        """Whether it is what the centre has said since this wall was started: neither clock has been set since."""
        return self._told is not None and abs(self.now_ms() - self.running() - self._told) < AHEAD_MS

    def next(self) -> int:
        """The stamp of the next action: max(corrected wall time, last + 1)."""
        self.last = max(self.now_ms(), self.last + 1)
        return self.last

    def saw(self, stamp: int) -> None:
        """A stamp came from elsewhere: later actions here order after it, but never by more than AHEAD_MS."""
        self.last = max(self.last, min(stamp, self.now_ms() + AHEAD_MS))
