"""How we do it now, as a poster on A3: the three lines, large enough to be read from across the room."""

from board import calendar
from board.catalogue import _
from board.formats import full_day as day
from sync.server.prints.scope import Facts
from sync.server.reports.practices import ToldPractice


def facts(found: ToldPractice) -> Facts:
    one = found.poster
    written = _("Skrevet {day}.", day=day(calendar.day(one.made)))
    asked = _("Vi sjekker om vanen holder {day}.", day=day(one.asked)) if one.asked else ""
    return {
        "title": _("Slik gjør vi det nå"),
        "span": found.card.title or _("Uten tittel"),
        "lines": list(one.lines),
        "since": " ".join(part for part in (written, asked) if part),
    }
