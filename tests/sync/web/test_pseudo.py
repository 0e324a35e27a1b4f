"""The centre in a language that nobody wrote: what it says comes from the catalogue, all of it."""

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

from tests import pseudo
from tests.sync.places import Centre, Wall
from tests.sync.web.office import Visitor, person
from tests.sync.web.test_reports import fill

Hang = Callable[..., Wall]
PLACES = ("/", "/gevinster", "/tavlehelse", "/deling", "/rapporter", "/tavler", "/brukere", "/logg", "/min-side")
PUBLIC = ("/logg-inn", "/personvern", "/tilgjengelighet", "/finnes-ikke")
DATA = {"Hjemmetjenesten", "nord", "kommune", "north", "Inger", "inger", "coordinator", "example"}
DATA |= {"tirsdag", "januar", "november", "jan", "PDF", *"Vi rekker det, Mer tid til turer".replace(",", "").split()}
"""What people wrote, and the calendar, which goes with the locale."""


class Shown(HTMLParser):
    """The texts of a page, and of the attributes that are read aloud or shown."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts += [said or "" for name, said in attrs if name in ("title", "alt", "aria-label", "placeholder")]


def shown(page: str) -> list[str]:
    reader = Shown()
    reader.feed(page)
    return reader.texts


def test_a_page_has_no_word_of_plain_norwegian_left(hang: Hang, centre: Centre, unit: str, tmp_path: Path) -> None:
    wall = hang("north")
    fill(wall)
    inside, outside = person(centre, unit), Visitor(centre)
    with pseudo.spoken(tmp_path):
        pages = {place: inside.get(place) for place in (*PLACES, f"/enhet/{unit}", f"/gevinster/{unit}")}
        pages |= {place: outside.get(place) for place in PUBLIC}
    assert {place: answer.status_code for place, answer in pages.items() if answer.status_code >= 500} == {}
    left = {place: pseudo.plain(shown(answer.text), DATA) for place, answer in pages.items()}
    assert {place: words for place, words in left.items() if words} == {}
