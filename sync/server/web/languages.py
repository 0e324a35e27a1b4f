"""Which language a page is told in: the one its visitor has chosen, else the first of the browser's that is spoken
here, else that of the installation. What programs and walls ask for is told in the installation's.

    wanted("de, nn-NO;q=0.8, en;q=0.5")          the browser's first, among all that are known
    app.add_middleware(Spoken)                   and all that a page does and shows is in its visitor's
"""

from collections.abc import Collection
from contextlib import nullcontext

from fastapi import APIRouter, Request, Response
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Receive, Scope, Send

from board.catalogue import LANGUAGES, SOURCE, offered, spoken
from sync.server.access import signin_cookies
from sync.server.centre import reached
from sync.server.web.form import Fields, Filled, FormRoute
from sync.server.web.view import go

COOKIE = "sprak"
_YEAR_S = 365 * 86_400
_PROGRAMS = ("/v1/", "/healthz", "/readyz", "/metrics")

router = APIRouter(route_class=FormRoute)


def wanted(accepted: str, chosen: str = "", known: Collection[str] = LANGUAGES, usual: str = SOURCE) -> str:
    """The one that was chosen, else the first of the browser's that is known (RFC 9110, 12.5.4), else the usual.

    >>> wanted("de, nn-NO;q=0.8, en;q=0.5"), wanted("en", chosen="nb")
    ('nn', 'nb')
    """
    if chosen in known:
        return chosen
    asked = []
    for part in accepted[:500].split(","):
        name, _sign, weight = part.strip().partition(";q=")
        try:
            asked.append((-float(weight or 1), name.lower().partition("-")[0]))
        except ValueError:
            continue
    for _weight, name in sorted(asked, key=lambda pair: pair[0]):
        if (spoken := {"no": "nb"}.get(name, name)) in known:
            return spoken
    return usual


class Spoken:
    """All that is done and said for a page, in its visitor's language."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(_PROGRAMS):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        kept = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        known = offered()
        found = wanted(headers.get("accept-language", ""), kept, known, "") if len(known) > 1 else ""
        with spoken(found) if found else nullcontext():
            await self._app(scope, receive, send)


class Choice(Fields):
    language: str = ""
    back: str = ""


@router.post("/sprak")
async def choose(request: Request, asked: Filled[Choice]) -> Response:
    """Keep the language in the browser, and go back to the page. Nothing of anybody's is changed, so there is no
    session to ask for."""
    answer = go(signin_cookies.local(asked.back) or "/")
    if asked.language in offered():
        https = reached(request).settings.public_url.startswith("https://")
        answer.set_cookie(COOKIE, asked.language, _YEAR_S, secure=https, httponly=True, samesite="lax")
    return answer
