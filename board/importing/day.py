"""A day as people write it in a list: 3.12.2026, 03.12.26, 2026-12-03, 3. des., uke 49. Pure.

A day without a year is the one nearest to today, since a list holds both what is coming and what has been. A week
means its Friday: what is to be done in week 49 shall be done when that week is over. Whole months and years are read
by `board.importing.period`.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from babel.dates import get_month_names

from board.limits import FIRST_DAY, LAST_DAY

_MONTHS = [get_month_names("wide", locale=locale) for locale in ("nb_NO", "en")]
_WEEKDAYS = r"(?:man|tirs|tys|ons|tors|fre|lør|laur|søn|sun)(?:dag)?\.?,?\s+"
_YEAR = r"(?P<y>\d{4}|\d{2})"
_FRIDAY = 5
_YEARS_AWAY = 30  # further off it is a slip of the finger: 2206 for 2026

_BEFORE = re.compile(rf"^(?:(?:frist|innen|senest|seinast|før|den)[:\s]+)*(?:{_WEEKDAYS})?(?:den\s+)?")
_HOUR = re.compile(r"(?:t|\s+)(?:kl\.?\s*)?\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?z?(?:\s*[ap]m)?$")
_NUMBERS = (
    re.compile(r"(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})\.?"),
    re.compile(rf"(?P<d>\d{{1,2}})\s*[./-]\s*(?P<m>\d{{1,2}})(?:\s*[./-]\s*|\s+|\.\s*-\s*){_YEAR}\.?"),
    re.compile(r"(?P<d>\d{1,2})\s*[./]\s*(?P<m>\d{1,2})\s*\.?(?P<y>)"),
)
_SLASHES = re.compile(rf"(?P<a>\d{{1,2}})\s*(?P<sign>[/-])\s*(?P<b>\d{{1,2}})\s*(?P=sign)\s*{_YEAR}")
_NAMED = (
    re.compile(rf"(?P<d>\d{{1,2}})\s*\.?\s*(?P<m>[a-zæøå]{{3,}})\.?,?\s*{_YEAR}?\.?"),
    re.compile(r"(?P<m>[a-zæøå]{3,})\.?\s+(?P<d>\d{1,2}),\s*(?P<y>\d{4})"),
)
_WEEK = (
    re.compile(r"(?:uke|veke|u|w)\.?\s*(?:\d{1,2}\s*(?:[-–/]|til|og)\s*)?(?P<w>\d{1,2})(?:[\s,/-]+(?P<y>\d{4}))?"),
    re.compile(r"(?P<y>\d{4})[\s-]*(?:uke|veke|u|w)\s*(?P<w>\d{1,2})"),
)


def read_day(text: str, today: date, *, month_first: bool = False) -> date | None:
    """The day that is written; None when it is none. `month_first`: 12/3/2026 is the third of December.

    >>> read_day("3. des.", today=date(2026, 11, 17)), read_day("uke 49", today=date(2026, 11, 17))
    (datetime.date(2026, 12, 3), datetime.date(2026, 12, 4))
    """
    written = plain(text)
    if month_first and (found := _SLASHES.fullmatch(written)):
        return _day(found["y"], int(found["a"]), int(found["b"]), today)
    for pattern in _NUMBERS:
        if found := pattern.fullmatch(written):
            return _day(found["y"], int(found["m"]), int(found["d"]), today)
    for pattern in _NAMED:
        if (found := pattern.fullmatch(written)) and (month := month_of(found["m"])):
            return _day(found["y"], month, int(found["d"]), today)
    for pattern in _WEEK:
        if found := pattern.fullmatch(written):
            return _nearest(found["y"], partial(_friday, int(found["w"])), today)
    return None


def plain(text: str) -> str:
    """What is written, without «innen», the weekday and the hour."""
    return _HOUR.sub("", _BEFORE.sub("", " ".join(text.casefold().split())))


def months_first(texts: Iterable[str]) -> bool | None:
    """Whether the dates of a column have the month first, as in America: some prove it. None when others prove that
    they have not."""
    parts = [(int(found["a"]), int(found["b"])) for told in texts if (found := _SLASHES.fullmatch(plain(told)))]
    american = any(a <= 12 < b for a, b in parts)
    return None if american and any(b <= 12 < a for a, b in parts) else american


def either(text: str) -> bool:
    """Whether this may be two days, where it is not known which number is the month."""
    found = _SLASHES.fullmatch(plain(text))
    return bool(found and int(found["a"]) <= 12 and int(found["b"]) <= 12 and found["a"] != found["b"])


def believable(day: date, today: date) -> bool:
    """Whether somebody can have meant this day."""
    return abs(day.year - today.year) <= _YEARS_AWAY and FIRST_DAY <= day <= LAST_DAY


def month_of(word: str) -> int | None:
    """des, sept or desember; a month is known by its beginning."""
    told = ((number, name) for names in _MONTHS for number, name in names.items())
    return next((number for number, name in told if len(word) > 2 and name.casefold().startswith(word)), None)


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
