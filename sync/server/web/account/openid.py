"""Coming in through an OpenID provider: away to it, and back again."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from sqlalchemy import Connection

from board.catalogue import _
from sync.server.access import audit, openid, signin_cookies
from sync.server.access.openid import Failed, OpenIdFault
from sync.server.access.provider import Provider
from sync.server.centre import Here, reached
from sync.server.gate import everybody
from sync.server.web import view
from sync.server.web.account import signin
from sync.server.web.errors import PageError, PageFault, there

router = APIRouter(dependencies=[Depends(everybody)])
PLACE = "/logg-inn/openid"
BACK = f"{PLACE}/svar"

SORRY: dict[OpenIdFault, PageFault] = {
    OpenIdFault.DOWN: PageFault.PROVIDER_DOWN,
    OpenIdFault.REFUSED: PageFault.PROVIDER_REFUSED,
    OpenIdFault.UNVERIFIED: PageFault.PROVIDER_UNVERIFIED,
}


async def _provider(centre: Here) -> Provider:
    """Raises PageError(NOT_FOUND) where there is none."""
    return there(centre.settings.openid)


OpenIdProvider = Annotated[Provider, Depends(_provider)]


@router.get(PLACE, dependencies=[Depends(signin.tries)])
async def leave(request: Request, provider: OpenIdProvider, til: str = "") -> Response:
    knock = signin_cookies.knock()
    try:
        place = await openid.away(provider, _back(request), knock, signin_cookies.local(til))
    except Failed as error:
        return await _standing(request, provider, error, til)
    answer = view.go(place)
    signin_cookies.give(request, answer, knock, signin_cookies.KNOCK)
    return answer


@router.get(BACK, dependencies=[Depends(signin.tries)])
async def arrive(request: Request, centre: Here, provider: OpenIdProvider) -> Response:
    knock = signin_cookies.shown(request, signin_cookies.KNOCK)
    wanted = ""

    def work(tx: Connection) -> signin.Entered | None:
        now_ms = centre.now_ms()
        row = openid.enter(tx, known)
        if row is None:
            return None
        audit.note(tx, row.organisation, row.name, "signed_in", _("med {name}", name=provider.name), now_ms)
        return signin.begin(tx, request, row.id, now_ms)

    try:
        wanted = openid.til(knock, request.query_params)
        known = await openid.home(provider, _back(request), knock, request.query_params)
        entered = await centre.do(work)
    except Failed as error:
        return await _standing(request, provider, error, wanted)
    if entered is None:
        return await signin.standing(
            request, wanted, PageError(PageFault.PROVIDER_UNKNOWN, email=known.email), anew=True
        )
    return signin.inside(request, entered, wanted)


def _back(request: Request) -> str:
    return reached(request).settings.public_url.rstrip("/") + BACK


async def _standing(request: Request, provider: Provider, error: Failed, til: str) -> Response:
    reached(request).log.warning("openid", why=error.why, cause=error.cause)
    return await signin.standing(request, til, PageError(SORRY[error.why], name=provider.name), anew=True)
