"""One thing of a unit on A3, to hang up beside its board: a value stream, whom a change concerns, a good story, its
årshjul, how it wants to be, the fishbone, the tree of whys and the photos of a card, and how it is done now."""

from collections.abc import Callable
from typing import Annotated, TypeVar

from fastapi import APIRouter
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
from sync.server.web.press import Made, OfOne, prints
from sync.server.web.view import Desk, Reader

router = APIRouter(route_class=FormRoute)
F = TypeVar("F", bound=Callable[..., Facts])


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


def _thing(file: str, template: str, about: str) -> Callable[[F], F]:
    """The function below says what is on it. `file` is what it is called in its address too, `about` in the log."""

    def known(found: F) -> F:
        def made(desk: Desk, asked: OfOne) -> Made:
            place = desk.place(asked.unit)
            whose = {"about": f"{place.name}, {desk.person.organisation_name}"}
            return _(about, name=place.name), f"{file}-{place.public}", whose | found(desk, place, asked)

        made.__annotations__["asked"] = found.__annotations__["asked"]  # which of the unit's things
        prints(router, f"/rapporter/{file}", Reader, template)(made)
        return found

    return known


@_thing("verdistrom", "stream", N_("Verdistrøm på papir, {name}"))
def of_stream(desk: Desk, place: Place, asked: Asked[OfStream]) -> Facts:
    return stream.facts(*there(streams.opened(desk.tx, place.id, asked.stream, desk.now_ms)))


@_thing("interessenter", "stakeholders", N_("Interessenter på papir, {name}"))
def of_map(desk: Desk, place: Place, asked: Asked[OfMap]) -> Facts:
    return stakeholders.facts(there(maps.opened(desk.tx, place.id, asked.map, desk.now_ms)))


@_thing("historie", "story", N_("God historie på papir, {name}"))
def of_story(desk: Desk, place: Place, asked: Asked[OfStory]) -> Facts:
    own = desk.acts_for(place.id)
    return story.facts(there(stories.opened(desk.tx, place.id, asked.story, desk.now_ms, own=own)))


@_thing("arshjul", "wheel", N_("Årshjul på papir, {name}"))
def of_wheel(desk: Desk, place: Place, asked: Asked[OfWheel]) -> Facts:
    return wheel.facts(years.whole(desk.tx, place.id, asked.year, desk.now_ms))


@_thing("kultur", "culture", N_("Kultur på papir, {name}"))
def of_culture(desk: Desk, place: Place, asked: Asked[OfOne]) -> Facts:
    told = cultures.of_units(desk.tx, desk.person.organisation, desk.now_ms, [place.id])
    return culture.facts(there(told.get(place.id)), place)


@_thing("fiskebein", "fishbone", N_("Fiskebein på papir, {name}"))
def of_fishbone(desk: Desk, place: Place, asked: Asked[OfCard]) -> Facts:
    one = _card(desk, place, asked)
    return fishbone.facts(one.card, there(one.fish))


@_thing("hvorfor", "whys", N_("Hvorfor på papir, {name}"))
def of_whys(desk: Desk, place: Place, asked: Asked[OfCard]) -> Facts:
    one = _card(desk, place, asked)
    return whys.facts(one.card, there(one.whys if one.whys.whys else None))


@_thing("bilder", "photos", N_("Bilder på papir, {name}"))
def of_photos(desk: Desk, place: Place, asked: Asked[OfCard]) -> Facts:
    hung = photos.of_card(desk.tx, place.id, asked.card) if desk.acts_for(place.id) else ()
    return photos_print.facts(_card(desk, place, asked), hung)


@_thing("vane", "practice", N_("Slik gjør vi det nå på papir, {name}"))
def of_practice(desk: Desk, place: Place, asked: Asked[OfCard]) -> Facts:
    return practice.facts(there(practices.opened(desk.tx, place.id, asked.card, desk.now_ms)))


def _card(desk: Desk, place: Place, asked: OfCard) -> OpenedCard:
    return there(card.opened(desk.tx, desk.person.organisation, place.id, asked.card, desk.now_ms, names=False))
