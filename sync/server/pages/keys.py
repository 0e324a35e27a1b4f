"""Keys for programs that fetch the figures: made and shown once, taken back at once."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import Field

from board.records.record import Line
from sync.server.pages import form, view
from sync.server.pages.sorry import Kind, Sorry
from sync.server.pages.view import Desk
from sync.server.people import keys
from sync.server.people.person import Right

router = APIRouter()
PLACE = "/noekler"


class New(form.Form):
    name: Line = Field(title="Hva skal den brukes til?", min_length=1)
    names: bool = Field(False, title="Fornavn")


class Old(form.Form):
    key: str = Field(title="Nøkkel", pattern="^[0-9a-f]{64}$")


@router.get(PLACE)
async def page(request: Request) -> Response:
    return await view.show(request, "keys.html", lambda desk: _all(desk), right=Right.MANAGE)


@router.post(PLACE)
async def make(request: Request) -> Response:
    asked = await form.read(request, New)

    def work(desk: Desk) -> Mapping[str, Any]:
        mine = desk.person.organisation
        shown = keys.make(desk.tx, mine, asked.name, names=asked.names, now_ms=desk.now_ms)
        desk.note("key_made", asked.name)
        return {**_all(desk), "shown": shown, "made": asked.name}

    return await view.act_and_show(request, asked, "keys.html", work, right=Right.MANAGE)


@router.post(f"{PLACE}/trekk")
async def revoke(request: Request) -> Response:
    asked = await form.read(request, Old)

    def work(desk: Desk) -> None:
        try:
            name = keys.revoke(desk.tx, desk.person.organisation, asked.key, desk.now_ms)
        except LookupError:
            raise Sorry(Kind.CHANGED_MEANWHILE) from None
        desk.note("key_revoked", name)

    return await view.act(request, asked, work, right=Right.MANAGE, then=PLACE, said="trukket")


def _all(desk: Desk) -> Mapping[str, Any]:
    return {"keys": keys.in_use(desk.tx, desk.person.organisation), "shown": "", "made": ""}
