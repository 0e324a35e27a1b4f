"""Deling: «Har dere prøvd dette?» What units share from their walls, others hang up on theirs: the same offers and
the same cards as on the wall."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter
from pydantic import Field

from board.catalogue import N_, _
from board.finding import even, holds, terms
from board.labels import all_said
from sync.server import offering
from sync.server.reports.tenancy import Place
from sync.server.web.errors import PageError, PageFault
from sync.server.web.form import Asked, Fields, Filled, FormRoute, Parameters
from sync.server.web.page import Told, does, shows
from sync.server.web.sharing import opening
from sync.server.web.view import Desk, Sharer

router = APIRouter(route_class=FormRoute)

KINDS: dict[str, str] = {"story": N_("God historie"), "practice": N_("Slik gjør vi det nå")}
"""What is shared from the walls is called."""
MOST = 60
"""Offers shown at once, the newest."""


class Take(Fields):
    unit: Annotated[str, Field(min_length=1, max_length=40, title="Enhet")]


class OfferSearch(Parameters):
    """For which unit, which kind of thing, and by which words."""

    enhet: str = ""
    hva: str = ""
    sok: str = ""


@shows(router, "/deling", Sharer, "sharing/sharing.html")
def offers(desk: Desk, asked: Asked[OfferSearch]) -> Told:
    own, owner = _only(desk), desk.person.organisation
    places = desk.places
    chosen = own or (desk.place(asked.enhet) if asked.enhet else None)
    every = _told(desk, [chosen] if chosen else places)
    sought = terms(asked.sok)
    told = [one for one in every if _holds(one, asked, sought)]
    shared = offering.of_organisation(desk.tx, owner, desk.now_ms)
    shared = [one for one in shared if desk.sees(one.giver.id)]
    takers = {number for one in shared for number in one.takers} if desk.units is None else set()
    names = offering.called(desk.tx, owner, takers)
    return {
        "units": [("", _("Velg enhet")), *((place.public, place.name) for place in places)],
        "all": bool(every),
        "asked": asked,
        "which": [("", _("Alt")), *all_said(KINDS).items()],
        "chosen": chosen,
        "offers": told[:MOST],
        "more": max(0, len(told) - MOST),
        "hang": offering.taken_by(desk.tx, chosen.id) if chosen else frozenset(),
        "own": own.id if own else None,
        "whole": desk.units is None,
        "shared": [_Row(one, _takers(one, names)) for one in shared],
        "kinds": all_said(KINDS),
        **opening.stand(desk),
    }


@does(router, "/deling/{offer}/ta", Sharer, then="/deling", said="")
def take(desk: Desk, asked: Filled[Take], offer: str) -> str:
    place = _own(desk, asked.unit)
    try:
        whose = offering.giver(desk.tx, desk.person.organisation, place.id, offer, desk.now_ms)
        seq = offering.hang_up(desk.tx, desk.person.organisation, place.id, offer, desk.now_ms)
    except LookupError:
        raise PageError(PageFault.UNREADABLE, reason=_("Det tilbys ikke til denne enheten lenger")) from None
    if seq is None:
        return f"{_here(desk, place)}sagt=alt-tatt"
    desk.moved[place.id] = seq
    desk.note("taken_over", _("noe {giver} deler, til {name}", giver=whose, name=place.name))
    return f"{_here(desk, place)}sagt=tatt"


def _own(desk: Desk, public: str) -> Place:
    """The unit that somebody acts for: the only one of a unit leader, or the one they chose. Raises
    PageError(NOT_FOUND)."""
    if (only := _only(desk)) is not None:
        return only
    return desk.place(public)


def _here(desk: Desk, place: Place) -> str:
    return "/deling?" if _only(desk) else f"/deling?enhet={quote(place.public)}&"


def _only(desk: Desk) -> Place | None:
    """The unit of somebody who acts for one and no other."""
    places = [] if desk.units is None else desk.places
    return places[0] if len(places) == 1 else None


@dataclass(frozen=True)
class _Row:
    """What a unit shares, and what they are called who have taken it over, by name; each once."""

    one: offering.Shared
    takers: list[tuple[str, int]]


def _takers(one: offering.Shared, names: Mapping[int, str]) -> list[tuple[str, int]]:
    found = Counter(names[number] for number in one.takers if number in names)
    return sorted(found.items(), key=lambda some: some[0].casefold())


def _holds(one: offering.Shared, asked: OfferSearch, sought: Sequence[str]) -> bool:
    if asked.hva in KINDS and one.kind != asked.hva:
        return False
    words = one.words
    said = (words.title, words.problem, *words.lines, words.unit, words.organisation, words.measured)
    return holds(even(" ".join(filter(None, said))), sought)


def _told(desk: Desk, places: Sequence[Place]) -> list[offering.Shared]:
    """What the walls of any of these units are told, the newest first."""
    found = offering.told_in(desk.tx, desk.person.organisation, desk.now_ms)
    return [one for one in found if any(one.is_for(place) for place in places)]
