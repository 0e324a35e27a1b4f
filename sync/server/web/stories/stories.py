"""Historier: what each unit tells of its finished cards, and one story with its photo, to be hung up as a poster. A
unit leader reads those of the own unit."""

from fastapi import APIRouter

from board.labels import USES, all_said
from sync.server.reports import stories
from sync.server.web.errors import there
from sync.server.web.page import Told, shows
from sync.server.web.picture import inline
from sync.server.web.view import Desk, Reader

router = APIRouter()


@shows(router, "/historier", Reader, "stories/stories.html")
def overview(desk: Desk) -> Told:
    found = stories.of_units(desk.tx, desk.person.organisation, desk.now_ms, desk.units)
    return {"rows": desk.told(found), "uses": all_said(USES)}


@shows(router, "/historier/{public}/{story}", Reader, "stories/story.html")
def of_one(desk: Desk, public: str, story: str) -> Told:
    place = desk.place(public)
    found = there(stories.opened(desk.tx, place.id, story, desk.now_ms, own=desk.acts_for(place.id)))
    desk.seen(place.name)
    photo = inline(found.jpeg)
    return {"place": place, "one": found.story, "photo": photo, "uses": all_said(USES)}
