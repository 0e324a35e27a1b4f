"""Årshjul: what falls due in the units in the next weeks, and one unit's year month by month. A unit leader sees the
own unit. It is a plan for the work and holds nobody against another."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from board.catalogue import N_
from board.formats import full_day, month_name
from board.labels import all_said
from sync.server.reports import years
from sync.server.reports.period import today
from sync.server.web.form import FIRST_YEAR, LAST_YEAR, Year
from sync.server.web.page import Told, shows
from sync.server.web.view import Desk, Reader

router = APIRouter()

BECAME = {"settled": N_("gjort"), "skipped": N_("ikke denne gangen"), "open": N_("ikke gjort"), "ahead": ""}


@shows(router, "/arshjul", Reader, "years/years.html")
def overview(desk: Desk) -> Told:
    found = years.ahead(desk.tx, desk.person.organisation, desk.now_ms, desk.units)
    rows = [(place, one) for place, some in desk.told(found) for one in some]
    return {
        "rows": sorted(rows, key=lambda row: row[1].day),
        "places": desk.places,
        "due_name": years.said,
        "day": today(desk.now_ms),
        "until": full_day(today(desk.now_ms) + years.SPAN),
    }


@shows(router, "/arshjul/{public}", Reader, "years/year.html")
def of_one(desk: Desk, public: str, ar: Annotated[Year | None, Query()] = None) -> Told:
    place = desk.place(public)
    of = ar or today(desk.now_ms).year
    found = years.whole(desk.tx, place.id, of, desk.now_ms)
    desk.seen(place.name)
    months = [(n, [one for one in found.found if one.day.month == n]) for n in range(1, 13)]
    return {
        "place": place,
        "year": found,
        "due_name": years.said,
        "before": of - 1 if of > FIRST_YEAR else None,
        "after": of + 1 if of < LAST_YEAR else None,
        "months": [(month_name(date(of, n, 1)), some) for n, some in months if some],
        "feasts": [name for _, name in years.feasts(of)],
        "became": all_said({key: word for key, word in BECAME.items() if word}),
    }
