"""Deling across municipalities: a coordinator opens, another receives, and what is shared is read there with where it
comes from, until either ends it. And what is shared from the walls, by whom, and who tries it."""

import re
from typing import Any

import pytest

from board.kinds.card.offered import TakeOver
from board.kinds.practice.commands import OfferTo, WriteLine
from sync.server.access.rule import Role
from tests.sync.neighbourhood import TITLE, Asking, Hang, Two, do, known, municipality, offers
from tests.sync.places import Centre
from tests.sync.web.office import Visitor, person
from tests.sync.web.test_walls import told


class Municipalities:
    """Two units of Vestre Toten, of which the first shares a story, and a unit of Østre Toten."""

    def __init__(self, centre: Centre, hang: Hang) -> None:
        self.two = Two(centre, hang)
        self.two.share()
        (there,) = municipality(centre, "Fjordgata", of="Østre Toten kommune")
        self.far = Asking(hang("far", into=there))
        self.inger, self.frode = person(centre, self.two.here), person(centre, there, name="Frode")
        self.there = there

    def decide(self, visitor: Visitor, word: str) -> None:
        assert visitor.post(f"/deling/andre/{word}", f"/deling/andre/{word}").status_code == 303
        self.far.wall.settle()
        self.far.later()


@pytest.fixture
def both(centre: Centre, hang: Hang) -> Municipalities:
    return Municipalities(centre, hang)


def test_a_story_is_read_in_another_municipality_once_one_opens_and_the_other_receives(both: Municipalities) -> None:
    both.decide(both.inger, "open")
    assert offers(both.far.wall) == []
    both.decide(both.frode, "receive")
    (offer,) = offers(both.far.wall)
    assert (offer.title, offer.unit, offer.organisation) == (TITLE, "Solbakken", "Vestre Toten kommune")
    assert known(both.far.wall).sisters == ()
    both.two.carry()
    assert known(both.two.giver.wall).opened == 1
    assert offers(both.two.taker.wall)[0].organisation == ""


@pytest.mark.parametrize(("who", "word"), [("inger", "close"), ("frode", "decline")])
def test_either_ends_it_and_what_was_taken_over_stays(both: Municipalities, who: str, word: str) -> None:
    both.decide(both.inger, "open")
    both.decide(both.frode, "receive")
    do(both.far.wall, TakeOver(offers(both.far.wall)[0].id))
    both.decide(getattr(both, who), word)
    assert offers(both.far.wall) == []
    assert [row["title"] for (kind, _), row in both.far.wall.board().items() if kind == "card"] == [TITLE]


def test_receiving_gives_nothing_away_and_opening_brings_nothing(both: Municipalities) -> None:
    both.decide(both.frode, "open")
    both.decide(both.inger, "receive")
    assert offers(both.far.wall) == []
    both.two.carry()
    assert known(both.two.giver.wall).opened == 0


def test_a_practice_stays_within_its_municipality(both: Municipalities) -> None:
    giver = both.two.giver.wall
    giver.card("c1", worked="yes")
    do(giver, WriteLine("v1", "c1", 1, "Kveldsvakta pakker."), OfferTo("c1", both.there, "Fjordgata"))
    giver.settle()
    both.decide(both.inger, "open")
    both.decide(both.frode, "receive")
    assert [one.kind for one in offers(both.far.wall)] == ["story"]


def test_it_is_asked_once_more_told_in_the_log_and_done_by_a_coordinator_alone(
    both: Municipalities, centre: Centre
) -> None:
    page = both.inger.get("/deling").text
    assert "Historiene blir i Vestre Toten kommune" in page
    assert "/deling/andre/open" in page
    asked = " ".join(both.inger.get("/deling/andre/open").text.split())
    assert "Åpne historiene for andre kommuner?" in asked
    assert "I dag er det 1 historie, og ingen andre kommuner" in asked
    both.decide(both.inger, "open")
    assert told(centre, both.two.here)[0][:2] == ("Inger", "organisation_changed")
    assert told(centre, both.two.here)[0][2] == "historiene åpnet for andre kommuner"
    assert "/deling/andre/close" in both.inger.get("/deling").text
    leader = person(centre, both.two.here, Role.LEADER, "Nora")
    assert "/deling/andre" not in leader.get("/deling").text
    assert both.inger.get("/deling/andre/noe").status_code == 404
    for role in (Role.LEADER, Role.AUDITOR, Role.OPERATOR, Role.NATIONAL):
        somebody = person(centre, both.two.here, role, f"N{role}")
        assert somebody.get("/deling/andre/close").status_code == 403
        assert somebody.post("/deling/andre/close", "/min-side").status_code == 403


def test_the_page_tells_what_is_shared_by_whom_and_who_tries_it_and_of_strangers_only_the_municipality(
    both: Municipalities, centre: Centre
) -> None:
    both.decide(both.inger, "open")
    both.decide(both.frode, "receive")
    for asking in (both.two.taker, both.far):
        do(asking.wall, TakeOver(offers(asking.wall)[0].id))
        asking.wall.settle()
    assert "Ytterskogen" not in shared(both.inger)  # told from the day after, as all that is made on a wall
    centre.time.pass_(days=1)
    inger, frode = person(centre, both.two.here, name="Ingrid"), person(centre, both.there, name="Fredrik")
    (row,) = rows(inger)
    assert row == [TITLE, "Solbakken", "God historie", "Ytterskogen, Østre Toten kommune"]
    own = person(centre, both.two.here, Role.LEADER, "Nora")
    assert rows(own) == [[TITLE, "God historie", "2 enheter"]]
    other = person(centre, both.two.there, Role.LEADER, "Ola")
    assert rows(other) == []
    assert rows(frode) == []
    assert "Fjordgata" not in inger.get("/deling").text


def shared(visitor: Visitor) -> str:
    page = visitor.get("/deling").text
    return page[page.index("Delt fra tavlene") : page.index("På tvers av kommuner")]


def rows(visitor: Visitor) -> list[list[str]]:
    found: list[Any] = shared(visitor).split("<tr>")[2:]
    return [[" ".join(strip(cell).split()) for cell in row.split("</t")[:-1] if strip(cell).strip()] for row in found]


def strip(cell: str) -> str:
    return re.sub(r"<[^>]*>|^[hd]>|^[a-z]+>", "", cell)
