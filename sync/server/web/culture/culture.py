"""Kultur: the statements of each unit, the longest way first, in words of a scale. Who is of units sees the own ones.
Units stand by their names and are not held against one another."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Response

from board.catalogue import _
from board.formats import week
from board.kinds.culture.words import SIDES_SAID
from sync.server.reports import culture
from sync.server.web.errors import there
from sync.server.web.view import Desk, Summer

router = APIRouter()


@router.get("/kultur")
async def overview(visit: Summer) -> Response:
    return await visit.show("culture/culture.html", _overview)


@router.get("/kultur/{public}")
async def of_unit(visit: Summer, public: str) -> Response:
    return await visit.show("culture/culture.html", lambda desk: _unit(desk, public))


def _overview(desk: Desk) -> Mapping[str, Any]:
    found = culture.of_units(desk.tx, desk.person.organisation, desk.now_ms, desk.units)
    return {"place": None, "units": desk.told(found), **_WORDED}


def _unit(desk: Desk, public: str) -> Mapping[str, Any]:
    place = desk.place(public)
    found = there(culture.of_units(desk.tx, desk.person.organisation, desk.now_ms, [place.id]).get(place.id))
    desk.seen(place.name)
    return {"place": place, "culture": found, "units": (), **_WORDED}


_WORDED = {
    "worded": lambda word: _(culture.WORDS[word]) if word else "–",
    "asked": lambda survey: _(SIDES_SAID[survey.side]),
    "week": lambda survey: week(survey.week),
}
