"""How numbers, days and weeks are written on a page, and the templates that use it. Pure but for the templates."""

from datetime import date
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from board import calendar as iso
from board import calendar as moments
from sync.server.reports.weeks import Counted

LOCALE = "nb_NO"
HOME = ZoneInfo("Europe/Oslo")


def number(value: float, decimals: int | None = None, *, most: int = 2) -> str:
    """A number as Norwegians write it: with as many decimals as there are, and no more than `most`. `decimals` fixes
    how many, for a column where they stand under each other.

    >>> number(20.0), number(46.25), number(1250.04, most=1), number(0.5, 2)
    ('20', '46,25', '1\\xa0250', '0,50')
    """
    most = most if decimals is None else decimals
    kept = round(value, most) or 0.0  # never minus nothing
    return str(format_decimal(kept, f"#,##0.{('#' if decimals is None else '0') * most}", LOCALE))


def percent(part: float, whole: float) -> str:
    """A share in whole percent; a dash where there is nothing to be a part of."""
    return f"{round(100 * part / whole)} %" if whole else "–"


def counted(some: Counted, one: str, many: str) -> str:
    """«9 av 12 uker mest godt, 1 mest dårlig»: each count holds those that had it better, or worse, as well.

    >>> counted(Counted(12, 9, 0, (0, 0, 3, 5, 4)), "uke", "uker")
    '9 av 12 uker mest godt, ingen mest dårlig'
    """
    return f"{some.good} av {some.of} {one if some.of == 1 else many} mest godt, {some.hard or 'ingen'} mest dårlig"


def day(value: date) -> str:
    return str(format_date(value, "d. MMMM y", LOCALE))


def short_day(value: date) -> str:
    return str(format_date(value, "d. MMM", LOCALE))


def moment(ms: int) -> str:
    """A moment in Norwegian time, to the minute."""
    at = moments.at_home(ms)
    return f"{day(at.date())} kl. {at:%H.%M}"


def today(now_ms: int) -> date:
    return moments.day(now_ms)


@cache
def templates() -> Environment:
    """Every value is escaped: what people write is text, whatever it looks like."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "number": number,
        "day": day,
        "short_day": short_day,
        "moment": moment,
        "date": today,
        "week": iso.number,
    }
    made.globals |= {"percent": percent, "counted": counted}
    return made
