"""Days and weeks as people in Norway have them, and the period somebody asks for. Pure."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from board import calendar, privacy
from board.calendar import monday, week_of, weeks_back

LONGEST_WEEKS = 53 * 10


class Backwards(ValueError):
    """A period that ends before it begins, or is longer than anybody has held meetings."""


def today(now_ms: int) -> date:
    return calendar.day(now_ms)


def month_end(day: date) -> date:
    return calendar.months_after(day.replace(day=1), 1) - timedelta(days=1)


def this_week(now_ms: int) -> str:
    return week_of(today(now_ms))


def untold(now_ms: int) -> str:
    """The first week of which no vote may be told yet."""
    return privacy.untold(today(now_ms))


@dataclass(frozen=True)
class Period:
    """Whole weeks, `first` to `last`, both with it. Raises Backwards, and ValueError on what is no week.

    >>> Period("2026-W52", "2027-W02").weeks
    ('2026-W52', '2026-W53', '2027-W01', '2027-W02')
    """

    first: str
    last: str

    def __post_init__(self) -> None:
        if not all(re.fullmatch(r"\d{4}-W\d{2}", week) for week in (self.first, self.last)):
            raise ValueError("not a week")
        if self.last < self.first or len(self.weeks) > LONGEST_WEEKS:
            raise Backwards(f"{self.first}–{self.last}")

    @classmethod
    def latest(cls, now_ms: int, count: int) -> "Period":
        """The last `count` whole weeks."""
        weeks = weeks_back(today(now_ms), count + 1)
        return cls(weeks[0], weeks[-2])

    def waits(self, now_ms: int) -> bool:
        """Whether there is a week in it of which no vote may be told yet."""
        return self.last >= untold(now_ms)

    @cached_property
    def weeks(self) -> tuple[str, ...]:
        begins, ends = monday(self.first), monday(self.last)
        return tuple(week_of(begins + timedelta(weeks=n)) for n in range((ends - begins).days // 7 + 1))
