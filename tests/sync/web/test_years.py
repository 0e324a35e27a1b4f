"""Årshjul at the centre: what is next in the units, one unit's whole year, on A3, and told to programs."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import true

from board import due
from board.board import Board
from board.demonstration import hang_up
from board.kinds.card.commands import AddCard
from board.kinds.occasion.commands import WriteOccasion
from board.kinds.settlement import Settle
from sync.server.access.rule import Role
from tests.board.staffroom import Staffroom
from tests.sync.papers import do
from tests.sync.places import Centre, Wall
from tests.sync.prints.test_reports import HOSTILE, pdf
from tests.sync.prints.test_stream import words_of
from tests.sync.pull.readers import Reader
from tests.sync.web.office import person
from tests.sync.web.test_streams import words

Hang = Callable[..., Wall]


@pytest.fixture
def wall(hang: Hang) -> Wall:
    made = hang("north")
    do(made, AddCard("c1", "Ikke fortalt i dag"))
    do(made, WriteOccasion("o1", "Brannøvelse", "2026-11-20", "quarter"), WriteOccasion("o2", HOSTILE, "2026-05-04"))
    do(made, WriteOccasion("o3", "Ferie", "2026-07-01", until="2026-07-31"), Settle("o1", date(2026, 11, 20)))
    do(made, WriteOccasion("o4", "Vaksine", "2027-02-03"))
    made.settle()
    return made


def test_a_units_year_is_read_whole_and_printed_and_what_is_next_stands_among_all_units(
    centre: Centre, unit: str, wall: Wall
) -> None:
    ola, leader = person(centre, unit, name="Ola"), person(centre, unit, Role.LEADER, name="Siri")
    for who in (ola, leader):
        told = words(who.get("/arshjul").text)
        assert "3. feb. Vaksine" in told
        assert "function" not in told
    page = words(ola.get(f"/arshjul/{unit}?ar=2026").text)
    assert "20. nov. Brannøvelse gjort" in page
    assert "Ferie: 1. juli til 31. juli" in page
    assert "4. mai" in page
    assert "Påske 5. apr. · 1. mai · 17. mai" in page
    assert "20. feb. Brannøvelse" in words(ola.get(f"/arshjul/{unit}").text)
    assert [ola.get(f"/arshjul/{unit}?ar={of}").status_code for of in (2000, 2100)] == [200, 200]
    read = pdf(ola, "/rapporter/arshjul?year=2026", unit)
    (sheet,) = (words_of(one) for one in read.pages)
    assert read.metadata.title == "Årshjul 2026"
    assert "20. Brannøvelse · gjort" in sheet
    assert "Pinse 24. mai" in sheet


def test_programs_are_told_of_dates_and_answers_and_nobody(centre: Centre, unit: str, wall: Wall) -> None:
    rows = Reader(centre, unit).rows("occasions")
    assert [(row["name"], row["every"], row["until"]) for row in rows if row["id"] in ("o1", "o3")] == [
        ("Brannøvelse", "quarter", None),
        ("Ferie", "", "2026-07-31"),
    ]
    (said,) = Reader(centre, unit).rows("settlements")
    assert (said["thing"], said["day"], said["how"]) == ("o1", "2026-11-20", "done")


def test_what_is_due_rests_on_no_other_kinds_than_are_read_for_it(tmp_path: Path) -> None:
    room = Staffroom(tmp_path)
    room.board = hang_up(room.store, room.time())
    span = date(2025, 1, 1), date(2028, 12, 31)
    with room.store.read() as tx:
        part = Board.load(tx, only={record.kind: true() for record in due.read()})
    assert due.due(part, *span) == due.due(room.board, *span)
    assert {"gains", "year", "round"} <= {one.tool for one in due.due(part, *span)}
    room.close()
