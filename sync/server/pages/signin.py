"""Coming in and going out. The answer to a wrong try is the same, and takes the same time, whether the address, the
password or the code was wrong, or the account has to wait."""

import time

import anyio
from fastapi import APIRouter, Request, Response
from pydantic import Field
from sqlalchemy import Connection

from board.records.record import Line
from sync.server.centre import Centre
from sync.server.pages import form, view
from sync.server.pages.sorry import STATUS, Kind, Sorry
from sync.server.people import accounts, audit, door, passwords, sessions

router = APIRouter()


class SignIn(form.Form):
    email: Line = Field(title="E-post", min_length=1)
    password: form.Secret = Field(title="Passord")
    code: str = Field(title="Kode fra appen", min_length=1, max_length=300)
    til: str = ""


@router.get("/logg-inn")
async def page(request: Request, til: str = "") -> Response:
    person = await view.at_desk(request, lambda desk: desk.person)
    if person is not None:
        return view.go(door.local(til) or view.home(person))
    return await standing(request, til)


@router.post("/logg-inn")
async def try_in(request: Request) -> Response:
    began = time.monotonic()
    centre: Centre = request.app.state.centre
    centre.admit_sign_in(door.address(request))
    asked = await form.read(request, SignIn)
    knocked(request, asked.csrf)
    account = await centre.do(lambda tx: accounts.attempt(tx, asked.email, centre.now_ms()))
    right = await passwords.right(account.password if account else None, asked.password)

    def work(tx: Connection) -> str | None:
        now_ms = centre.now_ms()
        if account is None:
            return None
        if not (right and accounts.prove(tx, account, asked.code, now_ms)):
            audit.note(tx, account.organisation, account.name, "sign_in_failed", "", now_ms)
            return None
        audit.note(tx, account.organisation, account.name, "signed_in", "", now_ms)
        return sessions.instead(tx, door.shown(request), account.id, now_ms)

    cookie = await centre.do(work)
    if cookie is None:
        await anyio.sleep(max(0.0, began + centre.settings.failure_s - time.monotonic()))
        return await standing(request, asked.til, Sorry(Kind.WRONG_SIGN_IN), email=asked.email)
    return inside(request, cookie, asked.til)


@router.post("/logg-ut")
async def leave(request: Request) -> Response:
    asked = await form.read(request, form.Form)

    def work(desk: view.Desk) -> bool:
        desk.check(asked)
        desk.note("signed_out", "")
        sessions.end(desk.tx, door.shown(request))
        return True

    await view.at_desk(request, work)
    return outside(request, "ute")


async def standing(
    request: Request, til: str, error: Sorry | None = None, email: str = "", *, anew: bool = False
) -> Response:
    """The sign-in page, with what went wrong; `anew`: what the browser knocked with has been used."""
    centre: Centre = request.app.state.centre
    knock = "" if anew else door.shown(request, door.KNOCK)
    knock = knock or door.knock()
    values = {
        "token": door.derived(knock, "form"),
        "til": door.local(til),
        "openid": centre.settings.openid.name if centre.settings.openid else "",
        "sentence": str(error) if error else "",
        "email": email,
    }
    answer = await view.fill(request, "sign_in.html", values, STATUS[error.kind] if error else 200)
    door.give(request, answer, knock, door.KNOCK)
    return answer


def knocked(request: Request, token: str) -> None:
    """That the form came from our page in this very browser. Raises Sorry(STALE_FORM)."""
    knock = door.shown(request, door.KNOCK)
    if not knock or not door.same(token, door.derived(knock, "form")):
        raise Sorry(Kind.STALE_FORM)


def inside(request: Request, cookie: str, til: str) -> Response:
    """Signed in: on to where they wanted to go. What the browser knocked with is thrown away."""
    return entered(request, view.go(door.local(til) or "/logg-inn"), cookie)


def entered(request: Request, answer: Response, cookie: str) -> Response:
    door.give(request, answer, cookie)
    door.give(request, answer, "", door.KNOCK)
    return answer


def outside(request: Request, said: str) -> Response:
    answer = view.go("/logg-inn", said)
    door.give(request, answer, "")
    return answer
