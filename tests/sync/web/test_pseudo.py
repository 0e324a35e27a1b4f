"""The centre in a language that nobody wrote: what it says comes from the catalogue, all of it."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

from board.calendar import day
from board.importing import account
from tests import pseudo
from tests.sync import papers
from tests.sync.access.member import PASSWORD, Member
from tests.sync.places import Centre, Wall
from tests.sync.test_leaving import says_goodbye
from tests.sync.web.office import Visitor, paths, person
from tests.sync.web.test_reports import fill

Hang = Callable[..., Wall]
OTHERS = ("/utseende/", "/forslag/", "/bilde/", "/logg-inn/openid")
"""What is no page, is said in the phone's own language (`test_suggest`), or leads away."""
FILLED = {"/brukere": {"name": "Inger", "email": "new@example.no", "role": "auditor"}, "/noekler": {"name": "Inger"}}
DATA = {"Hjemmetjenesten", "nord", "kommune", "north", "south", "Inger", "inger", "coordinator", "example", "new"}
DATA |= {"tirsdag", "januar", "november", "desember", "jan", "Identifisert", *account.NAMES, "PDF", "SVG"}
DATA |= {"csv", "http"}
DATA |= {"feb", "mars", "apr", "april", "mai", "juni", "juli", "aug", "sep", "sept", "okt", "nov", "des"}
DATA |= {"februar", "august", "september", "oktober", "Bokmål", "Nynorsk", "English"}
DATA |= {word.capitalize() for word in DATA if word.islower()}
DATA |= {*"Vi rekker det, Mer tid til turer på stua".replace(",", "").split()}
DATA |= {word for text in papers.texts() for word in re.findall(r"\w+", text)}
"""What people wrote or are to write, kinds of file, an address, the calendar, which goes with the locale, and the
languages, each in its own."""


class Shown(HTMLParser):
    """The texts of a page, and of the attributes that are read aloud or shown."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tag = ""

    def handle_data(self, data: str) -> None:
        if self.tag != "code":  # of letters that nobody chose
            self.texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        self.tag = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tag = tag
        self.texts += [said or "" for name, said in attrs if name in ("title", "alt", "aria-label", "placeholder")]


def shown(page: str) -> list[str]:
    reader = Shown()
    reader.feed(page)
    return reader.texts


def test_a_page_has_no_word_of_plain_norwegian_left(hang: Hang, centre: Centre, unit: str, tmp_path: Path) -> None:
    wall = hang("north")
    fill(wall)
    papers.lay_out(wall)
    papers.aim(wall, day(centre.time()))
    wall.settle()
    inside, outside, member = person(centre, unit), Visitor(centre), Member(centre, unit)
    facts = {
        "public": unit,
        "stream": papers.STREAM,
        "indicator": papers.GOAL,
        "card": "c",
        **dict.fromkeys(("analysis", "story", "subject", "walked", "word"), "none"),
        "number": "1",
        "week": "2026-W48",
        "link": member.link,
    }
    places = [place.format(**facts) for place in sorted(paths("GET")) if not place.startswith(OTHERS)]
    with pseudo.spoken(tmp_path):
        pages = {place: inside.get(place) for place in places if "." not in place}
        pages |= {f"outside: {place}": outside.get(place) for place in (*places, "/finnes-ikke")}
        sheet = {"fil": ("inger.csv", "År;Identifisert\n2020;1,5\nx;2".encode())}
        pages["history"] = inside.post("/gevinster/historikk", "/gevinster", files=sheet)
        chosen = {"password": PASSWORD, "again": PASSWORD, "proof": member.code()}
        pages["recovery"] = outside.post(f"/velkommen/{member.link}", f"/velkommen/{member.link}", **chosen)
        pages |= {f"done: {place}": inside.post(place, place, **fields) for place, fields in FILLED.items()}
        outside.post("/min-side/ut", "/min-side")
        for deed in ("pin", "ut"):
            inside.post(f"/tavler/1/{deed}", f"/tavler/1/{deed}")
        assert says_goodbye(hang("south"))
        pages["done: /logg"] = inside.get("/logg")
    pages = {place: answer for place, answer in pages.items() if "html" in answer.headers.get("content-type", "")}
    asked = {"/brukere/1", "/tavler/1/ut", "history", "recovery", *(f"done: {place}" for place in FILLED)}
    assert {place for place, answer in pages.items() if answer.status_code == 200} >= asked
    left = {place: pseudo.plain(shown(answer.text), DATA) for place, answer in pages.items()}
    assert {place: words for place, words in left.items() if words} == {}


def test_what_tells_two_walls_apart_is_no_word_also_where_it_looks_like_one() -> None:
    assert pseudo.plain(["Ťåvľé …fade", "…dead tavle"]) == {"tavle"}
