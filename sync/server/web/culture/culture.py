"""Kultur: the statements of each unit, the longest way first, in words of a scale. Who is of units sees the own ones.
Units stand by their names and are not held against one another."""

from fastapi import APIRouter

from board.catalogue import _
from board.formats import week
from board.kinds.culture.words import SIDES_SAID
from sync.server.reports import culture
from sync.server.web.errors import there
from sync.server.web.page import Told, shows
from sync.server.web.view import Desk, Summer

router = APIRouter()


@shows(router, "/kultur", Summer, "culture/culture.html")
def overview(desk: Desk) -> Told:
    found = culture.of_units(desk.tx, desk.person.organisation, desk.now_ms, desk.units)
    return {"place": None, "units": desk.told(found), **_WORDED}


@shows(router, "/kultur/{public}", Summer, "culture/culture.html")
def of_unit(desk: Desk, public: str) -> Told:
    place = desk.place(public)
    found = there(culture.of_units(desk.tx, desk.person.organisation, desk.now_ms, [place.id]).get(place.id))
    desk.seen(place.name)
    return {"place": place, "culture": found, "units": (), **_WORDED}


_WORDED = {
    "worded": lambda word: _(culture.WORDS[word]) if word else "–",
    "asked": lambda survey: _(SIDES_SAID[survey.side]),
    "week": lambda survey: week(survey.week),
}
