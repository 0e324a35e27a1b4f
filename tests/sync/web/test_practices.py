"""Slik gjør vi det nå at the centre: the lines with those before, what was learned, the poster on A3, and a team that
is named only where the organisation says so."""

from collections.abc import Callable

import pytest

from board.kinds.card.commands import AddCard, EditCard, MoveCard
from board.kinds.member import JoinTeam
from board.kinds.practice.commands import AnswerHabit, FinishCard, OfferTo, WriteLine
from tests.sync.papers import do
from tests.sync.places import Centre, Time, Wall
from tests.sync.prints.test_reports import HOSTILE, pdf
from tests.sync.prints.test_stream import words_of
from tests.sync.pull.readers import Reader
from tests.sync.web.office import person
from tests.sync.web.test_streams import words

Hang = Callable[..., Wall]
READY = {"responsible": "Marit", "deadline": "2027-12-01", "unmeasurable": True, "worked": "yes"}
PRINT = "/rapporter/vane?card=c"


@pytest.fixture
def wall(hang: Hang, time: Time) -> Wall:
    """A habit, written anew a day after it became one, and a card that taught something."""
    made = hang("north")
    for id_, title in (("c", "Pakke brettene"), ("d", "Bestille bleier")):
        do(made, AddCard(id_, title), EditCard(id_, READY), MoveCard(id_, "suggestion", "act"))
    do(made, WriteLine("l1", "c", 1, "Kveldsvakta pakker"), WriteLine("l2", "c", 2, f"Kostkortet {HOSTILE}"[:100]))
    do(made, OfferTo("c", "toten-furulund", "Furulund"), JoinTeam("m", "c", "Gunvor"))
    made.settle()
    time.pass_(days=1)
    do(made, FinishCard("c", "act"))
    do(made, EditCard("d", {"worked": "no", "learned": "Lageret er lite"}), FinishCard("d", "act"))
    time.pass_(days=1)
    do(made, WriteLine("l3", "c", 1, "Nattevakta pakker"))
    made.settle()
    return made


def test_a_habit_is_read_whole_and_printed_large(centre: Centre, unit: str, wall: Wall) -> None:
    ola = person(centre, unit, name="Ola")
    overview = words(ola.get("/vaner").text)
    assert "Pakke brettene Skriv ut A3 Nattevakta pakker Kostkortet" in overview
    assert "Tilbudt til Furulund." in overview
    page = words(ola.get(f"/enhet/{unit}/kort/c").text)
    assert "Slik gjør vi det nå Skriv ut A3 Nattevakta pakker Kostkortet" in page
    assert "Før: Kveldsvakta pakker · Kostkortet" in page
    assert "Det virket" in page
    assert "Forbedringsteam 1 er med" in page
    learned = words(ola.get(f"/enhet/{unit}/kort/d").text)
    assert "Hva de lærte Lageret er lite" in learned
    read = pdf(ola, PRINT, unit)
    (sheet,) = (words_of(one) for one in read.pages)
    assert read.metadata.title == "Slik gjør vi det nå · Pakke brettene"
    assert "1 Nattevakta pakker 2 Kostkortet" in sheet
    for told in (overview, page, sheet):
        assert "Gunvor" not in told
    assert ola.get(f"/rapporter/vane?unit={unit}&card=d").status_code == 404


def test_programs_are_told_every_version_and_a_team_without_names(centre: Centre, unit: str, wall: Wall) -> None:
    do(wall, AnswerHabit("a", "c", False, note="Ny turnus"))
    wall.settle()
    reader = Reader(centre, unit)
    assert [row["line1"] for row in reader.rows("practice_lines")] == ["Kveldsvakta pakker", "Nattevakta pakker"]
    assert [(row["holds"], row["note"]) for row in reader.rows("practice_checks")] == [(False, "Ny turnus")]
    assert [row["name"] for row in reader.rows("practice_offers")] == ["Furulund"]
    (member,) = reader.rows("team")
    assert "name" not in member
