"""Coming in and going out. The answer to a wrong try is the same, and takes the same time, whether the address, the
password or the code was wrong, or the account has to wait."""

import time
from contextlib import suppress
from dataclasses import dataclass

import anyio
from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field
from sqlalchemy import Connection

from board.record import Line
from sync.server.access import accounts, audit, browsers, passwords, sessions, signin_cookies
from sync.server.api.callers import Address, address
from sync.server.centre import Here, reached
from sync.server.gate import everybody
from sync.server.web import again, view
from sync.server.web.errors import PageError, PageFault
from sync.server.web.form import Fields, Filled, FormRoute, Secret
from sync.server.web.view import Somebody
from sync.server.web.ways import home


async def tries(centre: Here, address: Address) -> None:
    """A try to come in, counted by where it comes from. Raises Refuse(TOO_MANY)."""
    await centre.admit_sign_in(address)


class TriedRoute(FormRoute):
    """A form that says who somebody is: sending it is a try, counted before anything of it is read."""

    async def _bounded(self, request: Request) -> Request:
        await tries(reached(request), await address(request))
        return await super()._bounded(request)


router = APIRouter(route_class=FormRoute, dependencies=[Depends(everybody)])
tried = APIRouter(route_class=TriedRoute, dependencies=[Depends(everybody)])


class SignIn(Fields):
    email: Line = Field(title="E-post", min_length=1)
    password: Secret = Field(title="Passord")
    code: str = Field(title="Kode fra appen", min_length=1, max_length=300)
    til: str = ""
    skjema: str = ""


@router.get("/logg-inn")
async def page(request: Request, person: Somebody, til: str = "") -> Response:
    if person is not None:
        return view.go(signin_cookies.local(til) or home(person)[0])
    return await standing(request, til)


@tried.post("/logg-inn")
async def try_in(request: Request, centre: Here, asked: Filled[SignIn]) -> Response:
    began = time.monotonic()
    knocked(request, asked.csrf)
    known = signin_cookies.shown(request, browsers.COOKIE)
    tried = await centre.do(lambda tx: accounts.attempts(tx, asked.email, centre.now_ms(), known))
    rights = [await passwords.right(account.password, asked.password) for account in tried]
    if not tried:
        await passwords.right(None, asked.password)  # it takes as long to say no where there is nobody

    def work(tx: Connection) -> Entered | None:
        now_ms = centre.now_ms()
        for account, right in zip(tried, rights, strict=True):
            if right and accounts.prove(tx, account, asked.code, now_ms):
                for other in tried:
                    if other is not account:
                        accounts.uncount(tx, other)
                audit.note(tx, account.organisation, account.name, "signed_in", "", now_ms)
                return begin(tx, request, account.id, now_ms)
        for account in tried:
            audit.note(tx, account.organisation, account.name, "sign_in_failed", "", now_ms)
        return None

    entered = await centre.do(work)
    if entered is None:
        await anyio.sleep(max(0.0, began + centre.settings.failure_s - time.monotonic()))
        wrong = PageError(PageFault.WRONG_SIGN_IN)
        return await standing(request, asked.til, wrong, email=asked.email, sent=asked.skjema)
    if asked.skjema and (page := await again.stand(request, asked.skjema, entered.cookie)):
        return welcome(request, page, entered)
    return inside(request, entered, asked.til)


@router.post("/logg-ut")
async def leave(request: Request, centre: Here, asked: Filled[Fields]) -> Response:
    def work(desk: view.Desk) -> None:
        desk.check(asked)
        desk.note("signed_out", "")
        sessions.end(desk.tx, signin_cookies.shown(request))

    with suppress(view.SignedOut):
        await view.at_desk(request, centre, work)
    return outside(request, "ute")


async def standing(
    request: Request,
    til: str,
    error: PageError | None = None,
    email: str = "",
    *,
    anew: bool = False,
    sent: str = "",
) -> Response:
    """The sign-in page, with what went wrong; `anew`: what the browser knocked with has been used; `sent`: a form
    that is to stand once more when somebody has come in."""
    openid = reached(request).settings.openid
    knock = "" if anew else signin_cookies.shown(request, signin_cookies.KNOCK)
    knock = knock or signin_cookies.knock()
    values = {
        "token": signin_cookies.derived(knock, "form"),
        "til": signin_cookies.local(til),
        "openid": openid.name if openid else "",
        "sentence": str(error) if error else "",
        "email": email,
        "sent": sent,
    }
    answer = await view.fill(request, "account/sign_in.html", values, error.kind.status if error else 200)
    signin_cookies.give(request, answer, knock, signin_cookies.KNOCK)
    return answer


def knocked(request: Request, token: str) -> None:
    """That the form came from our page in this very browser. Raises PageError(STALE_FORM)."""
    knock = signin_cookies.shown(request, signin_cookies.KNOCK)
    if not knock or not signin_cookies.same(token, signin_cookies.derived(knock, "form")):
        raise PageError(PageFault.STALE_FORM)


@dataclass(frozen=True)
class Entered:
    """What a browser is given whose person has just shown who they are."""

    cookie: str
    known: str


def begin(tx: Connection, request: Request, person: int, now_ms: int) -> Entered:
    """A session of its own, and a browser that is known from now on."""
    cookie = sessions.instead(tx, signin_cookies.shown(request), person, now_ms)
    return Entered(cookie, browsers.remember(tx, person, now_ms, signin_cookies.shown(request, browsers.COOKIE)))


def inside(request: Request, entered: Entered, til: str) -> Response:
    """Signed in: on to where they wanted to go. What the browser knocked with is thrown away."""
    return welcome(request, view.go(signin_cookies.local(til) or "/logg-inn"), entered)


def welcome(request: Request, answer: Response, entered: Entered) -> Response:
    signin_cookies.give(request, answer, entered.cookie)
    signin_cookies.give(request, answer, entered.known, browsers.COOKIE)
    signin_cookies.give(request, answer, "", signin_cookies.KNOCK)
    return answer


def outside(request: Request, said: str) -> Response:
    answer = view.go("/logg-inn", said)
    signin_cookies.give(request, answer, "")
    return answer
