"""One field finds what somebody may read, whatever the letters look like, and nothing more."""

import re
from collections.abc import Callable

import pytest

from board.log.change import Fact
from sync.server.access.rule import RULE, Right, Role
from sync.server.db.tables import assignments
from tests.sync.places import START_MS, Centre, Time, Wall
from tests.sync.web.office import Visitor, person

Hang = Callable[..., Wall]
AGO = {"created": START_MS - 86_400_000, "moved": START_MS - 86_400_000}


def hang_up(hang: Hang) -> None:
    wall = hang("north")
    wall.write(
        Fact("card", "c", {"title": "ÅPNE NØKKELSKAPET", "problem": "Vi leter", "responsible": "Lise"} | AGO),
        Fact("card", "p", {"title": "Skiltene", "problem": "Ingen finner nøklene, 100% sikkert"} | AGO),
        Fact("card", "gone", {"title": "Nøkler vi tok ned", "archived": True} | AGO),
        Fact("indicator", "i", {"title": "Nøkler på plass"}),
        Fact("story", "c-story", {"card": "c", "title": "Nøkkelskapet som ble åpnet"}),
        Fact("stream", "s", {"title": "Fra nøkkel til dør"}),
    )
    wall.settle()


def links(visitor: Visitor, words: str) -> set[str]:
    page = visitor.get("/finn", params={"sok": words}).text.split("<main")[1].split("</main>")[0]
    return {*re.findall(r'href="([^"]+)"', page)} - {"/hjelp"}


def test_every_word_is_looked_for_everywhere_whatever_its_letters_look_like(
    hang: Hang, centre: Centre, unit: str
) -> None:
    hang_up(hang)
    inger = person(centre, unit)
    here = f"/enhet/{unit}"
    assert links(inger, "nøk") == {
        f"{here}/kort/c",
        f"{here}/kort/p",
        f"/mal/{unit}/i",
        f"/historier/{unit}/c-story",
        f"/verdistrommer/{unit}/s",
        "/noekler",
    }
    assert links(inger, "  skiltene NØKLENE ") == {f"{here}/kort/p"}
    assert links(inger, "no\u0308kkel-skapet \u00c5PNE") == links(inger, "aapne"), "as on the wall"
    assert links(inger, "aapne") == {f"{here}/kort/c", f"/historier/{unit}/c-story"}
    assert links(inger, "100%") == {f"{here}/kort/p"}
    assert links(inger, "hjemmetjenesten") == {here}
    assert links(inger, "tavle stivner") == {"/tavlehelse"}
    assert links(inger, "lise") == set(), "nobody is found by their name"
    assert links(inger, "_") == links(inger, "") == links(inger, "\\") == set()
    assert "Ingen treff på «hei hei" in inger.get("/finn", params={"sok": "hei " * 100}).text
    assert "Ingen treff på «&lt;b&gt;»" in inger.get("/finn", params={"sok": "<b>"}).text
    assert {inger.get(to).status_code for to in links(inger, "nøk")} == {200}


def test_a_card_is_found_from_the_day_after_it_was_made(hang: Hang, centre: Centre, unit: str, time: Time) -> None:
    wall = hang("north")
    wall.write(Fact("card", "c", {"title": "Kjelen", "created": time(), "moved": time()}))
    wall.settle()
    assert links(person(centre, unit), "kjelen") == set()
    time.pass_(days=1)
    assert links(person(centre, unit, name="Ola"), "kjelen") == {f"/enhet/{unit}/kort/c"}


@pytest.mark.parametrize("role", list(Role))
def test_nobody_finds_what_they_may_not_open(hang: Hang, centre: Centre, unit: str, role: Role) -> None:
    hang_up(hang)
    theirs = centre.unit("Sykehjemmet")
    reads = Right.READ in RULE[role]
    own, other = person(centre, unit, role), person(centre, theirs, role, name="Ola")
    assert any("/kort/" in to for to in links(own, "nøk")) == reads
    assert not {to for to in links(other, "nøk") if unit in to}, "another organisation's is not there"
    help_ = own.get("/hjelp").text.split("<main")[1].split("</main>")[0]
    shown = {*re.findall(r'href="([^"]+)"', help_)}
    assert {to: own.get(to).status_code for to in shown if own.get(to).status_code not in (200, 303)} == {}


def test_every_page_can_search_and_leads_to_all_pages(centre: Centre, unit: str) -> None:
    for role in Role:
        page = person(centre, unit, role).get("/hjelp").text
        assert page.count('role="search"') == 1
        assert 'href="/hjelp"' in page


@pytest.mark.parametrize("role", list(Role))
def test_who_may_not_be_somewhere_is_led_to_where_they_may_be(centre: Centre, unit: str, role: Role) -> None:
    """Also one whose units nobody has named yet."""
    for name, units in (("Siri", True), ("Ola", False)):
        visitor = person(centre, unit, role, name)
        if not units:
            centre.do(lambda tx: tx.execute(assignments.delete()))
        for path in ("/", "/gevinster", "/brukere", "/tavler", "/landet", "/finnes-ikke"):
            answer = visitor.get(path)
            if answer.status_code == 303:
                answer = visitor.get(answer.headers["location"])
            if answer.status_code != 200:
                (onward,) = re.findall(r'class="block" href="([^"]+)"', answer.text)
                assert visitor.get(onward).status_code == 200, (path, onward)
