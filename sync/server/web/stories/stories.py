"""Historier: what each unit tells of its finished cards, and one story with its photo, to be hung up as a poster. A
unit leader reads those of the own unit."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Response

from board.labels import USES, all_said
from sync.server.reports import stories
from sync.server.web.errors import there
from sync.server.web.picture import inline
from sync.server.web.view import Desk, Reader

router = APIRouter()


@router.get("/historier")
async def overview(visit: Reader) -> Response:
    return await visit.show("stories/stories.html", _overview)


@router.get("/historier/{public}/{story}")
async def of_one(visit: Reader, public: str, story: str) -> Response:
    return await visit.show("stories/story.html", lambda desk: _one(desk, public, story))


def _overview(desk: Desk) -> Mapping[str, Any]:
    found = stories.of_units(desk.tx, desk.person.organisation, desk.now_ms, desk.units)
    return {"rows": desk.told(found), "uses": all_said(USES)}


def _one(desk: Desk, public: str, id_: str) -> Mapping[str, Any]:
    place = desk.place(public)
    found = there(stories.opened(desk.tx, place.id, id_, desk.now_ms, own=desk.acts_for(place.id)))
    desk.seen(place.name)
    photo = inline(found.jpeg)
    return {"place": place, "one": found.story, "photo": photo, "uses": all_said(USES)}
