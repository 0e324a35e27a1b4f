"""Forslag fra telefon: what the QR on a wall leads to. Open to whoever holds the day's code: no sign-in, no cookie,
no script; nothing of the board is shown. What is written becomes a suggestion on that unit's walls.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote

from annotated_types import MaxLen
from fastapi import APIRouter, Depends, Request, Response
from sqlalchemy import Connection, select
from starlette.responses import RedirectResponse

from board.catalogue import LANGUAGES, N_, Told, spoken
from board.kinds.card.commands import AddCard
from board.kinds.card.record import Card
from sync.protocol.problem import Code, Refuse
from sync.server.access import phone_link
from sync.server.api.callers import Address
from sync.server.centre import Here, reached
from sync.server.db.tables import units
from sync.server.web.errors import PageError, PageFault
from sync.server.web.form import Fields, Filled, FormRoute
from sync.server.web.languages import wanted
from sync.server.web.suggest.letters import cleaned, unshown
from sync.server.web.view import HEADERS, fill

TITLE, PROBLEM = (
    next(m.max_length for m in Card.model_fields[name].metadata if isinstance(m, MaxLen))
    for name in ("title", "problem")
)


class Fault(Told):
    """Why a suggestion was not taken. What was written stands in the form again."""

    TITLE_MISSING = N_("Skriv hva det gjelder, så går det.")
    TITLE_LONG = N_(
        "Det første feltet har {length} tegn, og det er plass til {limit}. Kort det ned, eller flytt noe til "
        "«Problemet». Teksten din står her ennå."
    )
    PROBLEM_LONG = N_(
        "«Problemet» har {length} tegn, og det er plass til {limit}. Kort det ned. Teksten din står her ennå."
    )
    FOREIGN = N_("Tavla har ikke disse tegnene: {signs} Skriv det med bokstaver. Teksten din står her ennå.")
    TOO_MANY = N_(
        "Det er sendt mange forslag på kort tid. Vent {seconds} sekunder, og send igjen. Teksten din står her ennå."
    )
    BUSY = N_("Det gikk ikke akkurat nå. Vent litt, og send igjen. Teksten din står her ennå.")
    TOO_MUCH = N_("Det er skrevet for mye. Gå tilbake, kort det ned, og send igjen. Ingenting er sendt.")
    UNREAD = N_("Forslaget kom ikke helt fram. Gå tilbake, og send det en gang til. Ingenting er sendt.")


class Suggestion(Fields):
    """`once` is made anew for each form: the same form sent twice is one card."""

    title: str = ""
    problem: str = ""
    once: str = ""


@dataclass(frozen=True)
class Addressee:
    number: int
    name: str
    secret: str


NOWHERE = Addressee(0, "", "")


@dataclass(frozen=True)
class Sheet:
    """The page for phones in the visitor's language. `unit` is whose board the code leads to."""

    request: Request
    code: str
    language: str
    unit: Addressee

    async def show(self, what: str, status: int = 200, fault: Fault | None = None, **given: Any) -> Response:
        """The form, the thanks, or that the code is gone; `fault`: what is to be mended, and with which facts."""
        values = {"unit": self.unit.name, "title": "", "problem": "", **given}
        if not values.get("once"):
            values["once"] = secrets.token_urlsafe(16)
        others = [(code, manner.name) for code, manner in LANGUAGES.items() if code != self.language]
        with spoken(self.language):
            values["fault"] = fault.say(**given) if fault else ""
            more = {"others": others, "what": what, "code": quote(self.code)}
            return await fill(self.request, "suggest/suggest.html", {**values, **more}, status)


async def _looked_up(request: Request) -> Sheet:
    centre, code = reached(request), request.path_params["code"]

    def work(tx: Connection) -> Addressee:
        secret = phone_link.secret_of(tx)
        number = phone_link.unit_of(secret, code, centre.now_ms())
        name = None if number is None else tx.scalar(select(units.c.name).where(units.c.id == number))
        return NOWHERE if number is None or name is None else Addressee(number, str(name), secret)

    language = wanted(request.headers.get("accept-language", ""), request.query_params.get("sprak", ""))
    return Sheet(request, code, language, await centre.do(work))


async def sheet(request: Request) -> Sheet:
    """The sheet that the route has looked up."""
    found: Sheet = request.state.sheet
    return found


Shown = Annotated[Sheet, Depends(sheet)]


class _Route(FormRoute):
    """The sheet is looked up before anything of a form is read: a code that leads nowhere gets no more than its
    answer. A form that cannot be read is told of on the page it came from."""

    def get_route_handler(self) -> Callable[[Request], Any]:
        plain = super().get_route_handler()

        async def answer(request: Request) -> Response:
            found = request.state.sheet = await _looked_up(request)
            if found.unit is NOWHERE:
                return await found.show("gone", 410)
            try:
                response: Response = await plain(request)
                return response
            except PageError as error:
                fault = Fault.TOO_MUCH if error.kind is PageFault.TOO_MUCH else Fault.UNREAD
                return await found.show("form", error.kind.status, fault)

        return answer


router = APIRouter(route_class=_Route)


@router.get("/forslag/{code}")
async def ask(sheet: Shown, takk: str = "") -> Response:
    return await sheet.show("thanks" if takk else "form")


@router.post("/forslag/{code}")
async def send(sheet: Shown, centre: Here, address: Address, asked: Filled[Suggestion]) -> Response:
    unit = sheet.unit
    title, problem = " ".join(cleaned(asked.title).split()), cleaned(asked.problem)
    kept = {"title": title, "problem": problem, "once": asked.once}
    for fault, text, limit in ((Fault.TITLE_LONG, title, TITLE), (Fault.PROBLEM_LONG, problem, PROBLEM)):
        if len(text) > limit:
            return await sheet.show("form", 422, fault, length=len(text), limit=limit, **kept)
    if signs := unshown(title + problem):
        return await sheet.show("form", 422, Fault.FOREIGN, signs=signs, **kept)
    if not title:
        return await sheet.show("form", 422, Fault.TITLE_MISSING, **kept)
    card = phone_link.card_of(unit.secret, unit.number, asked.once[:64] or secrets.token_hex(16))
    try:
        await centre.admit_phone(unit.number, address)
        await centre.write(unit.number, AddCard(card, title, fields={"problem": problem, "source": "phone"}))
    except Refuse as refused:
        fault = Fault.TOO_MANY if refused.problem.error is Code.TOO_MANY else Fault.BUSY
        seconds, status = refused.problem.backoff_s, 429 if fault is Fault.TOO_MANY else 503
        return await sheet.show("form", status, fault, seconds=seconds, **kept)
    return RedirectResponse(f"/forslag/{quote(sheet.code)}?takk=1&sprak={sheet.language}", 303, HEADERS)
