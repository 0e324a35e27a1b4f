"""A period as people write it in a table of figures: 2017, juni 2012, 2. tertial 2016, 31.12.2017. Pure."""

import re
from datetime import date, datetime, timedelta
from typing import Any

from babel.dates import get_month_names

from board.day import believable, read_day

_MONTHS = get_month_names("wide", locale="nb_NO")
_BEFORE = re.compile(r"^(?:per|pr|ved|i|innen|utgangen av|slutten av|utg)\.?\s+")
_YEAR = re.compile(r"(\d{4})(?:\.0)?")
_MONTH = re.compile(r"([a-zæøå]{3,})\.?\s+(\d{4})")
_PART = re.compile(r"(\d)\.?\s*(kvartal|kv|tertial|halvår)\.?\s*,?\s*(\d{4})")
_MONTHS_IN = {"kvartal": 3, "kv": 3, "tertial": 4, "halvår": 6}
_BETWEEN = re.compile(r"\s*(?:–|—|\s-\s|\stil\s)\s*")


class Faulty(Exception):
    """This cannot be understood, for this reason: a sentence."""


def read(value: Any, today: date) -> tuple[date, date]:
    """First and last day. Raises Faulty.

    >>> read("juni 2012", date(2026, 11, 25))
    (datetime.date(2012, 6, 1), datetime.date(2012, 6, 30))
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        found: tuple[date, date] | None = (value, value)
    else:
        found = _read(" ".join(str(value if value is not None else "").casefold().split()), today)
    if found is None:
        raise Faulty(f"«{str(value)[:40]}» er ikke en dag eller et år. Skriv for eksempel 2017 eller 30.6.2012.")
    if not believable(found[1], today):
        raise Faulty(f"{found[1].year} kan ikke stemme.")
    return found


def _read(text: str, today: date) -> tuple[date, date] | None:
    text = _BEFORE.sub("", text)
    ends = _BETWEEN.split(text)
    if len(ends) == 2:
        first, last = (_read(end, today) for end in ends)
        return (first[0], last[1]) if first and last else None
    if found := _YEAR.fullmatch(text):
        return _months(int(found[1]), 1, 12)
    if found := _PART.fullmatch(text):
        months = _MONTHS_IN[found[2]]
        return _months(int(found[3]), (int(found[1]) - 1) * months + 1, months)
    if found := _MONTH.fullmatch(text):
        number = next((n for n, name in _MONTHS.items() if name.startswith(found[1])), None)
        return _months(int(found[2]), number, 1) if number else None
    day = read_day(text, today)
    return (day, day) if day else None


def _months(year: int, first: int, count: int) -> tuple[date, date] | None:
    """So many whole months; None when there are no such ones."""
    if not 1 <= first <= first + count - 1 <= 12 or not 1 <= year < 9999:
        return None
    last = first + count - 1
    after = date(year + last // 12, last % 12 + 1, 1)
    return date(year, first, 1), after - timedelta(days=1)
