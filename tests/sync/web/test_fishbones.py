"""Årsaker: which bones and causes stand for the most, over the fishbones of all cards; and one read on its card."""

from collections.abc import Callable

import pytest

from board.kinds.card.commands import AddCard
from board.kinds.fishbone.commands import NameProblem, RemoveBone, WriteCause
from board.kinds.fishbone.dots import GiveDot, SayDots
from board.kinds.fishbone.index import fish_id
from board.kinds.fishbone.ready import USUAL, hung, ready
from sync.server.access.rule import Role
from sync.server.tenants import found_unit
from tests.sync.papers import do
from tests.sync.places import Centre, Time, Wall
from tests.sync.pull.readers import Reader
from tests.sync.web.office import person
from tests.sync.web.test_streams import words

Hang = Callable[..., Wall]
CAUSES = (
    ("a", "Metode", "Brettene pakkes først om morgenen", 6),
    ("b", "Utstyr", "Matvogna hentes i andre etasje", 3),
    ("c", "Metode", "Alle steller samtidig", 1),
    ("d", "Miljø", "Telefonen ringer", 0),
)


def bone(card: str, title: str) -> str:
    return next(one.id for one in hung(card, ready()[USUAL].bones) if one.title == title)


def draw(wall: Wall, card: str, ids: str = "") -> None:
    """A card with a fishbone of four causes, and ten dots on them."""
    do(wall, AddCard(card, "Pakke brettene kvelden før"), NameProblem(card, "Frokosten blir sein"))
    for id_, title, text, dots in CAUSES:
        do(wall, WriteCause(f"{ids}{id_}", card, text, bone(card, title)), *[GiveDot(f"{ids}{id_}")] * dots)
    do(wall, SayDots(fish_id(card)))
    wall.settle()


@pytest.fixture
def wall(hang: Hang, time: Time) -> Wall:
    made = hang("north")
    draw(made, "k")
    return made


def test_bones_and_causes_are_told_by_their_dots_over_all_cards(
    centre: Centre, unit: str, wall: Wall, hang: Hang, time: Time
) -> None:
    assert "Ingen har tegnet et fiskebein ennå" in words(person(centre, unit).get("/arsaker").text)
    owner = centre.do(lambda tx: tx.exec_driver_sql("SELECT public FROM organisations").scalar())
    other = hang("east", centre.do(lambda tx: found_unit(tx, owner, "Hjemmetjenesten øst", centre.time())))
    draw(other, "k2", "x")
    do(other, RemoveBone("k2", bone("k2", "Utstyr")))
    other.settle()
    time.pass_(days=1)
    ola = person(centre, unit, name="Ola")
    page = ola.get("/arsaker").text
    said = words(page)
    assert "Metode 14 4 2 70 % 70 % Uten bein 3 1 1 15 % 85 % Utstyr 3 1 1 15 % 100 % Miljø 0 2 2 – –" in said
    assert "Hjemmetjenesten øst 1 4 10" in said
    assert "Prikker på bein: mest på Metode, 14 av 20; de 3 største er 100\u00a0%" in page
    assert "Brettene" not in page, "of the whole organisation causes are not told in words"
    said = words(ola.get(f"/arsaker/{unit}").text)
    assert "Brettene pakkes først om morgenen 6 1 1 60 % 60 %" in said
    assert "Pakke brettene kvelden før Frokosten blir sein: 4 årsaker, 10 prikker" in said


def test_the_page_of_a_card_reads_its_fishbone_bone_by_bone(
    centre: Centre, unit: str, wall: Wall, time: Time
) -> None:
    time.pass_(days=1)
    said = words(person(centre, unit).get(f"/enhet/{unit}/kort/k").text)
    assert "Fiskebein Årsaker i enheten Skriv ut A3 Frokosten blir sein · 4 årsaker" in said
    assert "Metode Brettene pakkes først om morgenen 6 prikker Alle steller samtidig 1 prikk Utstyr" in said
    theirs = centre.unit("Sykehjemmet")
    answers = {role: person(centre, unit, role, name="Ola").get(f"/arsaker/{unit}").status_code for role in Role}
    readers = {Role.COORDINATOR, Role.LEADER, Role.ADVISER, Role.AUDITOR}
    assert answers == {role: 200 if role in readers else 403 for role in Role}
    stranger = person(centre, theirs, Role.LEADER)
    assert stranger.get(f"/arsaker/{unit}").status_code == 404
    assert "Metode" not in stranger.get("/arsaker").text


def test_programs_are_told_of_a_fishbone_from_the_day_after_its_card_was_made(
    centre: Centre, unit: str, wall: Wall, time: Time
) -> None:
    """The minute in which a cause was written on a new card would tell when the card was made."""
    tables = ("fishbones", "bones", "causes", "cause_bones", "cause_dots")
    reader = Reader(centre, unit)
    assert [reader.rows(table) for table in tables] == [[]] * 5
    assert reader.changes(unit)["rows"].keys().isdisjoint(tables)
    since = reader.changes(unit)["version"]
    time.pass_(days=1)
    assert [len(reader.rows(table)) for table in tables] == [1, 6, 4, 4, 3]
    assert sum(row["given"] for row in reader.rows("cause_dots")) == 10
    later = reader.changes(unit, since=since, week="2026-W53")["rows"]
    assert {table: len(later.get(table, ())) for table in tables} == dict(zip(tables, (1, 6, 4, 4, 3), strict=True))
