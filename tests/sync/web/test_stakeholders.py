"""Interessenter at the centre: read whole, printed on A3, told to programs; what they may mean is not."""

from collections.abc import Callable

import pytest

from board.kinds.card.commands import AddCard
from board.kinds.stakeholder.commands import EditStakeholder, HangStakeholder, NameMap, PlaceStakeholder
from board.kinds.stakeholder.index import map_id, stakeholder_id
from sync.server.access.rule import Role
from tests.sync.papers import do
from tests.sync.places import Centre, Time, Wall
from tests.sync.prints.test_reports import HOSTILE, pdf
from tests.sync.prints.test_stream import words_of
from tests.sync.pull.readers import Reader
from tests.sync.web.office import person
from tests.sync.web.test_streams import words

Hang = Callable[..., Wall]
MAP = "m1"
KITCHEN = stakeholder_id(MAP, "Kjøkkenet")
PRINT = f"/rapporter/interessenter?map={MAP}"


@pytest.fixture
def wall(hang: Hang) -> Wall:
    made = hang("north")
    do(made, NameMap(MAP, "Ny frokostrutine"), HangStakeholder(MAP, "Kjøkkenet"), HangStakeholder(MAP, "Verneombud"))
    do(made, PlaceStakeholder(KITCHEN, 2, 4), HangStakeholder(MAP, f"Tannlegen {HOSTILE}"[:40]))
    do(made, EditStakeholder(KITCHEN, {"expectation": "Før klokka to", "attitude": "sceptical"}))
    made.settle()
    return made


def test_a_map_is_read_whole_and_printed_but_nobodys_attitude(centre: Centre, unit: str, wall: Wall) -> None:
    ola = person(centre, unit, name="Ola")
    overview = words(ola.get("/interessenter").text)
    assert "Ny frokostrutine 3 2 er med" in overview
    page = words(ola.get(f"/interessenter/{unit}/{MAP}").text)
    assert "function" not in page, "nothing is said over it that nobody said"
    assert "Kjøkkenet liten stor Før klokka to Spør tidlig, hold dem fornøyd. Spør før noe er bestemt" in page
    assert "Verneombud ikke satt ikke satt – Skal være med. Ta dem med fra start" in page
    assert "Ny frokostrutine" in words(ola.get(f"/enhet/{unit}").text)
    read = pdf(ola, PRINT, unit)
    (sheet,) = (words_of(one) for one in read.pages)
    assert read.metadata.title == "Hvem angår det? · Ny frokostrutine"
    assert "Kjøkkenet liten · stor Før klokka to Spør tidlig, hold dem fornøyd." in sheet
    assert "skal være med" in sheet
    for told in (overview, page, sheet, ola.get(f"/enhet/{unit}").text):
        assert "skeptisk" not in told.casefold()
        assert "sceptical" not in told


def test_programs_are_told_of_groups_and_not_of_what_they_mean(centre: Centre, unit: str, wall: Wall) -> None:
    rows = Reader(centre, unit).rows("stakeholders")
    kitchen = next(row for row in rows if row["id"] == KITCHEN)
    assert (kitchen["interest"], kitchen["influence"], kitchen["expectation"]) == (2, 4, "Før klokka to")
    assert "attitude" not in kitchen


def test_the_map_of_a_card_is_told_of_from_the_day_its_card_is(
    centre: Centre, unit: str, wall: Wall, time: Time
) -> None:
    do(wall, AddCard("k", "Pakke brettene"), HangStakeholder(map_id("k"), "Nattevakta", card="k"))
    wall.settle()
    ola = person(centre, unit, name="Ola")
    assert "Nattevakta" not in ola.get("/interessenter").text
    assert ola.get(f"/interessenter/{unit}/{map_id('k')}").status_code == 404
    time.pass_(days=1)
    kari = person(centre, unit, name="Kari")
    assert "Pakke brettene" in kari.get("/interessenter").text
    assert "Nattevakta" in kari.get(f"/interessenter/{unit}/{map_id('k')}").text
    assert f"/interessenter/{unit}/{map_id('k')}" in kari.get(f"/enhet/{unit}/kort/k").text


def test_a_unit_leader_reads_and_prints_the_maps_of_the_own_unit_alone(centre: Centre, unit: str, wall: Wall) -> None:
    addresses = (f"/interessenter/{unit}/{MAP}", f"{PRINT}&unit={unit}")
    people = {role: person(centre, unit, role, name="Ola") for role in Role}
    for address in addresses:
        read = {role for role, one in people.items() if one.get(address).status_code == 200}
        assert read == {Role.COORDINATOR, Role.LEADER, Role.ADVISER, Role.AUDITOR}
    stranger = person(centre, centre.unit("Sykehjemmet"), Role.LEADER)
    assert [stranger.get(address).status_code for address in addresses] == [404, 404]
    assert "Ny frokostrutine" not in stranger.get("/interessenter").text
    assert people[Role.COORDINATOR].get(f"/interessenter/{unit}/nowhere").status_code == 404
