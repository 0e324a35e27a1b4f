"""A day as people write it in a list: 3.12.2026, 03.12.26, 2026-12-03, 3. des., uke 49. Pure.

A day without a year is the one nearest to today, since a list holds both what is coming and what has been. A week
means its Friday: what is to be done in week 49 shall be done when that week is over.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import partial

from babel.dates import get_month_names

from board.limits import FIRST_DAY, LAST_DAY

_MONTHS = get_month_names("wide", locale="nb_NO")
_WEEKDAYS = r"(?:man|tirs|ons|tors|fre|lør|søn)(?:dag)?\.?,?\s+"
_YEAR = r"(?P<y>\d{4}|\d{2})"
_FRIDAY = 5
_YEARS_AWAY = 30  # further off it is a slip of the finger: 2206 for 2026

_BEFORE = re.compile(rf"^(?:(?:innen|senest)\s+)?(?:{_WEEKDAYS})?")
_HOUR = re.compile(r"(?:t|\s+)(?:kl\.?\s*)?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?$")
_NUMBERS = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    re.compile(rf"(?P<d>\d{{1,2}})\s*[./-]\s*(?P<m>\d{{1,2}})\s*[./-]\s*{_YEAR}\.?"),
    re.compile(r"(?P<d>\d{1,2})\s*[./]\s*(?P<m>\d{1,2})\s*\.?(?P<y>)"),
)
_NAMED = re.compile(rf"(?P<d>\d{{1,2}})\s*\.?\s*(?P<m>[a-zæøå]{{3,}})\.?,?\s*{_YEAR}?\.?")
_WEEK = (
    re.compile(r"(?:uke|veke|u|w)\.?\s*(?P<w>\d{1,2})(?:[\s,/-]+(?P<y>\d{4}))?"),
    re.compile(r"(?P<y>\d{4})[\s-]*(?:uke|veke|u|w)\s*(?P<w>\d{1,2})"),
)


def read_day(text: str, today: date) -> date | None:
    """The day that is written; None when it is none.

    >>> read_day("3. des.", today=date(2026, 11, 17)), read_day("uke 49", today=date(2026, 11, 17))
    (datetime.date(2026, 12, 3), datetime.date(2026, 12, 4))
    """
    written = _HOUR.sub("", _BEFORE.sub("", " ".join(text.casefold().split())))
    for pattern in _NUMBERS:
        if found := pattern.fullmatch(written):
            return _day(found["y"], int(found["m"]), int(found["d"]), today)
    if (found := _NAMED.fullmatch(written)) and (month := _month(found["m"])):
        return _day(found["y"], month, int(found["d"]), today)
    for pattern in _WEEK:
        if found := pattern.fullmatch(written):
            return _nearest(found["y"], partial(_friday, int(found["w"])), today)
    return None


def believable(day: date, today: date) -> bool:
    """Whether somebody can have meant this day."""
    return abs(day.year - today.year) <= _YEARS_AWAY and FIRST_DAY <= day <= LAST_DAY


def _day(year: str | None, month: int, day: int, today: date) -> date | None:
    return _nearest(year, lambda one: date(one, month, day), today)


def _friday(week: int, year: int) -> date:
    return date.fromisocalendar(year, week, _FRIDAY)


def _nearest(year: str | None, make: Callable[[int], date], today: date) -> date | None:
    """The day of that year, or where none is written of the year that brings it nearest to today."""
    near = [today.year - 1, today.year, today.year + 1]
    years = [int(year) + (2000 if len(year) == 2 else 0)] if year else near
    days = []
    for one in years:
        try:
            days.append(make(one))
        except ValueError:
            continue  # 29 February, or week 53, is not in every year
    days = [day for day in days if believable(day, today)]
    return min(days, key=lambda day: abs(day - today), default=None)


def _month(word: str) -> int | None:
    """des, sept or desember; a month is known by its beginning."""
    return next((number for number, name in _MONTHS.items() if name.startswith(word)), None)
