"""Which language a page is told in: the one its visitor has chosen, else the first of the browser's that is spoken
here, else that of the installation. What programs and walls ask for is told in the installation's.

    wanted("de, nn-NO;q=0.8, en;q=0.5")          the browser's first, among all that are known
    app.add_middleware(Spoken)                   and all that a page does and shows is in its visitor's
"""

from collections.abc import Collection
from contextlib import nullcontext

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Receive, Scope, Send

from board.catalogue import LANGUAGES, SOURCE, offered, spoken

COOKIE = "sprak"
_PROGRAMS = ("/v1/", "/healthz", "/readyz", "/metrics")


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
