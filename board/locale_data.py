"""How numbers and days are written in each locale that Tavle speaks, as Unicode's CLDR has it. Babel knows it
too, and all the world with it: a twentieth of a start, which one that does not stand here costs. A test holds the two
beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple


class LocaleData(NamedTuple):
    """The signs of a number, and what days and months are called, Monday and January first. `stub` is a month's short
    name behind the number of a day, `bare` the one that stands alone."""

    decimal: str
    group: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    stub: tuple[str, ...]
    bare: tuple[str, ...]


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_BOKMAAL = LocaleData(
    ",",
    "\N{NO-BREAK SPACE}",
    _names("mandag tirsdag onsdag torsdag fredag lørdag søndag"),
    _names("januar februar mars april mai juni juli august september oktober november desember"),
    _names("jan. feb. mars apr. mai juni juli aug. sep. okt. nov. des."),
    _names("jan feb mar apr mai jun jul aug sep okt nov des"),
)
LOCALES: Mapping[str, LocaleData] = {
    "nb_NO": _BOKMAAL,
    "nn_NO": _BOKMAAL._replace(weekdays=_names("måndag tysdag onsdag torsdag fredag laurdag søndag")),
    "en_GB": LocaleData(
        ".",
        ",",
        _names("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
        _names("January February March April May June July August September October November December"),
        _names("Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec"),
        _names("Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec"),
    ),
}


def locale_data(name: str) -> LocaleData:
    """Of any locale."""
    return LOCALES.get(name) or _of_babel(name)


@cache
def _of_babel(name: str) -> LocaleData:
    from babel import Locale

    locale = Locale.parse(name)
    signs = locale.number_symbols[locale.default_numbering_system]

    def months(context: str, width: str) -> tuple[str, ...]:
        return tuple(locale.months[context][width][month] for month in range(1, 13))

    return LocaleData(
        signs["decimal"],
        signs["group"],
        tuple(locale.days["format"]["wide"][day] for day in range(7)),
        months("format", "wide"),
        months("format", "abbreviated"),
        tuple(name.rstrip(".") for name in months("stand-alone", "abbreviated")),
    )
