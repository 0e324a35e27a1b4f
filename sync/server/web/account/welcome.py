"""The first time: somebody who was given a link chooses a password and ties an authenticator to their account."""

from dataclasses import dataclass

import segno
from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field
from sqlalchemy import Connection

from board.catalogue import _
from sync.server.access import accounts, codes, invitation, passwords, signin_cookies
from sync.server.centre import Centre, Here
from sync.server.gate import everybody
from sync.server.web import view
from sync.server.web.account import signin
from sync.server.web.errors import PageError, PageFault
from sync.server.web.form import Fields, Filled, Secret

router = APIRouter(route_class=signin.TriedRoute, dependencies=[Depends(everybody)])


class SetUp(Fields):
    password: Secret = Field(title="Passord")
    again: Secret = Field(title="Passordet en gang til")
    proof: str = Field(title="Koden appen viser nå", min_length=1, max_length=40)


@router.get("/velkommen/{link}")
async def page(request: Request, centre: Here, link: str) -> Response:
    return await _standing(request, centre, link)


@router.post("/velkommen/{link}")
async def set_up(request: Request, centre: Here, asked: Filled[SetUp], link: str) -> Response:
    signin.knocked(request, asked.csrf)
    invited = await _invited(centre, link)
    try:
        chosen = await choose(asked.password, asked.again, invited.name, invited.email)
        done = await centre.do(lambda tx: _done(tx, request, link, chosen, asked.proof, centre.now_ms()))
    except PageError as error:
        return await _standing(request, centre, link, error)
    values = {
        "done": _("Innloggingen er laget, og du er logget inn."),
        "recovery_codes": done.recovery,
        "onward": "/logg-inn",
    }
    answer = await view.fill(request, "account/recovery.html", values)
    return signin.welcome(request, answer, done.entered)


@dataclass(frozen=True)
class _Done:
    entered: signin.Entered
    recovery: list[str]


def _done(tx: Connection, request: Request, code: str, password: str, proof: str, now_ms: int) -> _Done:
    try:
        done = accounts.set_up(tx, code, password, proof, now_ms)
    except ValueError:
        raise PageError(PageFault.WRONG_CODE) from None
    if done is None:
        raise PageError(PageFault.INVITATION)
    person, recovery = done
    return _Done(signin.begin(tx, request, person, now_ms), recovery)


async def choose(password: str, again: str, *known: str) -> str:
    """What is kept of a new password. Raises PageError when the two differ or it is too easily guessed."""
    if not signin_cookies.same(password, again):
        raise PageError(PageFault.UNLIKE_PASSWORDS)
    if reason := passwords.weak(password, *known):
        raise PageError(PageFault.UNREADABLE, reason=reason)
    return await passwords.kept(password)


def qr(totp: str, email: str) -> str:
    """A picture of the secret for a phone, black on white whatever the page looks like, as a data: address."""
    made = segno.make(codes.address(totp, email), error="m", micro=False)
    return str(made.svg_data_uri(scale=4, border=4, dark="#000", light="#fff"))


async def _invited(centre: Centre, code: str) -> invitation.Invited:
    invited = await centre.do(lambda tx: invitation.read(tx, code, centre.now_ms()))
    if invited is None:
        raise PageError(PageFault.INVITATION)
    return invited


async def _standing(request: Request, centre: Centre, code: str, error: PageError | None = None) -> Response:
    invited = await _invited(centre, code)
    knock = signin_cookies.shown(request, signin_cookies.KNOCK) or signin_cookies.knock()
    values = {
        "invited": invited,
        "code": code,
        "qr": qr(invited.totp, invited.email),
        "token": signin_cookies.derived(knock, "form"),
        "sentence": str(error) if error else "",
    }
    answer = await view.fill(request, "account/welcome.html", values, error.kind.status if error else 200)
    signin_cookies.give(request, answer, knock, signin_cookies.KNOCK)
    return answer
