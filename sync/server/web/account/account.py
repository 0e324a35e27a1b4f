"""What somebody decides about their own account: password, authenticator, recovery codes, where they are signed in.
Each change asks for the password and a code once more (ASVS 7.5.1)."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import Field
from sqlalchemy import Connection

from board.catalogue import _
from sync.server.access import accounts, audit, browsers, codes, passwords, sessions, signin_cookies
from sync.server.access.device_tokens import hashed
from sync.server.access.person import Person
from sync.server.web import view
from sync.server.web.account import signin
from sync.server.web.account.welcome import choose, qr
from sync.server.web.errors import PageError, PageFault
from sync.server.web.form import Fields, Filled, FormRoute, Secret
from sync.server.web.view import Desk, Owner, Visit

router = APIRouter(route_class=FormRoute)
tried = APIRouter(route_class=signin.TriedRoute)
PLACE = "/min-side"


class Proof(Fields):
    """That it is still the same person."""

    password: Secret = Field(title="Passordet ditt nå")
    code: str = Field(title="Kode fra appen", min_length=1, max_length=300)


class NewPassword(Proof):
    new: Secret = Field(title="Nytt passord")
    again: Secret = Field(title="Det nye en gang til")


class NewAuthenticator(Proof):
    proof: str = Field(title="Koden den nye appen viser", min_length=1, max_length=40)


@router.get(PLACE)
async def page(visit: Owner) -> Response:
    return await visit.show("account/account.html", lambda desk: _own(desk, visit.request))


@tried.post(f"{PLACE}/passord")
async def new_password(visit: Owner, asked: Filled[NewPassword]) -> Response:
    async def chosen(row: Any) -> str:
        return await choose(asked.new, asked.again, row.name, row.email)

    def change(desk: Desk, kept: Any) -> signin.Entered:
        accounts.change_password(desk.tx, desk.person.id, kept)
        desk.note("password_changed", "")
        return signin.begin(desk.tx, visit.request, desk.person.id, desk.now_ms)

    _person, entered = await _proved(visit, asked, change, chosen)
    return signin.welcome(visit.request, view.go(PLACE, "passord"), entered)


@tried.post(f"{PLACE}/kodeapp")
async def new_authenticator(visit: Owner, asked: Filled[NewAuthenticator]) -> Response:
    entered: list[signin.Entered] = []

    def change(desk: Desk, _: Any) -> list[str]:
        desk.note("authenticator_changed", "")
        secret = _next_secret(desk)
        try:
            shown = accounts.change_authenticator(desk.tx, desk.person.id, secret, asked.proof, desk.now_ms)
        except ValueError:
            raise PageError(PageFault.WRONG_CODE) from None
        entered[:] = [signin.begin(desk.tx, visit.request, desk.person.id, desk.now_ms)]
        return shown

    said = _(
        "Kodeappen er byttet, og alle andre innlogginger er avsluttet. De gamle gjenopprettingskodene virker ikke."
    )
    answer = await _recovery(visit, asked, change, said)
    return signin.welcome(visit.request, answer, entered[0]) if entered else answer


@tried.post(f"{PLACE}/koder")
async def new_recovery(visit: Owner, asked: Filled[Proof]) -> Response:
    def change(desk: Desk, _: Any) -> list[str]:
        desk.note("recovery_made", "")
        return accounts.change_recovery(desk.tx, desk.person.id)

    return await _recovery(visit, asked, change, _("Dette er de nye kodene. De gamle virker ikke."))


@router.post(f"{PLACE}/ut")
async def leave_everywhere(visit: Owner, asked: Filled[Fields]) -> Response:
    def work(desk: Desk) -> None:
        desk.check(asked)
        desk.note("signed_out", _("overalt"))
        sessions.end_all(desk.tx, desk.person.id)
        browsers.forget(desk.tx, desk.person.id)

    with suppress(view.SignedOut):
        await visit.do(work)
    return signin.outside(visit.request, "ute-overalt")


async def _recovery(visit: Visit, asked: Proof, change: Callable[[Desk, Any], list[str]], said: str) -> Response:
    person, shown = await _proved(visit, asked, change)
    values = {"person": person, "done": said, "recovery_codes": shown, "onward": PLACE}
    return await view.fill(visit.request, "account/recovery.html", values)


async def _proved(
    visit: Visit, asked: Proof, change: Callable[[Desk, Any], Any], ready: Callable[[Any], Any] | None = None
) -> tuple[Person, Any]:
    """Do it for somebody who has shown once more that it is them. Raises PageError. `ready`
    works out, from their row and before any try is counted, what `change` is given."""
    centre = visit.centre

    def looked(desk: Desk) -> Any:
        desk.check(asked)
        return accounts.row(desk.tx, desk.person.id)

    row = await visit.do(looked)
    known = signin_cookies.shown(visit.request, browsers.COOKIE)
    prepared = await ready(row) if ready else None
    account = await centre.do(lambda tx: accounts.attempt_again(tx, row.id, centre.now_ms(), known))
    right = await passwords.right(account.password if account else None, asked.password)

    def work(desk: Desk) -> tuple[Person, Any] | None:
        if account is None or not right or not accounts.prove(desk.tx, account, asked.code, desk.now_ms):
            return None
        return desk.person, change(desk, prepared)

    done = await visit.do(work)
    if done is None:
        if account is not None:
            await centre.do(lambda tx: _failed(tx, account, centre.now_ms()))
        raise PageError(PageFault.WRONG_PROOF)
    return done


def _failed(tx: Connection, account: accounts.Account, now_ms: int) -> None:
    audit.note(tx, account.organisation, account.name, "sign_in_failed", _("på Min side"), now_ms)


def _own(desk: Desk, request: Request) -> Mapping[str, Any]:
    row = accounts.row(desk.tx, desk.person.id)
    secret = _next_secret(desk)
    return {
        "own": row,
        "local": row.password is not None,
        "left": len(row.recovery.split()),
        "sessions": sessions.of(desk.tx, desk.person.id, desk.now_ms),
        "this": hashed(signin_cookies.shown(request)),
        "secret": secret,
        "qr": qr(secret, row.email),
    }


def _next_secret(desk: Desk) -> str:
    """What the next authenticator is to share: the same each time the page is shown in a session, and another once
    it is taken into use, so that nothing has to be kept until then."""
    row = accounts.row(desk.tx, desk.person.id)
    return codes.secret_from(f"{desk.person.csrf}\0{row.totp}\0{row.made_ms}")
