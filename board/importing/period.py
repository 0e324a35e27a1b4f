"""A period as people write it: 2017, juni 2012, des. 26, utgangen av januar, 2. tertial 2016, 31.12.2017. Pure."""

import re
from datetime import date, datetime, timedelta
from typing import Any

from board.catalogue import _
from board.importing.cell import Faulty, Month, short, text
from board.importing.day import believable, month_of, plain, read_day

_BEFORE = re.compile(r"^(?:(?:per|pr|ved|i|innen|ila|løpet av|utgangen av|slutten av|utg|ultimo|av)\.?\s+)+")
_YEAR = re.compile(r"(\d{4})(?:\.0)?")
_MONTH = re.compile(r"([a-zæøå]{3,})\.?(?:,?\s*[-'’]?\s*(\d{4}|\d{2}))?")
_PART = re.compile(r"(\d)\.?\s*(kvartal|kv|tertial|halvår)\.?\s*,?\s*(\d{4})?")
_QUARTER = re.compile(r"[qk](\d)\s*[-/]?\s*(\d{4})")
_MONTHS_IN = {"kvartal": 3, "kv": 3, "tertial": 4, "halvår": 6}
_BETWEEN = re.compile(r"\s*(?:–|—|\s-\s|\stil\s)\s*")


def read(value: Any, today: date, *, month_first: bool = False) -> tuple[date, date]:
    """First and last day. Raises Faulty.

    >>> read("juni 2012", date(2026, 11, 25))
    (datetime.date(2012, 6, 1), datetime.date(2012, 6, 30))
    """
    found = find(value, today, month_first=month_first)
    if found is None:
        raise Faulty(
            _(
                "«{text}» er ikke en dag eller et år. Skriv for eksempel 2017 eller 30.6.2012.",
                text=short(text(value)),
            )
        )
    if not believable(found[1], today):
        raise Faulty(_("{year} kan ikke stemme.", year=found[1].year))
    return found


def find(value: Any, today: date, *, month_first: bool = False) -> tuple[date, date] | None:
    """First and last day; None when it is no period."""
    if isinstance(value, Month):
        return _months(value.year, value.number, 1)
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value, value
    return _read(plain(text(value)), today, month_first)


def _read(told: str, today: date, month_first: bool) -> tuple[date, date] | None:
    told = _BEFORE.sub("", told)
    ends = _BETWEEN.split(told)
    if len(ends) == 2 and not told.startswith(("uke", "veke", "u.")):
        first, last = (_read(end, today, month_first) for end in ends)
        return (first[0], last[1]) if first and last else None
    if found := _YEAR.fullmatch(told):
        return _months(int(found[1]), 1, 12)
    if found := _PART.fullmatch(told):
        months = _MONTHS_IN[found[2]]
        return _part(found[3], (int(found[1]) - 1) * months + 1, months, today)
    if found := _QUARTER.fullmatch(told):
        return _months(int(found[2]), (int(found[1]) - 1) * 3 + 1, 3)
    if (found := _MONTH.fullmatch(told)) and (number := month_of(found[1])):
        return _part(found[2], number, 1, today)
    day = read_day(told, today, month_first=month_first)
    return (day, day) if day else None


def _part(year: str | None, first: int, count: int, today: date) -> tuple[date, date] | None:
    """So many months of that year, or of the one that brings their end nearest to today."""
    if year:
        return _months(int(year) + (2000 if len(year) == 2 else 0), first, count)
    near = [found for one in (today.year - 1, today.year, today.year + 1) if (found := _months(one, first, count))]
    return min(near, key=lambda found: abs(found[1] - today), default=None)


def _months(year: int, first: int, count: int) -> tuple[date, date] | None:
    """So many whole months; None when there are no such ones."""
    if not 1 <= first <= first + count - 1 <= 12 or not 1 <= year < 9999:
        return None
    last = first + count - 1
    after = date(year + last // 12, last % 12 + 1, 1)
    return date(year, first, 1), after - timedelta(days=1)
