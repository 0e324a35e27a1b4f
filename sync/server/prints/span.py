"""The days a report is about: whole months. Pure.

span = months("2026-01", "2026-06")
span.period(now_ms)          # its whole weeks that are over, or None where there is none yet
"""

from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date

from board.calendar import midnight_ms, week_of
from board.catalogue import current
from sync.server.reports.period import LONGEST_WEEKS, Backwards, Period, month_end, today


@dataclass(frozen=True)
class Span:
    """From the beginning of `first` to the end of `last`. Raises Backwards."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first or (self.last - self.first).days > 7 * LONGEST_WEEKS:
            raise Backwards(f"{self.first}–{self.last}")

    @property
    def before(self) -> date:
        """The last day that is not in it yet."""
        return self.first - timedelta(days=1)

    @property
    def first_ms(self) -> int:
        return midnight_ms(self.first)

    @property
    def end_ms(self) -> int:
        """The first moment after it."""
        return midnight_ms(self.last + timedelta(days=1))

    @property
    def weeks(self) -> tuple[str, str]:
        """Its first and last week: those whose Thursday lies in it, as the ISO year counts weeks."""
        half = timedelta(days=3)
        return week_of(_next_monday(self.first - half)), week_of(self.last - half)

    def period(self, now_ms: int) -> Period | None:
        first, last = self.weeks
        over = Period.latest(now_ms, 1).last
        return Period(first, min(last, over)) if first <= min(last, over) else None

    def until(self, now_ms: int) -> date:
        """Its last day, or today while it lasts."""
        return min(self.last, today(now_ms))

    @property
    def name(self) -> str:
        """«november 2025», «2025», «januar–juni 2025», «november 2025–februar 2026»."""
        if (self.first.month, self.last.month) == (1, 12) and self.first.year == self.last.year:
            return str(self.first.year)
        if self.first.year == self.last.year:
            months = dict.fromkeys((_name(self.first, "MMMM"), _name(self.last, "MMMM")))
            return f"{'–'.join(months)} {self.first.year}"
        return f"{_name(self.first, 'MMMM y')}–{_name(self.last, 'MMMM y')}"

    @property
    def file(self) -> str:
        """«2025-11», «2025», «2025-01-til-2025-06», for the name of a file."""
        if (self.first.month, self.last.month) == (1, 12) and self.first.year == self.last.year:
            return str(self.first.year)
        return "-til-".join(dict.fromkeys((month_of(self.first), month_of(self.last))))


def year(number: int) -> Span:
    """Raises ValueError on what is no year."""
    return Span(date(number, 1, 1), date(number, 12, 31))


def months(first: str, last: str) -> Span:
    """From one month to another, both with it, as «2026-01». Raises ValueError on what is no month, and Backwards."""
    begins = date.fromisoformat(f"{first}-01")
    return Span(begins, month_end(date.fromisoformat(f"{last}-01")))


def month_of(day: date) -> str:
    """«2026-01»."""
    return f"{day:%Y-%m}"


def _next_monday(day: date) -> date:
    """This day or the first Monday after it."""
    return day + timedelta(days=-day.weekday() % 7)


def _name(day: date, pattern: str) -> str:
    return str(format_date(day, pattern, current().manner.locale))
