"""One thing of a unit on A3, to hang up beside its board: a value stream, whom a change concerns, a good story, its
årshjul, how it wants to be, the fishbone, the tree of whys and the photos of a card, and how it is done now."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import Field

from board.catalogue import N_, _
from sync.server.prints import culture, fishbone, practice, stakeholders, story, stream, wheel, whys
from sync.server.prints import photos as photos_print
from sync.server.prints.scope import Facts
from sync.server.reports import card, photos, practices, stories, streams, years
from sync.server.reports import culture as cultures
from sync.server.reports import stakeholders as maps
from sync.server.reports.card import OpenedCard
from sync.server.reports.tenancy import Place
from sync.server.web.errors import there
from sync.server.web.form import Asked, FormRoute, Year
from sync.server.web.press import Made, OfOne, places_of, printed
from sync.server.web.view import Desk, Reader, Visit

router = APIRouter(route_class=FormRoute)


class OfStream(OfOne):
    stream: Annotated[str, Field(min_length=1, max_length=40, title="Verdistrøm")]


class OfMap(OfOne):
    map: Annotated[str, Field(min_length=1, max_length=40, title="Interessentanalyse")]


class OfStory(OfOne):
    story: Annotated[str, Field(min_length=1, max_length=40, title="Historie")]


class OfWheel(OfOne):
    year: Year


class OfCard(OfOne):
    card: Annotated[str, Field(min_length=1, max_length=40, title="Kort")]


@router.get("/rapporter/verdistrom")
async def of_stream(visit: Reader, asked: Asked[OfStream]) -> Response:
    def found(desk: Desk, place: Place) -> Facts:
        return stream.facts(*there(streams.opened(desk.tx, place.id, asked.stream, desk.now_ms)))

    return await _thing(visit, asked, "stream", "verdistrom", N_("Verdistrøm på papir, {name}"), found)


@router.get("/rapporter/interessenter")
async def of_map(visit: Reader, asked: Asked[OfMap]) -> Response:
    def found(desk: Desk, place: Place) -> Facts:
        return stakeholders.facts(there(maps.opened(desk.tx, place.id, asked.map, desk.now_ms)))

    return await _thing(visit, asked, "stakeholders", "interessenter", N_("Interessenter på papir, {name}"), found)


@router.get("/rapporter/historie")
async def of_story(visit: Reader, asked: Asked[OfStory]) -> Response:
    def found(desk: Desk, place: Place) -> Facts:
        own = desk.acts_for(place.id)
        return story.facts(there(stories.opened(desk.tx, place.id, asked.story, desk.now_ms, own=own)))

    return await _thing(visit, asked, "story", "historie", N_("God historie på papir, {name}"), found)


@router.get("/rapporter/arshjul")
async def of_wheel(visit: Reader, asked: Asked[OfWheel]) -> Response:
    def found(desk: Desk, place: Place) -> Facts:
        return wheel.facts(years.whole(desk.tx, place.id, asked.year, desk.now_ms))

    return await _thing(visit, asked, "wheel", "arshjul", N_("Årshjul på papir, {name}"), found)


@router.get("/rapporter/kultur")
async def of_culture(visit: Reader, asked: Asked[OfOne]) -> Response:
    def found(desk: Desk, place: Place) -> Facts:
        told = cultures.of_units(desk.tx, desk.person.organisation, desk.now_ms, [place.id])
        return culture.facts(there(told.get(place.id)), place)

    return await _thing(visit, asked, "culture", "kultur", N_("Kultur på papir, {name}"), found)


@router.get("/rapporter/fiskebein")
async def of_fishbone(visit: Reader, asked: Asked[OfCard]) -> Response:
    def found(desk: Desk, place: Place) -> Facts:
        one = _card(desk, place, asked)
        return fishbone.facts(one.card, there(one.fish))

    return await _thing(visit, asked, "fishbone", "fiskebein", N_("Fiskebein på papir, {name}"), found)


@router.get("/rapporter/hvorfor")
async def of_whys(visit: Reader, asked: Asked[OfCard]) -> Response:
    def found(desk: Desk, place: Place) -> Facts:
        one = _card(desk, place, asked)
        return whys.facts(one.card, there(one.whys if one.whys.whys else None))

    return await _thing(visit, asked, "whys", "hvorfor", N_("Hvorfor på papir, {name}"), found)


@router.get("/rapporter/bilder")
async def of_photos(visit: Reader, asked: Asked[OfCard]) -> Response:
    def found(desk: Desk, place: Place) -> Facts:
        hung = photos.of_card(desk.tx, place.id, asked.card) if desk.acts_for(place.id) else ()
        return photos_print.facts(_card(desk, place, asked), hung)

    return await _thing(visit, asked, "photos", "bilder", N_("Bilder på papir, {name}"), found)


@router.get("/rapporter/vane")
async def of_practice(visit: Reader, asked: Asked[OfCard]) -> Response:
    def found(desk: Desk, place: Place) -> Facts:
        return practice.facts(there(practices.opened(desk.tx, place.id, asked.card, desk.now_ms)))

    return await _thing(visit, asked, "practice", "vane", N_("Slik gjør vi det nå på papir, {name}"), found)


def _card(desk: Desk, place: Place, asked: OfCard) -> OpenedCard:
    return there(card.opened(desk.tx, desk.person.organisation, place.id, asked.card, desk.now_ms, names=False))


async def _thing(
    visit: Visit, asked: OfOne, template: str, file: str, about: str, found: Callable[[Desk, Place], Facts]
) -> Response:
    """One thing of one unit."""

    def made(desk: Desk) -> Made:
        (place,) = places_of(desk, asked.unit)
        whose = {"about": f"{place.name}, {desk.person.organisation_name}"}
        return _(about, name=place.name), f"{file}-{place.public}", whose | found(desk, place)

    return await printed(visit, template, made)
