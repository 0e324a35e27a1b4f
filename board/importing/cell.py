"""One cell: what it can hold beside text and numbers, and how it reads. Pure."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from babel.dates import format_date

from board.limits import seen

_DASHES = re.compile(r"[-–—_.:?\s]*")


class Faulty(Exception):
    """What is written cannot be understood, for this reason: a sentence."""


@dataclass(frozen=True)
class Month:
    """A date whose cell shows no day: Excel makes one of «juni 2012»."""

    year: int
    number: int


@dataclass(frozen=True)
class Formula:
    """A formula that was never worked out."""

    text: str


class Share(float):
    """A number whose cell shows per cent: 0.65 is 65 %."""


class Money(float):
    """A number whose cell shows kroner."""


NOTHING = frozenset({"ikke satt", "ingen", "n/a", "#n/a", "#n/d"})


def text(value: Any, *, lines: bool = False) -> str:
    """A cell as text on one line; with `lines` it keeps its own.

    >>> text(3.0), text(date(2026, 12, 3)), text(Share(0.65)), text(" to\\n ord ")
    ('3', '3.12.2026', '65 %', 'to ord')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Ja" if value else "Nei"
    if isinstance(value, Share):
        return f"{value * 100:.10g} %".replace(".", ",")
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.15g}".replace(".", ",")
    if isinstance(value, date):
        return f"{value:%-d.%-m.%Y}"
    if isinstance(value, time):
        return f"{value:%H.%M}"
    if isinstance(value, Month):
        return format_date(date(value.year, value.number, 1), "MMMM y", "nb_NO")
    if isinstance(value, Formula):
        return value.text
    told = seen(unicodedata.normalize("NFC", str(value)).replace("_x000D_", ""))
    if not lines:
        return " ".join(told.split())
    kept = [" ".join(line.split()) for line in told.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def nothing(value: Any) -> bool:
    """Whether a cell says nothing: it is empty, or holds a dash or a word for it."""
    told = text(value)
    return bool(_DASHES.fullmatch(told)) or told.casefold() in NOTHING


def letter_of(column: int) -> str:
    """
    >>> letter_of(0), letter_of(27), column_of("ab")
    ('A', 'AB', 27)
    """
    rest, last = divmod(column, 26)
    return (letter_of(rest - 1) if rest else "") + chr(ord("A") + last)


def column_of(letters: str) -> int:
    """Raises ValueError on what is no column's letter."""
    if not re.fullmatch(r"[A-Z]{1,3}", letters := letters.strip().upper()):
        raise ValueError(letters)
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def short(told: str) -> str:
    """
    >>> short("x" * 50)
    'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…'
    """
    return told if len(told) <= 40 else f"{told[:39]}…"
