"""A number as people write it: 1 250,5 and 33.1, and which of a table's points part thousands. Pure."""

import re
from collections.abc import Iterable
from typing import Any

from board.catalogue import _
from board.importing.cell import Formula, Money, Month, Share, short, text

_THOUSANDS = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")
_PLAIN = re.compile(r"-?\d+(?:[.,]\d+)?")
_POINTED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


class NoNumber(Exception):
    """This is none, for this reason: the rest of a sentence that begins with what it is about."""


def commas(values: Iterable[Any]) -> bool | None:
    """Whether the texts of a table have a comma before decimals; None where nothing shows it."""
    told = [value for value in values if isinstance(value, str)]
    if any(re.search(r"\d,\d", one) for one in told):
        return True
    if any(re.search(r"\d\.(?:\d{1,2}|\d{4,})(?!\d)", one) for one in told):
        return False
    return None


def read(value: Any, comma: bool | None) -> float:
    """A number of årsverk, with or without the word behind it: that is in the language of the file. Raises NoNumber.

    >>> read("1 250,5 årsverk", True), read("1.250", True), read("33.1", None)
    (1250.5, 1250.0, 33.1)
    """
    written = short(text(value))
    if isinstance(value, Formula):
        raise NoNumber(_("er en formel som ikke er regnet ut. Åpne fila i Excel, og lagre den på nytt."))
    if isinstance(value, Share) or written.endswith("%"):
        raise NoNumber(_("er «{written}», og en andel er ikke årsverk.", written=written))
    if isinstance(value, Money):
        raise NoNumber(_("er «{written}» i kroner, og det er ikke årsverk.", written=written))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    plain = _THOUSANDS.sub("", text(value).casefold().removesuffix("årsverk").strip())
    if isinstance(value, bool | Month) or not isinstance(value, str):
        raise NoNumber(_("er «{written}», og det er ikke et tall.", written=written))
    if _POINTED.fullmatch(plain) and ("," in plain or plain.count(".") > 1 or comma):
        plain = plain.replace(".", "")
    elif _POINTED.fullmatch(plain) and comma is None:
        raise NoNumber(
            _(
                "er «{written}», og det kan være to tall. Skriv {plain} eller med komma.",
                written=written,
                plain=plain.replace(".", ""),
            )
        )
    if not _PLAIN.fullmatch(plain):
        raise NoNumber(_("er «{written}», og det er ikke et tall.", written=written))
    return float(plain.replace(",", "."))
