"""A stored moment as a point in time, and as a day on the wall's calendar. Pure.

The only place that makes one of the other (a test holds that): a number from a file or a message that no calendar
knows becomes the nearest that one does, so that no row, however it came there, can break what shows it.
"""

from datetime import UTC, date, datetime

from board.limits import within
from board.week import HOME


def at(ms: float) -> datetime:
    """In UTC.

    >>> at(1_795_000_000_000).isoformat(), at(2**53).year
    ('2026-11-18T12:26:40+00:00', 2100)
    """
    return datetime.fromtimestamp(within(int(ms)) / 1000, UTC)


def at_home(ms: float) -> datetime:
    """By the clock on the wall."""
    return at(ms).astimezone(HOME)


def day(ms: float) -> date:
    """The day on the wall's calendar."""
    return at_home(ms).date()
