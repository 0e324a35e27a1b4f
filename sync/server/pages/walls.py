"""Enheter og tavler: which walls there are and how they are, letting one in by its code, shutting one out. The wall's
QR leads to `/pair?code=…`, which is this page with the code filled in.
"""

from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from pydantic import Field
from starlette.responses import RedirectResponse

from sync.server import access, fleet, pairing
from sync.server.pages import form
from sync.server.pages.form import Form
from sync.server.pages.sorry import Kind, Sorry
from sync.server.pages.view import HEADERS, Desk, act, show
from sync.server.pages.words import today
from sync.server.people.person import Right

router = APIRouter()

GONE = "Ingen tavle venter med denne koden lenger"
"""A code that ran out, was used, or was never given: nobody is told which."""
ALARMS: dict[str, str] = {
    "forked": "To tavler har skrevet som den samme. Minnekortet kan være kopiert.",
    "token_reused": "En gammel nøkkel ble brukt. Minnekortet kan være kopiert.",
}


class Code(Form):
    code: Annotated[str, Field(min_length=8, max_length=20, title="Kode")]


class Approval(Code):
    unit: Annotated[str, Field(min_length=1, max_length=40, title="Enhet")]
    sure: Annotated[str, Field(min_length=1, title="Jeg er sikker på hvilken tavle det er")]


@router.get("/pair")
async def pair(request: Request, code: str = "") -> Response:
    """Where the wall's picture leads: sign-in first, then the page with the code filled in."""
    return RedirectResponse(f"/tavler?code={quote(pairing.normal(code))}" if code else "/tavler", 303, HEADERS)


@router.get("/tavler")
async def walls(request: Request, code: str = "") -> Response:
    return await show(request, "walls.html", lambda desk: _page(desk, code.strip()), right=Right.WALLS)


@router.post("/tavler/slipp-inn")
async def approve(request: Request) -> Response:
    asked = await form.read(request, Approval)

    def work(desk: Desk) -> None:
        _one_guess(desk)
        unit = own_unit(desk, asked.unit)
        try:
            found = pairing.approve(desk.tx, asked.code, unit.public, desk.now_ms)
        except LookupError:
            raise Sorry(Kind.UNREADABLE, reason=GONE) from None
        desk.note("wall_approved", f"{found.name or 'tavle'} …{found.device[-4:]} i {unit.name}")

    return await act(request, asked, work, right=Right.APPROVE, then="/tavler", said="inne")


@router.post("/tavler/avvis")
async def deny(request: Request) -> Response:
    asked = await form.read(request, Code)

    def work(desk: Desk) -> None:
        _one_guess(desk)
        try:
            found = pairing.look(desk.tx, asked.code, desk.now_ms)
            pairing.deny(desk.tx, asked.code, desk.now_ms)
        except LookupError:
            raise Sorry(Kind.UNREADABLE, reason=GONE) from None
        desk.note("wall_denied", f"{found.name or 'tavle'} …{found.device[-4:]}")

    return await act(request, asked, work, right=Right.APPROVE, then="/tavler", said="avvist")


@router.get("/tavler/{number}/ut")
async def ask_out(request: Request, number: int) -> Response:
    """Which wall is about to be shut out, and what that means."""

    def work(desk: Desk) -> Mapping[str, Any]:
        wall, unit = own_wall(desk, number)
        return {"wall": wall, "unit": own_unit(desk, unit)}

    return await show(request, "wall_out.html", work, right=Right.APPROVE)


@router.post("/tavler/{number}/ut")
async def out(request: Request, number: int) -> Response:
    asked = await form.read(request, Form)

    def work(desk: Desk) -> None:
        wall, unit = own_wall(desk, number)
        access.revoke(desk.tx, wall.id, desk.now_ms)
        desk.note("wall_revoked", f"{wall.name or 'tavle'} …{wall.end} i {own_unit(desk, unit).name}")

    return await act(request, asked, work, right=Right.APPROVE, then="/tavler", said="stengt")


def own_unit(desk: Desk, public: str) -> fleet.Unit:
    """A unit of the asker's own organisation. Raises Sorry(NOT_FOUND)."""
    try:
        return fleet.of_unit(desk.tx, desk.person.organisation, public, desk.now_ms)
    except LookupError:
        raise Sorry(Kind.NOT_FOUND) from None


def own_wall(desk: Desk, number: int) -> tuple[fleet.Wall, str]:
    try:
        return fleet.wall(desk.tx, desk.person.organisation, number, desk.now_ms)
    except LookupError:
        raise Sorry(Kind.NOT_FOUND) from None


def _page(desk: Desk, code: str) -> Mapping[str, Any]:
    approves = desk.person.may(Right.APPROVE)
    waiting = None
    if code and approves:
        _one_guess(desk)
        try:
            waiting = pairing.look(desk.tx, code, desk.now_ms)
        except LookupError:
            waiting = None
    found = fleet.of_organisation(desk.tx, desk.person.organisation, desk.now_ms)
    hung = [wall for unit in found for wall in unit.walls]
    return {
        "units": found,
        "walls": len(hung),
        "silent": sum(wall.silent for wall in hung),
        "alarmed": [(unit, wall) for unit in found for wall in unit.walls if wall.alarms],
        "alarm_words": ALARMS,
        "code": code,
        "waiting": waiting,
        "likely": next((u.public for u in found if waiting and u.name == waiting.name), ""),
        "approves": approves,
        "manages": desk.person.may(Right.MANAGE),
        "year": today(desk.now_ms).year,
    }


def _one_guess(desk: Desk) -> None:
    """A code is short: nobody may try many. Raises Refuse(TOO_MANY)."""
    desk.centre.admit_guess(desk.person.id)
