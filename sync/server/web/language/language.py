"""Språk: the language of the pages, chosen at the foot of any of them and kept in the browser."""

from fastapi import APIRouter, Depends, Request, Response

from board.catalogue import offered
from sync.server.access import signin_cookies
from sync.server.centre import reached
from sync.server.gate import everybody
from sync.server.web.errors import PageError, PageFault
from sync.server.web.form import Fields, Filled, FormRoute
from sync.server.web.languages import COOKIE
from sync.server.web.view import go

router = APIRouter(route_class=FormRoute)
YEAR_S = 365 * 86_400


class Choice(Fields):
    language: str = ""
    back: str = ""


@router.post("/sprak", dependencies=[Depends(everybody)])
async def choose(request: Request, asked: Filled[Choice]) -> Response:
    """Keep the language in the browser, and go back to the page. There need be no session, and so no token of one:
    the browser itself says whether another site sends it here."""
    if signin_cookies.from_elsewhere(request):
        raise PageError(PageFault.STALE_FORM)
    answer = go(signin_cookies.local(asked.back) or "/")
    if asked.language in offered():
        https = reached(request).settings.public_url.startswith("https://")
        answer.set_cookie(COOKIE, asked.language, YEAR_S, secure=https, httponly=True, samesite="lax")
    return answer
