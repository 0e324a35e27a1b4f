"""The templates of the pages, and how numbers, days and weeks are written in them."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from board import calendar
from board.formats import capital, full_day, moment, number, percent, rounded, shared_out, short_date, short_day, week
from sync.server.web.picture import saved
from sync.server.web.texts import Texts


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
        "round": rounded,  # as the wall rounds; Jinja's own takes halves to the even
        "capital": capital,
        "week_of_year": week,
        "day": full_day,
        "short_day": short_day,
        "short_date": short_date,
        "moment": moment,
        "date": calendar.day,
        "week": calendar.number,
    }
    made.globals |= {"percent": percent, "saved": saved, "shared_out": shared_out}
    made.globals["scrolled"] = made.get_template("scrolled.html").module.scrolled  # type: ignore[attr-defined]
    return made
