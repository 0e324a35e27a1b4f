"""One thing of a unit on A3, to hang up beside its board: a value stream, whom a change concerns, a good story, its
årshjul, how it wants to be, the fishbone and the tree of whys of a card, and how it is done now."""

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import Field

from board.catalogue import _
from sync.server.prints import culture, fishbone, practice, stakeholders, story, stream, wheel, whys
from sync.server.reports import card, practices, stories, streams, years
from sync.server.reports import culture as cultures
from sync.server.reports import stakeholders as maps
from sync.server.reports.card import OpenedCard
from sync.server.reports.tenancy import Place
from sync.server.web.errors import PageError, PageFault
from sync.server.web.form import Asked, FormRoute
from sync.server.web.printing.press import Made, OfOne, places_of, printed
from sync.server.web.view import Desk, Reader

router = APIRouter(route_class=FormRoute)


class OfStream(OfOne):
    stream: Annotated[str, Field(min_length=1, max_length=40, title="Verdistrøm")]


class OfMap(OfOne):
    map: Annotated[str, Field(min_length=1, max_length=40, title="Interessentanalyse")]


class OfStory(OfOne):
    story: Annotated[str, Field(min_length=1, max_length=40, title="Historie")]


class OfWheel(OfOne):
    year: Annotated[int, Field(ge=2000, le=2100, title="År")]


class OfCard(OfOne):
    card: Annotated[str, Field(min_length=1, max_length=40, title="Kort")]


@router.get("/rapporter/verdistrom")
async def of_stream(visit: Reader, asked: Asked[OfStream]) -> Response:
    def made(desk: Desk) -> Made:
        (place,) = places_of(desk, asked.unit)
        found = streams.opened(desk.tx, place.id, asked.stream, desk.now_ms)
        if found is None:
            raise PageError(PageFault.NOT_FOUND)
        facts = stream.facts(*found, place, desk.person.organisation_name, desk.now_ms)
        return _("Verdistrøm på papir, {name}", name=place.name), f"verdistrom-{place.public}", facts

    return await printed(visit, "stream", made)


@router.get("/rapporter/interessenter")
async def of_map(visit: Reader, asked: Asked[OfMap]) -> Response:
    def made(desk: Desk) -> Made:
        (place,) = places_of(desk, asked.unit)
        found = maps.opened(desk.tx, place.id, asked.map, desk.now_ms)
        if found is None:
            raise PageError(PageFault.NOT_FOUND)
        facts = stakeholders.facts(found, place, desk.person.organisation_name, desk.now_ms)
        return _("Interessenter på papir, {name}", name=place.name), f"interessenter-{place.public}", facts

    return await printed(visit, "stakeholders", made)


@router.get("/rapporter/historie")
async def of_story(visit: Reader, asked: Asked[OfStory]) -> Response:
    def made(desk: Desk) -> Made:
        (place,) = places_of(desk, asked.unit)
        own = desk.person.unit == place.id
        found = stories.opened(desk.tx, place.id, asked.story, desk.now_ms, own=own)
        if found is None:
            raise PageError(PageFault.NOT_FOUND)
        facts = story.facts(found, place, desk.person.organisation_name, desk.now_ms)
        return _("God historie på papir, {name}", name=place.name), f"historie-{place.public}", facts

    return await printed(visit, "story", made)


@router.get("/rapporter/arshjul")
async def of_wheel(visit: Reader, asked: Asked[OfWheel]) -> Response:
    def made(desk: Desk) -> Made:
        (place,) = places_of(desk, asked.unit)
        found = years.whole(desk.tx, place.id, asked.year, desk.now_ms)
        facts = wheel.facts(found, place, desk.person.organisation_name, desk.now_ms)
        return _("Årshjul på papir, {name}", name=place.name), f"arshjul-{place.public}", facts

    return await printed(visit, "wheel", made)


@router.get("/rapporter/kultur")
async def of_culture(visit: Reader, asked: Asked[OfOne]) -> Response:
    def made(desk: Desk) -> Made:
        (place,) = places_of(desk, asked.unit)
        owner = desk.person.organisation
        found = cultures.of_units(desk.tx, owner, desk.now_ms, place.id).get(place.id)
        if found is None:
            raise PageError(PageFault.NOT_FOUND)
        facts = culture.facts(found, place, desk.person.organisation_name, desk.now_ms)
        return _("Kultur på papir, {name}", name=place.name), f"kultur-{place.public}", facts

    return await printed(visit, "culture", made)


@router.get("/rapporter/fiskebein")
async def of_fishbone(visit: Reader, asked: Asked[OfCard]) -> Response:
    def made(desk: Desk) -> Made:
        place, found = _card(desk, asked)
        if found.fish is None:
            raise PageError(PageFault.NOT_FOUND)
        facts = fishbone.facts(found.card, found.fish, place, desk.person.organisation_name, desk.now_ms)
        return _("Fiskebein på papir, {name}", name=place.name), f"fiskebein-{place.public}", facts

    return await printed(visit, "fishbone", made)


@router.get("/rapporter/hvorfor")
async def of_whys(visit: Reader, asked: Asked[OfCard]) -> Response:
    def made(desk: Desk) -> Made:
        place, found = _card(desk, asked)
        if not found.whys.whys:
            raise PageError(PageFault.NOT_FOUND)
        facts = whys.facts(found.card, found.whys, place, desk.person.organisation_name, desk.now_ms)
        return _("Hvorfor på papir, {name}", name=place.name), f"hvorfor-{place.public}", facts

    return await printed(visit, "whys", made)


@router.get("/rapporter/vane")
async def of_practice(visit: Reader, asked: Asked[OfCard]) -> Response:
    def made(desk: Desk) -> Made:
        (place,) = places_of(desk, asked.unit)
        found = practices.opened(desk.tx, place.id, asked.card, desk.now_ms)
        if found is None:
            raise PageError(PageFault.NOT_FOUND)
        facts = practice.facts(found, place, desk.person.organisation_name, desk.now_ms)
        return _("Slik gjør vi det nå på papir, {name}", name=place.name), f"vane-{place.public}", facts

    return await printed(visit, "practice", made)


def _card(desk: Desk, asked: OfCard) -> tuple[Place, OpenedCard]:
    """Raises PageError(NOT_FOUND) where it may not be read."""
    (place,) = places_of(desk, asked.unit)
    found = card.opened(desk.tx, desk.person.organisation, place.id, asked.card, desk.now_ms, names=False)
    if found is None:
        raise PageError(PageFault.NOT_FOUND)
    return place, found
