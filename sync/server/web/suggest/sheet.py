"""The pages that a phone reaches by the day's code on a wall: no sign-in, no cookie, no script, nothing of the board.

router = APIRouter(route_class=PhoneRoute)

@router.get("/forslag/{code}")
async def ask(sheet: Shown) -> Response: …
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Depends, Request, Response
from sqlalchemy import Connection

from board.catalogue import LANGUAGES, Told, spoken
from sync.server import tenants
from sync.server.access import phone_link
from sync.server.access.rule import Right, declares
from sync.server.centre import reached
from sync.server.web.errors import PageError, PageFault
from sync.server.web.form import FormRoute
from sync.server.web.languages import wanted
from sync.server.web.view import fill


@dataclass(frozen=True)
class Addressee:
    number: int
    name: str
    secret: str


NOWHERE = Addressee(0, "", "")


@dataclass(frozen=True)
class Sheet:
    """A page for phones in the visitor's language. `unit` is whose board the code leads to, `place` the address,
    `found` what its template is told whatever it shows."""

    request: Request
    place: str
    language: str
    unit: Addressee
    template: str
    found: Mapping[str, str]

    async def show(self, what: str, status: int = 200, fault: Told | None = None, **given: Any) -> Response:
        """The form, the thanks, or that the code is gone; `fault`: what is to be mended, and with which facts."""
        values = {"unit": self.unit.name, "title": "", "problem": "", "own_language": True, **self.found, **given}
        if not values.get("once"):
            values["once"] = secrets.token_urlsafe(16)
        others = [(code, manner.name) for code, manner in LANGUAGES.items() if code != self.language]
        with spoken(self.language):
            values["fault"] = fault.say(**given) if fault else ""
            return await fill(
                self.request,
                self.template,
                {**values, "others": others, "what": what, "place": self.place, "own_language": True},
                status,
            )


@declares(Right.SUGGEST)
async def sheet(request: Request) -> Sheet:
    """The sheet that the route has looked up."""
    found: Sheet = request.state.sheet
    return found


Shown = Annotated[Sheet, Depends(sheet)]


class PhoneRoute(FormRoute):
    """The sheet is looked up before anything of a form is read: a code that leads nowhere gets no more than its
    answer. A form that cannot be read is told of on the page it came from."""

    template = ""
    too_much: Told
    unread: Told

    def get_route_handler(self) -> Callable[[Request], Any]:
        plain = super().get_route_handler()

        async def answer(request: Request) -> Response:
            found = request.state.sheet = await self._looked_up(request)
            if found.unit is NOWHERE:
                return await found.show("gone", 410)
            try:
                response: Response = await plain(request)
                return response
            except PageError as error:
                large = error.kind in (PageFault.TOO_MUCH, PageFault.TOO_LARGE)
                fault = self.too_much if large else self.unread
                return await found.show("form", error.kind.status, fault, **error.facts)

        return answer

    async def _looked_up(self, request: Request) -> Sheet:
        centre, code = reached(request), request.path_params["code"]

        def work(tx: Connection) -> tuple[Addressee, Mapping[str, str]]:
            secret = phone_link.secret_of(tx)
            number = phone_link.unit_of(secret, code, centre.now_ms())
            name = None if number is None else tenants.unit_name(tx, number)
            if number is None or name is None:
                return NOWHERE, {}
            return Addressee(number, name, secret), self.found(tx, number, request)

        language = wanted(request.headers.get("accept-language", ""), request.query_params.get("sprak", ""))
        unit, found = await centre.do(work)
        return Sheet(request, quote(request.url.path), language, unit, self.template, found)

    def found(self, tx: Connection, unit: int, request: Request) -> Mapping[str, str]:
        """What the template is to know of what the address names."""
        return {}
