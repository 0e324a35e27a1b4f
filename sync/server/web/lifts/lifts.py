"""Løft: the cards that wait for an answer from a level above, the late ones first, and what was answered lately. A
unit leader sees what the own unit has lifted, and what was lifted to it."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Response

from board.labels import LIFT_ASKS, VERDICTS, all_said
from sync.server.reports import lifts
from sync.server.reports.period import today
from sync.server.web.view import Desk, Reader

router = APIRouter()
ANSWERED = 30
"""So many of the answered ones are shown, the latest first."""


@router.get("/loft")
async def overview(visit: Reader) -> Response:
    return await visit.show("lifts/lifts.html", _overview)


def _overview(desk: Desk) -> Mapping[str, Any]:
    person, day = desk.person, today(desk.now_ms)
    found = lifts.of_organisation(desk.tx, person.organisation, desk.now_ms, person.unit)
    waiting = [one for one in found if one.waits]
    return {
        "waiting": waiting,
        "late": sum(one.late(day) for one in waiting),
        "answered": [one for one in found if not one.waits][:ANSWERED],
        "asking": lifts.asking(desk.tx, person.organisation, desk.now_ms, person.unit),
        "sees": person.sees,
        "asks": all_said(LIFT_ASKS),
        "verdicts": all_said(VERDICTS),
    }
