"""Vunnet: what the units have come to the end of lately, and what it gave. Each card is a link to all that is known
of it; nobody is named."""

from datetime import date

from fastapi import APIRouter

from sync.server.reports.overview import needs, won
from sync.server.reports.period import today
from sync.server.web.page import Told, shows
from sync.server.web.view import Desk, Reader

router = APIRouter()


@shows(router, "/vunnet", Reader, "overview/won.html")
def page(desk: Desk) -> Told:
    day = today(desk.now_ms)
    month = day.replace(day=1)
    before = month.replace(month=month.month - 1) if month.month > 1 else date(month.year - 1, 12, 1)
    return {
        "parts": [
            won.since(desk.tx, desk.person.organisation, desk.now_ms, first, desk.units)
            for first in (needs.week_before(day), month, before)
        ],
        "places": {one.id: one for one in desk.places},
    }
