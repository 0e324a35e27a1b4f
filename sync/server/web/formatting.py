"""How numbers, days and weeks are written on a page, and the templates that use it. Pure but for the templates."""

from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from board import calendar as iso
from board import calendar as moments
from board.catalogue import Nn_, _, _n
from board.formats import clock, number, short_day
from board.formats import full_day as day
from sync.server.reports.weeks import Counted
from sync.server.web.texts import Texts

WEEKS = Nn_(
    "{good} av {n} uke mest godt, {hard} mest dårlig",
    "{good} av {n} uker mest godt, {hard} mest dårlig",
)
UNITS = Nn_(
    "{good} av {n} enhet mest godt, {hard} mest dårlig",
    "{good} av {n} enheter mest godt, {hard} mest dårlig",
)


def percent(part: float, whole: float) -> str:
    """A share in whole percent; a dash where there is nothing to be a part of."""
    return f"{round(100 * part / whole)} %" if whole else "–"


def counted(some: Counted, forms: tuple[str, str] = WEEKS) -> str:
    """«9 av 12 uker mest godt, 1 mest dårlig»: each count holds those that had it better, or worse, as well.

    >>> counted(Counted(12, 9, 0, (0, 0, 3, 5, 4)))
    '9 av 12 uker mest godt, ingen mest dårlig'
    """
    return _n(*forms, some.of, good=some.good, hard=some.hard or _("ingen"))


def moment(ms: int) -> str:
    """A moment in Norwegian time, to the minute."""
    at = moments.at_home(ms)
    return _("{day} kl. {time}", day=day(at.date()), time=clock(at.time()))


def today(now_ms: int) -> date:
    return moments.day(now_ms)


@cache
def templates() -> Environment:
    """Every value is escaped: what people write is text, whatever it looks like."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        extensions=[Texts],
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
