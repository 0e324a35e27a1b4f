"""Vunnet: what the units have come to the end of lately, and what it gave. Each card is a link to all that is known
of it; nobody is named."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from fastapi import APIRouter, Response

from sync.server.reports.overview import needs, won
from sync.server.reports.period import today
from sync.server.web.view import Desk, Reader

router = APIRouter()


@router.get("/vunnet")
async def page(visit: Reader) -> Response:
    return await visit.show("overview/won.html", _page)


def _page(desk: Desk) -> Mapping[str, Any]:
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
