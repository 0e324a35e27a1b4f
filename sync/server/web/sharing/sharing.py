"""Deling: «Har dere prøvd dette?» Finished cards that units offer each other, and one's own to offer."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Response
from pydantic import Field

from board.catalogue import N_, _
from board.labels import all_said
from sync.server import offering, sharing
from sync.server.reports import tenancy
from sync.server.reports.tenancy import Place
from sync.server.web.errors import PageError, PageFault
from sync.server.web.form import Fields, Filled, FormRoute
from sync.server.web.sharing import opening
from sync.server.web.view import Desk, Sharer

router = APIRouter(route_class=FormRoute)

KINDS: dict[str, str] = {"story": N_("God historie"), "practice": N_("Slik gjør vi det nå")}
"""What is shared from the walls is called."""
MOST = 60
"""Own cards shown at once; those that gave most."""


class Card(Fields):
    unit: Annotated[str, Field(max_length=40, title="Enhet")] = ""
    card: Annotated[str, Field(min_length=1, max_length=40, title="Kort")]


class Take(Fields):
    unit: Annotated[str, Field(min_length=1, max_length=40, title="Enhet")]


@router.get("/deling")
async def offers(visit: Sharer, enhet: str = "") -> Response:
    return await visit.show("sharing/sharing.html", lambda desk: _page(desk, enhet))


@router.post("/deling/tilby")
async def offer(visit: Sharer, asked: Filled[Card]) -> Response:
    def work(desk: Desk) -> str:
        place = _own(desk, asked.unit)
        try:
            sharing.offer(desk.tx, desk.person.organisation, place.id, asked.card, desk.person.name, desk.now_ms)
        except LookupError:
            raise PageError(PageFault.NOT_FOUND) from None
        desk.note("offered", _("kort {card} i {name}", card=asked.card, name=place.name))
        return _here(desk, place)

    return await visit.act(asked, work, then="/deling", said="tilbudt")


@router.post("/deling/{number}/trekk")
async def withdraw(visit: Sharer, asked: Filled[Fields], number: int) -> Response:
    def work(desk: Desk) -> None:
        try:
            sharing.withdraw(desk.tx, desk.person.organisation, number, desk.now_ms, of=desk.units)
        except LookupError:
            raise PageError(PageFault.NOT_FOUND) from None
        desk.note("withdrawn", _("tilbud {number}", number=number))

    return await visit.act(asked, work, then="/deling", said="ikke-tilbudt")


@router.post("/deling/{number}/ta")
async def take(visit: Sharer, asked: Filled[Take], number: int) -> Response:
    def work(desk: Desk) -> str:
        place = _own(desk, asked.unit)
        try:
            _card, seq = sharing.take(desk.tx, desk.person.organisation, number, place.id, desk.now_ms)
        except LookupError:
            raise PageError(PageFault.NOT_FOUND) from None
        except sharing.Withdrawn:
            raise PageError(PageFault.UNREADABLE, reason=_("Kortet tilbys ikke lenger")) from None
        if seq is None:
            return "/deling?sagt=alt-tatt"
        desk.moved[place.id] = seq
        desk.note("taken_over", _("tilbud {number} til {name}", number=number, name=place.name))
        return "/deling?sagt=tatt"

    return await visit.act(asked, work, then="/deling", said="")


def _own(desk: Desk, public: str) -> Place:
    """The unit that somebody acts for: the only one of a unit leader, or the one they chose. Raises
    PageError(NOT_FOUND)."""
    if (only := _only(desk)) is not None:
        return only
    return desk.place(public)


def _here(desk: Desk, place: Place) -> str:
    return "/deling" if _only(desk) else f"/deling?enhet={quote(place.public)}"


def _only(desk: Desk) -> Place | None:
    """The unit of somebody who acts for one and no other."""
    places = [] if desk.units is None else tenancy.places(desk.tx, desk.person.organisation, desk.units)
    return places[0] if len(places) == 1 else None


@dataclass(frozen=True)
class _Row:
    """What a unit shares, and what they are called who have taken it over, by name; each once."""

    one: offering.Shared
    takers: list[tuple[str, int]]


def _takers(one: offering.Shared, names: Mapping[int, str]) -> list[tuple[str, int]]:
    found = Counter(names[number] for number in one.takers if number in names)
    return sorted(found.items(), key=lambda some: some[0].casefold())


def _page(desk: Desk, wanted: str) -> Mapping[str, Any]:
    own = _only(desk)
    places = tenancy.places(desk.tx, desk.person.organisation, desk.units)
    chosen = own or (desk.place(wanted) if wanted else None)
    stand = sharing.offered(desk.tx, desk.person.organisation)
    shared = offering.of_organisation(desk.tx, desk.person.organisation, desk.now_ms)
    shared = [one for one in shared if desk.sees(one.giver.id)]
    takers = {number for one in shared for number in one.takers} if desk.units is None else set()
    finished = sharing.finished(desk.tx, desk.person.organisation, chosen.id) if chosen else []
    names = offering.called(desk.tx, desk.person.organisation, takers)
    return {
        "units": places,
        "chosen": chosen,
        "offers": [offer for offer in stand if own is None or offer.story.unit != own.id],
        "own": own.id if own else None,
        "whole": desk.units is None,
        "shared": [_Row(one, _takers(one, names)) for one in shared],
        "kinds": all_said(KINDS),
        **opening.stand(desk),
        "finished": finished[:MOST],
        "more": max(0, len(finished) - MOST),
        "live": {(offer.story.unit, offer.story.card): offer.id for offer in stand},
    }
