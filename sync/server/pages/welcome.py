"""The first time: somebody who was given a link chooses a password and ties an authenticator to their account."""

from dataclasses import dataclass

import segno
from fastapi import APIRouter, Request, Response
from pydantic import Field
from sqlalchemy import Connection

from sync.server.centre import Centre
from sync.server.pages import form, signin, view
from sync.server.pages.sorry import Kind, Sorry
from sync.server.people import accounts, codes, door, invitation, passwords

router = APIRouter()


class SetUp(form.Form):
    password: form.Secret = Field(title="Passord")
    again: form.Secret = Field(title="Passordet en gang til")
    proof: str = Field(title="Koden appen viser nå", min_length=1, max_length=40)


@router.get("/velkommen/{link}")
async def page(request: Request, link: str) -> Response:
    return await _standing(request, link)


@router.post("/velkommen/{link}")
async def set_up(request: Request, link: str) -> Response:
    centre: Centre = request.app.state.centre
    await centre.admit_sign_in(door.address(request))
    asked = await form.read(request, SetUp)
    signin.knocked(request, asked.csrf)
    invited = await _invited(centre, link)
    try:
        chosen = await choose(asked.password, asked.again, invited.name, invited.email)
        done = await centre.do(lambda tx: _done(tx, request, link, chosen, asked.proof, centre.now_ms()))
    except Sorry as error:
        return await _standing(request, link, error)
    values = {
        "done": "Innloggingen er laget, og du er logget inn.",
        "recovery_codes": done.recovery,
        "onward": "/logg-inn",
    }
    answer = await view.fill(request, "recovery.html", values)
    return signin.welcome(request, answer, done.entered)


@dataclass(frozen=True)
class _Done:
    entered: signin.Entered
    recovery: list[str]


def _done(tx: Connection, request: Request, code: str, password: str, proof: str, now_ms: int) -> _Done:
    try:
        done = accounts.set_up(tx, code, password, proof, now_ms)
    except ValueError:
        raise Sorry(Kind.WRONG_CODE) from None
    if done is None:
        raise Sorry(Kind.INVITATION)
    person, recovery = done
    return _Done(signin.begin(tx, request, person, now_ms), recovery)


async def choose(password: str, again: str, *known: str) -> str:
    """What is kept of a new password. Raises Sorry when the two differ or it is too easily guessed."""
    if not door.same(password, again):
        raise Sorry(Kind.UNLIKE_PASSWORDS)
    if reason := passwords.weak(password, *known):
        raise Sorry(Kind.UNREADABLE, reason=reason)
    return await passwords.kept(password)


def qr(totp: str, email: str) -> str:
    """A picture of the secret for a phone, black on white whatever the page looks like, as a data: address."""
    made = segno.make(codes.address(totp, email), error="m", micro=False)
    return str(made.svg_data_uri(scale=4, border=4, dark="#000", light="#fff"))


async def _invited(centre: Centre, code: str) -> invitation.Invited:
    invited = await centre.do(lambda tx: invitation.read(tx, code, centre.now_ms()))
    if invited is None:
        raise Sorry(Kind.INVITATION)
    return invited


async def _standing(request: Request, code: str, error: Sorry | None = None) -> Response:
    invited = await _invited(request.app.state.centre, code)
    knock = door.shown(request, door.KNOCK) or door.knock()
    values = {
        "invited": invited,
        "code": code,
        "qr": qr(invited.totp, invited.email),
        "token": door.derived(knock, "form"),
        "sentence": str(error) if error else "",
    }
    answer = await view.fill(request, "welcome.html", values, error.kind.status if error else 200)
    door.give(request, answer, knock, door.KNOCK)
    return answer
