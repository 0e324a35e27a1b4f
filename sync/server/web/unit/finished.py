"""Ferdig: all cards a unit has come to the end of, with what was measured and what each gave. Nobody is named."""

from fastapi import APIRouter

from sync.server.reports import finished_cards
from sync.server.web.page import Told, shows
from sync.server.web.view import Desk, Reader

router = APIRouter()


@shows(router, "/enhet/{public}/ferdig", Reader, "unit/finished.html")
def finished(desk: Desk, public: str) -> Told:
    place = desk.place(public)
    desk.seen(place.name)
    return {"place": place, "cards": finished_cards.of_unit(desk.tx, place.id, desk.now_ms)}
