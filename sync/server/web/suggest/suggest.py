"""Forslag fra telefon: what the QR on a wall leads to. Open to whoever holds the day's code: no sign-in, no cookie,
no script; nothing of the board is shown. What is written becomes a suggestion on that unit's walls.
"""

import secrets

from fastapi import APIRouter, Response
from starlette.responses import RedirectResponse

from board.catalogue import N_, Told
from board.kinds.card.commands import AddCard
from board.kinds.card.record import Card
from sync.protocol.problem import Code, Refuse
from sync.server.access import phone_link
from sync.server.api.callers import Address
from sync.server.centre import Here
from sync.server.web.form import Fields, Filled
from sync.server.web.letters import cleaned, unshown
from sync.server.web.suggest.sheet import PhoneRoute, Shown
from sync.server.web.view import HEADERS

TITLE, PROBLEM = (Card.bounds(name)["max_length"] for name in ("title", "problem"))


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


class _Route(PhoneRoute):
    template, too_much, unread = "suggest/suggest.html", Fault.TOO_MUCH, Fault.UNREAD


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
    card = phone_link.made_of(unit.secret, unit.number, "card", asked.once[:64] or secrets.token_hex(16))
    try:
        await centre.admit_phone(unit.number, address)
        await centre.write(unit.number, AddCard(card, title, fields={"problem": problem, "source": "phone"}))
    except Refuse as refused:
        fault = Fault.TOO_MANY if refused.problem.error is Code.TOO_MANY else Fault.BUSY
        seconds, status = refused.problem.backoff_s, 429 if fault is Fault.TOO_MANY else 503
        return await sheet.show("form", status, fault, seconds=seconds, **kept)
    return RedirectResponse(f"{sheet.place}?takk=1&sprak={sheet.language}", 303, HEADERS)
