"""The words on the screen, and how numbers, days and times are written in them.

The source string in the code *is* the bokmål text; a translation is a .mo under assets/locale. Knows nothing of
Kivy and nothing of the board.

    _("Nytt forslag")             -> "Nytt forslag"
    number(17.5)                  -> "17,5"
    short_day(date(2025, 11, 28)) -> "28. nov."
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations

LANGUAGES = {"nb": "nb_NO", "nn": "nn_NO", "se": "se_NO", "en": "en_GB"}
"""Language -> the locale whose numbers and dates go with it."""

_DOMAIN = "tavle"
_FOLDER = Path(__file__).resolve().parents[1] / "assets" / "locale"


class _Words:
    """The language in use; one per process, since one wall speaks to one room."""

    def __init__(self) -> None:
        self.language = "nb"
        self.translations: NullTranslations = NullTranslations()


_words = _Words()


def use(language: str) -> None:
    """Speak this language ("nb", "nn", "se", "en") from now on. A text without translation stays bokmål."""
    if language not in LANGUAGES:
        raise ValueError(f"unknown language {language!r}; known: {', '.join(LANGUAGES)}")
    _words.language = language
    _words.translations = (
        NullTranslations() if language == "nb" else Translations.load(str(_FOLDER), [language], _DOMAIN)
    )


def _(text: str) -> str:
    """The text in the language in use."""
    return _words.translations.gettext(text) if text else ""


def _n(one: str, many: str, n: int | float) -> str:
    """The form that goes with n, with `{n}` filled in: _n("{n} kort", "{n} kort", 3) -> "3 kort"."""
    whole = int(n) if n == 1 else max(2, int(abs(n)) or 2)
    return _words.translations.ngettext(one, many, whole).format(n=number(n))


def number(value: float, decimals: int | None = None) -> str:
    """17.5 -> "17,5". `decimals` fixes how many digits follow the comma; without it as few as needed, at most two."""
    pattern = "#,##0.##" if decimals is None else "#,##0." + "0" * decimals if decimals else "#,##0"
    return str(format_decimal(value, format=pattern, locale=_locale()))


def day(value: date) -> str:
    """18. november"""
    return _format(value, "d. MMMM", "d MMMM")


def short_day(value: date) -> str:
    """28. nov."""
    return _format(value, "d. MMM", "d MMM")


def long_day(value: date) -> str:
    """Tirsdag 18. november"""
    text = _format(value, "EEEE d. MMMM", "EEEE d MMMM")
    return text[:1].upper() + text[1:]


def month(value: date) -> str:
    """November 2025"""
    text = _format(value, "LLLL y", "LLLL y")
    return text[:1].upper() + text[1:]


def weekday(value: date) -> str:
    """tirsdag"""
    return _format(value, "EEEE", "EEEE")


def near_day(value: date, today: date) -> str:
    """i går, i dag, i morgen; otherwise like `short_day`, with the year when it is another one."""
    words = {-1: _("i går"), 0: _("i dag"), 1: _("i morgen")}
    away = (value - today) // timedelta(days=1)
    if away in words:
        return words[away]
    return short_day(value) if value.year == today.year else f"{short_day(value)} {value.year}"


def clock(value: time | datetime) -> str:
    """13.30, in the local time of the wall when an aware datetime is given."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        value = value.astimezone()
    return f"{value:%H:%M}" if _words.language == "en" else f"{value:%H.%M}"


def _format(value: date, norwegian: str, english: str) -> str:
    pattern = english if _words.language == "en" else norwegian
    return str(format_date(value, format=pattern, locale=_locale()))


def _locale() -> Locale:
    return _load(LANGUAGES[_words.language])


@cache
def _load(name: str) -> Locale:
    return Locale.parse(name)
