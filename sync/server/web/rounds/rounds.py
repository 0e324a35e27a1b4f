"""Runder: of all units how many are gone and when; percent stand on the page of a unit alone, so that nobody is held
against another. A unit leader sees the own unit. Who went is not told."""

from typing import Any

from fastapi import APIRouter

from board.catalogue import _
from board.kinds.card.record import STAGES
from board.kinds.round.record import PARTS, Part
from board.kinds.round.words import FORMS, PARTS_SAID, points
from board.labels import said
from sync.server.reports import rounds
from sync.server.reports.period import today
from sync.server.reports.rounds import ToldPlace, line
from sync.server.web.charts.rounds import blocks
from sync.server.web.errors import there
from sync.server.web.page import Told, shows
from sync.server.web.view import Desk, Summer

router = APIRouter()


@shows(router, "/runder", Summer, "rounds/rounds.html")
def overview(desk: Desk) -> Told:
    day = today(desk.now_ms)
    told = rounds.of_units(desk.tx, desk.person.organisation, desk.now_ms, desk.units)
    return {
        "rows": [(place, line(some, day)) for place, some in desk.told(told)],
        "without": [place for place in desk.places if place.id not in told],
    }


@shows(router, "/runder/{public}", Summer, "rounds/unit.html")
def of_unit(desk: Desk, public: str) -> Told:
    place = desk.place(public)
    told = rounds.of_units(desk.tx, desk.person.organisation, desk.now_ms, [place.id]).get(place.id, ())
    desk.seen(place.name)
    return {
        "place": place,
        "places": [(one, [(part, said(PARTS_SAID, part)) for part in PARTS[one.form]], _blocks(one)) for one in told],
        "forms": {form: _(name) for form, name in FORMS.items()},
        "day": today(desk.now_ms),
    }


@shows(router, "/runder/{public}/{walked}", Summer, "rounds/round.html")
def of_one(desk: Desk, public: str, walked: str) -> Told:
    place = desk.place(public)
    told = there(rounds.opened(desk.tx, place.id, walked, desk.now_ms))
    desk.seen(place.name)
    board, looked, title = told
    parts: tuple[Part, ...] = PARTS[looked.form]
    return {
        "place": place,
        "round": looked,
        "record": looked.record,
        "form": said(FORMS, looked.form),
        "title": title,
        "parts": [(said(PARTS_SAID, part), looked.percent(part), looked.rows[part]) for part in parts],
        "found": [
            (one, said(PARTS_SAID, one.part), "" if one.score is None else points(one.score)) for one in looked.found
        ],
        "stages": dict(zip(STAGES, map(_, board.unit.labels), strict=True)),
        "points": points,
    }


def _blocks(place: ToldPlace) -> Any:
    return blocks([(said(PARTS_SAID, part), [one.parts[part] for one in place.done]) for part in PARTS[place.form]])
