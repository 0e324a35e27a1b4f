"""Forslag fra telefon: what the QR on a wall leads to. Open to whoever holds the day's code: no sign-in, no cookie,
no script; nothing of the board is shown. What is written becomes a suggestion on that unit's walls.
"""

import secrets
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from annotated_types import MaxLen
from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection, select
from starlette.responses import RedirectResponse

from board.catalogue import LANGUAGES, N_, Told, spoken
from board.kinds.card.commands import AddCard
from board.kinds.card.record import Card
from sync.protocol.problem import Code, Refuse
from sync.server import server_writes
from sync.server.access import phone_link
from sync.server.centre import Centre
from sync.server.db.tables import units
from sync.server.web import form
from sync.server.web.errors import Kind, PageError
from sync.server.web.form import Form
from sync.server.web.languages import wanted
from sync.server.web.suggest.letters import cleaned, unshown
from sync.server.web.view import HEADERS, fill

router = APIRouter()

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


class Suggestion(Form):
    """`once` is made anew for each form: the same form sent twice is one card."""

    title: str = ""
    problem: str = ""
    once: str = ""


@dataclass(frozen=True)
class _Unit:
    number: int
    name: str
    secret: str


@router.get("/forslag/{code}")
async def ask(request: Request, code: str, sprak: str = "", takk: str = "") -> Response:
    language = wanted(request.headers.get("accept-language", ""), sprak)
    unit = await _unit(request, code)
    if unit is None:
        return await _show(request, code, language, "gone", status=410)
    return await _show(request, code, language, "thanks" if takk else "form", unit=unit.name)


@router.post("/forslag/{code}")
async def send(request: Request, code: str, sprak: str = "") -> Response:
    centre: Centre = request.app.state.centre
    language = wanted(request.headers.get("accept-language", ""), sprak)
    unit = await _unit(request, code)
    if unit is None:
        return await _show(request, code, language, "gone", status=410)
    try:
        asked = await form.read(request, Suggestion)
    except PageError as sorry:
        fault = Fault.TOO_MUCH if sorry.kind is Kind.TOO_MUCH else Fault.UNREAD
        return await _show(request, code, language, "form", sorry.kind.status, fault, unit=unit.name)
    title, problem = " ".join(cleaned(asked.title).split()), cleaned(asked.problem)
    kept = {"unit": unit.name, "title": title, "problem": problem, "once": asked.once}
    for fault, text, limit in ((Fault.TITLE_LONG, title, TITLE), (Fault.PROBLEM_LONG, problem, PROBLEM)):
        if len(text) > limit:
            return await _show(request, code, language, "form", 422, fault, length=len(text), limit=limit, **kept)
    if signs := unshown(title + problem):
        return await _show(request, code, language, "form", 422, Fault.FOREIGN, signs=signs, **kept)
    if not title:
        return await _show(request, code, language, "form", 422, Fault.TITLE_MISSING, **kept)
    card = phone_link.card_of(unit.secret, unit.number, asked.once[:64] or secrets.token_hex(16))
    command = AddCard(card, title, fields={"problem": problem, "source": "phone"})
    try:
        await centre.admit_phone(unit.number, request.client.host if request.client else "-")
        seq = await centre.do(lambda tx: server_writes.hang(tx, unit.number, command, centre.now_ms()))
    except Refuse as refused:
        fault = Fault.TOO_MANY if refused.problem.error is Code.TOO_MANY else Fault.BUSY
        seconds, status = refused.problem.backoff_s, 429 if fault is Fault.TOO_MANY else 503
        return await _show(request, code, language, "form", status, fault, seconds=seconds, **kept)
    centre.waiting.moved(unit.number, seq)
    return RedirectResponse(f"/forslag/{quote(code)}?takk=1&sprak={language}", 303, HEADERS)


async def _unit(request: Request, code: str) -> _Unit | None:
    """Whose board the code leads to; None when it leads nowhere."""
    centre: Centre = request.app.state.centre

    def work(tx: Connection) -> _Unit | None:
        secret = phone_link.secret_of(tx)
        number = phone_link.unit_of(secret, code, centre.now_ms())
        name = None if number is None else tx.scalar(select(units.c.name).where(units.c.id == number))
        return None if number is None or name is None else _Unit(number, str(name), secret)

    return await centre.do(work)


async def _show(
    request: Request,
    code: str,
    language: str,
    what: str,
    status: int = 200,
    fault: Fault | None = None,
    **given: Any,
) -> Response:
    values = {"unit": "", "title": "", "problem": "", **given}
    if not values.get("once"):
        values["once"] = secrets.token_urlsafe(16)
    others = [(code, name) for code, (name, _locale) in LANGUAGES.items() if code != language]
    with spoken(language):
        values["fault"] = fault.say(**given) if fault else ""
        return await fill(
            request, "suggest/suggest.html", {**values, "others": others, "what": what, "code": quote(code)}, status
        )
