"""The calendar of the wall: a stored moment as a point in time and as a day, ISO weeks, holidays, and when a meeting
was to be held. Pure.

The only place that makes a point in time of a number (a test holds that): one from a file or a message that no
calendar knows becomes the nearest that one does, so that no row, however it came there, can break what shows it.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from dateutil.easter import easter

from board.catalogue import N_, _
from board.limits import within

# By lov om helligdager og helligdagsfred § 2, and lov om 1 og 17 mai.
_FIXED = {
    (1, 1): N_("Første nyttårsdag"),
    (5, 1): N_("Arbeidernes dag"),
    (5, 17): N_("Grunnlovsdag"),
    (12, 25): N_("Første juledag"),
    (12, 26): N_("Andre juledag"),
}
_AFTER_EASTER = {
    -3: N_("Skjærtorsdag"),
    -2: N_("Langfredag"),
    0: N_("Første påskedag"),
    1: N_("Andre påskedag"),
    39: N_("Kristi himmelfartsdag"),
    49: N_("Første pinsedag"),
    50: N_("Andre pinsedag"),
}

HOME = ZoneInfo("Europe/Oslo")
"""Days and weeks are those of the clock on the wall."""


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


def midnight_ms(day: date) -> int:
    """The moment a day begins at home."""
    return int(datetime(day.year, day.month, day.day, tzinfo=HOME).timestamp() * 1000)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last one.

    >>> months_after(date(2025, 11, 30), 3), months_after(date(2026, 8, 29), 12)
    (datetime.date(2026, 2, 28), datetime.date(2027, 8, 29))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def week_of(day: date) -> str:
    """The ISO week of a day.

    >>> week_of(date(2026, 11, 17))
    '2026-W47'
    """
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def number(week: str) -> int:
    """The number people say: 47 for 2026-W47."""
    return int(week[6:])


def monday(week: str) -> date:
    return date.fromisocalendar(int(week[:4]), number(week), 1)


def weeks_back(today: date, count: int) -> list[str]:
    """The last `count` weeks up to and with today's, oldest first."""
    this = today - timedelta(days=today.weekday())
    return [week_of(this - timedelta(weeks=back)) for back in range(count - 1, -1, -1)]


@lru_cache(maxsize=64)
def _norwegian(year: int) -> Mapping[date, tuple[str, ...]]:
    """Names by day, in order. Two holidays may fall on one day."""
    sunday = easter(year)
    named = [(date(year, *day), name) for day, name in _FIXED.items()]
    named += [(sunday + timedelta(days=after), name) for after, name in _AFTER_EASTER.items()]
    found: dict[date, tuple[str, ...]] = {}
    for at, name in sorted(named):
        found[at] = (*found.get(at, ()), name)
    return found


def holidays(year: int) -> tuple[date, ...]:
    """The Norwegian public holidays of a year, in order."""
    return tuple(_norwegian(year))


def holiday_names(day: date) -> tuple[str, ...]:
    """What a public holiday is called in bokmål; nothing on other days. Sundays alone do not count."""
    return _norwegian(day.year).get(day, ())


def holiday(day: date) -> str:
    """What a public holiday is called in the language that is spoken, or nothing."""
    return "; ".join(_(name) for name in holiday_names(day))


def planned_day(week: str, weekday: int) -> date | None:
    """The day of a week's meeting; None when it falls on a public holiday: then nothing is missed."""
    day = monday(week) + timedelta(days=weekday)
    return None if holiday_names(day) else day
