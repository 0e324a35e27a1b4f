"""Slik gjør vi det nå: the habits of the units, with their lines, when they are asked about and to whom they are
offered. A unit leader sees the own unit."""

from fastapi import APIRouter

from sync.server.reports import practices
from sync.server.reports.period import today
from sync.server.web.page import Told, shows
from sync.server.web.view import Desk, Reader

router = APIRouter()


@shows(router, "/vaner", Reader, "practices/practices.html")
def overview(desk: Desk) -> Told:
    found = practices.of_units(desk.tx, desk.person.organisation, desk.now_ms, desk.units)
    return {"rows": desk.told(found), "today": today(desk.now_ms)}
