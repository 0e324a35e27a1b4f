"""Enheter og tavler: which walls there are and how they are, letting one in by its code, shutting one out. The wall's
QR leads to `/pair?code=…`, which is this page with the code filled in.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Request, Response
from pydantic import Field
from starlette.responses import RedirectResponse

from board.catalogue import N_
from board.labels import all_said
from board.limits import SAFE
from board.privacy import TOLD_FROM
from sync.server import devices
from sync.server.access import admission, audit, device_tokens, hands
from sync.server.access.admission import ApprovalError
from sync.server.access.rule import Right
from sync.server.gate import everybody
from sync.server.reports.tenancy import Place
from sync.server.web.errors import PageError, PageFault, there
from sync.server.web.form import Fields, Filled, FormRoute
from sync.server.web.page import Told, does, shows
from sync.server.web.view import HEADERS, Approver, Desk, Manager, Watcher

router = APIRouter(route_class=FormRoute)

ALARMS: dict[str, str] = {
    "forked": N_("To tavler har skrevet som den samme. Minnekortet kan være kopiert."),
    "token_reused": N_("En gammel nøkkel ble brukt. Minnekortet kan være kopiert."),
}


Number = Annotated[int, Path(ge=1, le=SAFE)]


class CodeForm(Fields):
    code: Annotated[str, Field(min_length=8, max_length=20, title="Kode")]


class ApprovalForm(CodeForm):
    unit: Annotated[str, Field(min_length=1, max_length=40, title="Enhet")]
    sure: Annotated[str, Field(min_length=1, title="Jeg er sikker på hvilken tavle det er")]


@router.get("/pair", dependencies=[Depends(everybody)])
async def pair(request: Request, code: str = "") -> Response:
    """Where the wall's picture leads: sign-in first, then the page with the code filled in."""
    return RedirectResponse(f"/tavler?code={quote(admission.normal(code))}" if code else "/tavler", 303, HEADERS)


@shows(router, "/tavler", Watcher, "devices/walls.html")
def walls(desk: Desk, code: str = "") -> Told:
    code, approves, waiting = code.strip(), desk.person.may(Right.APPROVE), None
    if code and approves:
        _one_guess(desk)
        with suppress(ApprovalError):
            waiting = admission.look(desk.tx, code, desk.now_ms, desk.person.organisation)
    found = devices.of_organisation(desk.tx, desk.person.organisation, desk.now_ms)
    hung = [wall for unit in found for wall in unit.walls]
    half = admission.of_organisation(desk.tx, desk.person.organisation, desk.now_ms)
    said = next(((unit, name, who) for wall, unit, name, who in half if waiting and wall == waiting), None)
    return {
        "units": found,
        "walls": len(hung),
        "silent": sum(wall.silent for wall in hung),
        "alarmed": [(unit, wall) for unit in found for wall in unit.walls if wall.alarms],
        "alarm_words": all_said(ALARMS),
        "code": code,
        "waiting": waiting,
        "half": [(*one, _answers(desk, one[0])) for one in half],
        "others": admission.others(desk.tx, desk.person) if waiting else (),
        "said_yes": said,
        "answers": waiting is not None and _answers(desk, waiting),
        "likely": next((u.public for u in found if waiting and u.name == waiting.name), ""),
        "approves": approves,
        "manages": desk.person.may(Right.MANAGE),
        "told_from": TOLD_FROM,
    }


@does(router, "/tavler/slipp-inn", Approver, then="/tavler?sagt=inne", said="")
def approve(desk: Desk, asked: Filled[ApprovalForm]) -> str | None:
    _one_guess(desk)
    unit = own_unit(desk, asked.unit)
    with _explained():
        decided = admission.approve(desk.tx, asked.code, unit.public, desk.now_ms, desk.person)
    desk.moved.update(decided.moved)
    return None if decided.admitted else "/tavler?sagt=ett-ja"


@does(router, "/tavler/avvis", Approver, then="/tavler", said="avvist")
def deny(desk: Desk, asked: Filled[CodeForm]) -> None:
    _one_guess(desk)
    with _explained():
        decided = admission.deny(desk.tx, asked.code, desk.now_ms, desk.person)
    desk.moved.update(decided.moved)
    desk.note("wall_denied", decided.wall.called())


@shows(router, "/tavler/{number}/pin", Manager, "devices/wall_pin.html")
@shows(router, "/tavler/{number}/ut", Approver, "devices/wall_out.html")
def ask(desk: Desk, number: Number) -> Told:
    """Which wall is about to be shut out, or to forget its PIN, and what that means."""
    wall, unit = _own(desk, number)
    return {"wall": wall, "unit": unit}


@does(router, "/tavler/{number}/ut", Approver, then="/tavler", said="stengt")
def out(desk: Desk, asked: Filled[Fields], number: Number) -> None:
    wall, unit = _own(desk, number)
    device_tokens.revoke(desk.tx, wall.id, desk.now_ms)
    desk.note("wall_revoked", audit.called(wall.name, wall.end, unit.name))


@does(router, "/tavler/{number}/pin", Manager, then="/tavler", said="pin")
def forget_pin(desk: Desk, asked: Filled[Fields], number: Number) -> None:
    wall, unit = _own(desk, number)
    device_tokens.forget_pin(desk.tx, wall.id, desk.now_ms)
    desk.note("wall_pin_reset", audit.called(wall.name, wall.end, unit.name))


def own_unit(desk: Desk, public: str) -> devices.Unit:
    """A unit of the asker's own organisation. Raises PageError(NOT_FOUND)."""
    return there(devices.of_unit(desk.tx, desk.person.organisation, public, desk.now_ms))


def _own(desk: Desk, number: int) -> tuple[devices.Wall, Place]:
    """A wall that hangs in one of them, and which."""
    return there(devices.wall(desk.tx, desk.person.organisation, number, desk.now_ms))


def _answers(desk: Desk, waiting: admission.Waiting) -> bool:
    """Whether this person's yes would count: nobody says both, neither with another account of the same hand."""
    first = waiting.approver
    return desk.person.may(Right.APPROVE) and (first is None or hands.apart(desk.tx, first, desk.person.id))


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except ApprovalError as error:
        raise PageError(PageFault.UNREADABLE, reason=error.kind.say()) from None


def _one_guess(desk: Desk) -> None:
    """A code is short: nobody may try many. Raises Refuse(TOO_MANY)."""
    desk.centre.admit_guess(desk.person.id)
