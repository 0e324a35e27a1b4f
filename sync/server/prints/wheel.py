"""A unit's årshjul on A3: twelve months with their days, the holidays, the quarters of the budget."""

from datetime import date

from board import year
from board.catalogue import _
from board.formats import month_name, short_day
from sync.server.prints.scope import Facts
from sync.server.reports.years import WholeYear, feasts, said


def facts(found: WholeYear) -> Facts:
    return {
        "title": _("Årshjul"),
        "span": str(found.year),
        "months": [
            {
                "name": month_name(date(found.year, n, 1)),
                "quarter": year.quarter(date(found.year, n, 1)) if n % 3 == 1 else 0,
                "feasts": [name for day, name in feasts(found.year) if day.month == n],
                "days": [
                    {"day": str(one.day.day), "what": said(one), "done": found.became(one) == "settled"}
                    for one in found.found
                    if one.day.month == n
                ],
            }
            for n in range(1, 13)
        ],
        "away": [
            f"{one.name}: {short_day(one.day)} – {short_day(one.until)}"
            for one in found.away
            if one.day and one.until
        ],
    }
