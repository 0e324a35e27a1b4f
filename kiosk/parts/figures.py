"""Reads the numbers and days people write on the keyboard. Knows no widget.

number_of("2,5")                       -> 2.5
day_of("3.12.", date(2025, 12, 10))    -> date(2025, 12, 3)
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from board.errors import Kind, Refused

_SHOWN = 24
"""So much of what was written is repeated in the sentence that refuses it."""


def number_of(text: str) -> float:
    """The number, written with comma or point. Raises Refused(NUMBER_WRONG)."""
    plain = re.sub(r"\s", "", text).replace("−", "-").replace("–", "-").replace(",", ".")
    if not re.fullmatch(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE]\d{1,3})?", plain):
        raise Refused(Kind.NUMBER_WRONG, text=_repeated(text))
    return float(plain)


def day_of(text: str, today: date) -> date:
    """A day written as «3.12.», «3.12.2025» or «3/12». Without a year it is the latest such day that is not ahead.
    Raises Refused(DATE_WRONG)."""
    found = re.fullmatch(r"(\d{1,2})[./ ](\d{1,2})(?:[./ ](\d{4}|\d{2})?)?", text.strip())
    if found:
        day, month = int(found[1]), int(found[2])
        years = [int(found[3]) % 100 + 2000] if found[3] else [today.year, *range(today.year - 1, today.year - 9, -1)]
        for year in years:
            with suppress(ValueError):
                read = date(year, month, day)
                if found[3] or read <= today:
                    return read
    raise Refused(Kind.DATE_WRONG, text=_repeated(text))


def _repeated(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
