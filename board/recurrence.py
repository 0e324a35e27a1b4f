"""A recurrence is a first day and how often it comes again. Pure.

The day of the month is kept: what begins on the 31st comes on the last day of shorter months, what begins on
29 February on the 28th in other years, and on the 29th again when there is one.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from typing import Literal

from board.calendar import months_after
from board.limits import LAST_DAY

Every = Literal["", "week", "month", "quarter", "year"]
"""Nothing: once."""
_MONTHS: dict[Every, int] = {"month": 1, "quarter": 3, "year": 12}


def days(start: date, every: Every, first: date, last: date) -> Iterator[date]:
    """The days it comes between `first` and `last`, both among them. It never comes before `start`.

    >>> [str(day) for day in days(date(2024, 2, 29), "year", date(2025, 1, 1), date(2028, 12, 31))]
    ['2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']
    """
    last = min(last, LAST_DAY)
    for n in count(_turns_before(start, every, first)):
        day = _nth(start, every, n)
        if day > last or (n and not every):
            return
        if day >= first:
            yield day


def _nth(start: date, every: Every, n: int) -> date:
    return start + timedelta(weeks=n) if every == "week" else months_after(start, n * _MONTHS.get(every, 12))


def _turns_before(start: date, every: Every, first: date) -> int:
    """So many turns may be passed over unseen."""
    if not every or first <= start:
        return 0
    if every == "week":
        return (first - start).days // 7
    return ((first.year - start.year) * 12 + first.month - start.month) // _MONTHS[every]
