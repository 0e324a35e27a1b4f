"""Slik gjør vi det nå: the habits of the units, with their lines, when they are asked about and to whom they are
offered. A unit leader sees the own unit."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Response

from sync.server.reports import practices
from sync.server.reports.period import today
from sync.server.web.view import Desk, Reader

router = APIRouter()


@router.get("/vaner")
async def overview(visit: Reader) -> Response:
    return await visit.show("practices/practices.html", _overview)


def _overview(desk: Desk) -> Mapping[str, Any]:
    found = practices.of_units(desk.tx, desk.person.organisation, desk.now_ms, desk.units)
    return {"rows": desk.told(found), "today": today(desk.now_ms)}
