"""A number, a share, a day and a moment as they are written in the language that is spoken. Knows no record.

number(17.5)                  -> "17,5"
short_day(date(2025, 11, 28)) -> "28. nov."
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from math import inf, isfinite

from board import calendar
from board.catalogue import _, _n, current
from board.locale_data import LocaleData, locale_data

_WIDE = Context(prec=400)
"""The largest number there is has three hundred digits."""
_TELLING = 1e6
"""A share of more percent than this tells nobody anything."""
_WRITTEN = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,9})?")


def rounded(value: float, decimals: int = 0) -> float:
    """As everybody reckons it, halves away from nothing: 5.25 -> 5.3 to one decimal, where Python says 5.2."""
    if not isfinite(value):
        return value
    return float(Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _WIDE))


def parse_number(text: str, most: int = 2) -> float | None:
    """What `number` wrote, or a person did, with a comma or a point before at most so many decimals. None where it is
    no such number: one that is nothing but for decimals that nobody sees would stand as a nought, and not be one."""
    plain = re.sub(rf"(?<=\d)[{re.escape(_locale().group)}\s](?=\d{{3}}(?!\d))", "", text.strip())
    if not _WRITTEN.fullmatch(plain):
        return None
    value = float(plain.replace(",", "."))
    kept = rounded(value, most)
    return kept if kept or not value else None


def number(value: float, decimals: int | None = None, *, most: int = 2) -> str:
    """17.5 -> "17,5": as many decimals as there are, and no more than `most`. `decimals` fixes how many, for a column
    where they stand under each other."""
    most = most if decimals is None else decimals
    kept = rounded(value, most) or 0.0  # never minus nothing
    whole, _point, part = f"{Decimal(str(abs(kept))):,.{most}f}".partition(".")
    part = part.rstrip("0") if decimals is None else part
    signs = _locale()
    return "-" * (kept < 0) + whole.replace(",", signs.group) + (signs.decimal + part if part else "")


def percent(part: float, whole: float) -> str:
    """A share in whole percent; a dash where there is nothing to be a part of, or next to nothing."""
    share = 100 * part / whole if whole else inf
    return _("{n} %", n=int(rounded(share))) if abs(share) <= _TELLING else "–"


def hours_a_week(hours: float) -> str:
    """1 -> "1 time i uka"; 17.5 -> "17,5 timer i uka"."""
    return _n("{n} time i uka", "{n} timer i uka", hours)


def shared_out(values: Sequence[float], whole: int = 100) -> list[int]:
    """Whole parts of a whole that come to it when they are added up: what rounding down leaves over goes to those
    that lost most by it.

    >>> shared_out([58.5, 32.6, 9.9]), shared_out([1, 1, 1]), shared_out([0, 0])
    ([58, 32, 10], [34, 33, 33], [0, 0])
    """
    total = sum(values)
    if total <= 0:
        return [0 for _value in values]
    exact = [whole * value / total for value in values]
    parts = [int(part) for part in exact]
    left = sorted(range(len(exact)), key=lambda n: (parts[n] - exact[n], n))
    for n in left[: whole - sum(parts)]:
        parts[n] += 1
    return parts


_DIGITS, _LONGEST = re.compile(r"\d+"), 20
"""No number of a name has more digits."""


def alphabet(text: str) -> str:
    """What a name is sorted by: in a Norwegian list æ, ø and å come last, «aa» is an å, and «avd. 10» comes after
    «avd. 9»."""
    said = _DIGITS.sub(lambda found: found[0].zfill(_LONGEST), text.casefold())
    for letter, place in current().manner.order.items():
        said = said.replace(letter, place)
    return said


def capital(text: str) -> str:
    """A word as it stands first: «koordinator» -> «Koordinator»."""
    return text[:1].upper() + text[1:]


def quoted(text: str) -> str:
    """«Vi hjelper hverandre», in the marks of the language that is spoken."""
    return _("«{words}»", words=text)


def day(value: date) -> str:
    """18. november"""
    return f"{_number(value)} {_locale().months[value.month - 1]}"


def short_day(value: date) -> str:
    """28. nov."""
    return f"{_number(value)} {_locale().stub[value.month - 1]}"


def long_day(value: date) -> str:
    """Tirsdag 18. november"""
    return capital(said_day(value))


def said_day(value: date) -> str:
    """tirsdag 18. november, in the middle of a sentence; English has its capitals there too."""
    return f"{weekday(value)} {day(value)}"


def short_date(value: date) -> str:
    """28. nov. 2025"""
    return f"{short_day(value)} {value.year}"


def full_day(value: date) -> str:
    """18. november 2025"""
    return f"{day(value)} {value.year}"


def week(value: str) -> str:
    """Uke 47, 2026: of «2026-W47»."""
    return _("Uke {n}, {year}", n=calendar.number(value), year=value[:4])


def ends(first: str, last: str) -> tuple[str, str]:
    """What stands below both ends of a curve: «uke 38», «uke 47»; the first with its year where that is another."""
    told = _("uke {week}")
    began = told if first[:4] == last[:4] else _("uke {week}, {year}")
    number = calendar.number
    return began.format(week=number(first), year=first[:4]), told.format(week=number(last))


def month(value: date) -> str:
    """November 2025"""
    return capital(f"{month_name(value)} {value.year}")


def month_name(value: date) -> str:
    """mars"""
    return _locale().months[value.month - 1]


def short_month(value: date) -> str:
    """nov"""
    return _locale().bare[value.month - 1]


def weekday(value: date) -> str:
    """tirsdag"""
    return _locale().weekdays[value.weekday()]


def weekdays() -> list[str]:
    """mandag, tirsdag, …"""
    return list(_locale().weekdays)


def near_day(value: date, today: date) -> str:
    """i går, i dag, i morgen; otherwise like `short_day`, with the year when it is another one."""
    words = {-1: _("i går"), 0: _("i dag"), 1: _("i morgen")}
    away = (value - today) // timedelta(days=1)
    if away in words:
        return words[away]
    return short_day(value) if value.year == today.year else short_date(value)


def clock(value: time | datetime) -> str:
    """13.30"""
    return value.strftime(current().manner.clock)


def moment(ms: int) -> str:
    """18. november 2025 kl. 13.30, in Norwegian time"""
    at = calendar.at_home(ms)
    return _("{day} kl. {time}", day=full_day(at.date()), time=clock(at.time()))


def _number(value: date) -> str:
    """Of a day, with the mark behind it."""
    return f"{value.day}{current().manner.after_day}"


def _locale() -> LocaleData:
    return locale_data(current().manner.locale)
