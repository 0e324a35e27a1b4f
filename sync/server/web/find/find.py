"""Finn: one field for units, cards, goals, stories, streams and pages. Everybody who is signed in may ask; what is
found is what the one rule of access lets them read."""

from fastapi import APIRouter

from board import finding
from board.catalogue import N_, _
from board.labels import STAGE_NAMES, all_said
from sync.server.access.rule import Right
from sync.server.reports import found
from sync.server.reports.found import Hit, Kind
from sync.server.web.find import pages
from sync.server.web.form import Asked, FormRoute, Parameters
from sync.server.web.page import Told, shows
from sync.server.web.view import Desk, Owner

router = APIRouter(route_class=FormRoute)

NAMES: dict[Kind, str] = {
    Kind.UNIT: N_("Enheter"),
    Kind.CARD: N_("Kort"),
    Kind.GOAL: N_("Mål for tjenesten"),
    Kind.STORY: N_("Gode historier"),
    Kind.STREAM: N_("Verdistrømmer"),
}
_ADDRESS = {
    Kind.UNIT: "/enhet/{unit}",
    Kind.CARD: "/enhet/{unit}/kort/{id}",
    Kind.GOAL: "/mal/{unit}/{id}",
    Kind.STORY: "/historier/{unit}/{id}",
    Kind.STREAM: "/verdistrommer/{unit}/{id}",
}


class Sought(Parameters):
    sok: str = ""


@shows(router, "/hjelp", Owner, "find/pages.html")
def all_pages(desk: Desk) -> Told:
    return {"groups": pages.of(desk.person)}


@shows(router, "/finn", Owner, "find/find.html")
def find(desk: Desk, asked: Asked[Sought]) -> Told:
    person, text, hits = desk.person, asked.sok, dict[Kind, list[Hit]]()
    if person.may(Right.READ):
        of = person.units(Right.READ)
        hits = found.found(desk.tx, person.organisation, desk.now_ms, text, of)
    ways = pages.named(person, finding.terms(text))
    return {
        "sought": text,
        "hits": [(kind, _(NAMES[kind]), some) for kind, some in hits.items()],
        "pages": ways,
        "count": len(ways) + sum(map(len, hits.values())),
        "most": found.MOST,
        "address": lambda hit: _ADDRESS[hit.kind].format(unit=hit.place.public, id=hit.id),
        "stages": all_said(STAGE_NAMES),
    }
