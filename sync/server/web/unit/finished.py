"""Ferdig: all cards a unit has come to the end of, with what was measured and what each gave. Nobody is named."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Response

from sync.server.reports import finished_cards
from sync.server.web.view import Desk, Reader

router = APIRouter()


@router.get("/enhet/{public}/ferdig")
async def finished(visit: Reader, public: str) -> Response:
    return await visit.show("unit/finished.html", lambda desk: _page(desk, public))


def _page(desk: Desk, public: str) -> Mapping[str, Any]:
    place = desk.place(public)
    desk.seen(place.name)
    return {"place": place, "cards": finished_cards.of_unit(desk.tx, place.id, desk.now_ms)}
