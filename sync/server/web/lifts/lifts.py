"""Løft: the cards that wait for an answer from a level above, the late ones first, what was answered lately, and what
levels ask the units below them. A unit leader sees what the own unit has lifted or asked, and what came to it."""

from fastapi import APIRouter

from board.labels import LIFT_ASKS, VERDICTS, all_said
from sync.server import devices
from sync.server.reports import lifts
from sync.server.reports.lifts import ToldLift
from sync.server.reports.period import today
from sync.server.web.page import Told, shows
from sync.server.web.view import Desk, Reader

router = APIRouter()
ANSWERED = 30
"""So many of the answered ones are shown, the latest first."""


@shows(router, "/loft", Reader, "lifts/lifts.html")
def overview(desk: Desk) -> Told:
    person, day = desk.person, today(desk.now_ms)
    found = lifts.of_organisation(desk.tx, person.organisation, desk.now_ms, desk.units)
    waiting = [one for one in found if one.waits]
    return {
        "waiting": waiting,
        "late": sum(one.late(day) for one in waiting),
        "answered": [one for one in found if not one.waits][:ANSWERED],
        "below": _cases(lifts.of_organisation(desk.tx, person.organisation, desk.now_ms, desk.units, down=True)),
        "asking": lifts.asking(desk.tx, person.organisation, desk.now_ms, desk.units),
        "walls": devices.hung(desk.tx, person.organisation, desk.now_ms),
        "sees": desk.sees,
        "asks": all_said(LIFT_ASKS),
        "verdicts": all_said(VERDICTS),
    }


def _cases(asked: list[ToldLift]) -> list[list[ToldLift]]:
    """What levels ask, case by case, those with most answers left first."""
    found: dict[tuple[int, str], list[ToldLift]] = {}
    for one in asked:
        found.setdefault((one.place.id, one.lift.card), []).append(one)
    return sorted(found.values(), key=lambda some: -sum(one.waits for one in some))
