"""Erasing reaches the centre's log and tables, every wall, what arrives late, and a restored centre."""

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, select

from board import local, votes
from board.board import Board
from board.kinds.card.record import Card
from board.kinds.tally.ballot import BALLOT
from board.log.change import Fact
from board.store import backups
from sync.server import erasure, tenants
from sync.server.db import backup
from sync.server.reports import gains
from sync.wall.connection_status import ConnectionState
from tests.sync.places import Centre, Time, Wall

Hang = Callable[..., Wall]
NAME = "Kari Nordmann"


def erase(centre: Centre, unit: str, record: str, *fields: str) -> int:
    def work(tx: Any) -> int:
        return erasure.erase(tx, tenants.unit_number(tx, unit), "card", record, set(fields), centre.time())

    return centre.do(work)


def titles(centre: Centre) -> list[str]:
    return centre.do(lambda tx: list(tx.scalars(select(Card.table.c.title))))


def test_what_is_erased_is_gone_everywhere_and_the_rest_stands(hang: Hang, centre: Centre, unit: str) -> None:
    north, south = hang("north"), hang("south")
    north.card("c1", title=NAME, problem="Dørene går i lås")
    north.card("c1", title=f"{NAME} igjen")
    for wall in (north, south):
        wall.settle()
    assert erase(centre, unit, "c1", "title") == 2
    assert titles(centre) == [""]
    assert NAME not in repr(centre.log(unit))
    for wall in (north, south, north):
        assert wall.settle().state is ConnectionState.CONNECTED
    for wall in (north, south):
        assert NAME not in repr(wall.log())
        assert wall.board()["card", "c1"]["title"] == ""
        assert wall.board()["card", "c1"]["problem"] == "Dørene går i lås"
        assert wall.touched["card", "c1"].title == ""


@pytest.mark.one_file
def test_a_wall_that_reads_everything_anew_takes_what_was_erased_for_its_own(
    hang: Hang, centre: Centre, unit: str, tmp_path: Path
) -> None:
    north = hang("north")
    north.card("c1", title=NAME, problem="Dørene går i lås")
    north.settle()
    erase(centre, unit, "c1", "title")
    backup.back_up(tmp_path / "centre.db", tmp_path / "copy.db")
    centre.close()
    backup.restore(tmp_path / "copy.db", tmp_path / "centre.db", centre.time())
    centre.open()
    assert north.settle().state is ConnectionState.CONNECTED
    assert [c.record for c in centre.log(unit) if c.kind == "card"] == ["c1"]
    assert sorted(map(repr, north.log())) == sorted(map(repr, centre.log(unit)))
    assert NAME not in repr(north.log())


def test_a_record_that_was_erased_whole_leaves_the_screen(hang: Hang, centre: Centre, unit: str) -> None:
    north = hang("north")
    north.card("c1", title=NAME)
    north.settle()
    with north.store.read() as tx:
        shown = Board.load(tx)
    erase(centre, unit, "c1", "title")
    north.settle()
    with north.store.read() as tx:
        assert shown.after(north.touched, (), {}).cards == Board.load(tx).cards
    assert shown.after(north.touched, (), {}).cards.get("c1") is None


@pytest.mark.one_file
def test_nothing_of_it_is_left_in_the_files(hang: Hang, centre: Centre, unit: str, tmp_path: Path) -> None:
    north = hang("north")
    north.card("c1", title=NAME)
    north.settle()
    erase(centre, unit, "c1", "title")
    north.settle()
    copy = tmp_path / "copy.db"
    backup.back_up(tmp_path / "centre.db", copy)
    (next_day,) = backups.newest_first(tmp_path / "north")
    for file in (tmp_path / "centre.db", tmp_path / "north" / "board.db", copy, next_day):
        assert NAME.encode() not in file.read_bytes()


def test_it_is_in_none_of_the_wall_s_copies_nor_in_what_was_set_aside_nor_half_typed(
    hang: Hang, centre: Centre, unit: str, tmp_path: Path, time: Time
) -> None:
    north = hang("north")
    folder = tmp_path / "north"
    north.card("c1", title=NAME, problem="Dørene går i lås")
    with north.store.write() as tx:
        local.put(tx, "draft/card/c1/why0", f"{NAME} sa det")
        local.put(tx, "draft/card/c2/why0", "om et annet kort")
    for _ in range(3):
        assert north.store.back_up()
        time.pass_(days=1)
    backups.before_upgrade(north.store.engine, folder, "0001")
    (folder / "board-damaged-1.db").write_bytes(b"..." + NAME.encode())
    (folder / "backups" / "mitt.txt").write_text("min egen")
    north.settle()
    erase(centre, unit, "c1", "title")
    north.settle()
    for file in folder.rglob("*"):
        assert file.is_dir() or NAME.encode() not in file.read_bytes(), file
    left = {path.name for path in (folder / "backups").iterdir()}
    assert len(left) == 2
    assert "mitt.txt" in left
    (copy,) = backups.newest_first(folder)
    with contextlib.closing(sqlite3.connect(copy)) as file:
        assert file.execute("SELECT title, problem FROM card").fetchall() == [("", "Dørene går i lås")]
    with north.store.read() as tx:
        assert "card/c2/why0" in local.read(tx).draft
    time.pass_(days=1)
    assert north.store.back_up()
    north.settle()
    assert len(backups.newest_first(folder)) == 2


def test_what_is_half_typed_on_a_card_goes_with_what_was_erased_of_the_story_that_is_told_of_it(
    hang: Hang, centre: Centre, unit: str
) -> None:
    north = hang("north")
    north.card("c1", title="Frokost")
    north.write(Fact("story", "c1-story", {"card": "c1", "title": NAME}))
    with north.store.write() as tx:
        local.put(tx, "draft/story/c1/title", f"{NAME} igjen")
        local.put(tx, "draft/story/c2/title", "om et annet kort")
    north.settle()

    def work(tx: Any) -> None:
        erasure.erase(tx, tenants.unit_number(tx, unit), "story", "c1-story", {"title"}, centre.time())

    centre.do(work)
    north.settle()
    with north.store.read() as tx:
        assert set(local.read(tx).draft) == {"story/c2/title"}


def test_during_a_vote_the_copies_wait_and_go_when_it_is_over(
    hang: Hang, centre: Centre, unit: str, tmp_path: Path
) -> None:
    north = hang("north")
    north.card("c1", title=NAME)
    assert (copy := north.store.back_up())
    north.settle()
    with north.store.write() as tx:
        votes.open_vote(tx, "m1", ["g1"], kind=BALLOT.record.kind)
    erase(centre, unit, "c1", "title")
    north.settle()
    assert NAME.encode() in copy.read_bytes()
    with north.store.write() as tx:
        tx.execute(delete(votes.ballots))
    north.store.close()
    north.open()
    assert NAME.encode() not in copy.read_bytes()


def test_what_comes_late_and_is_older_is_blanked_on_arrival(hang: Hang, centre: Centre, unit: str) -> None:
    north, south = hang("north"), hang("south")
    north.card("c1", title=NAME)
    north.settle()
    south.settle()
    south.card("c1", title=f"{NAME} fra sør", problem="blir stående")
    centre.time.pass_(s=60)
    erase(centre, unit, "c1", "title")
    for wall in (south, north, south):
        assert wall.settle().state is ConnectionState.CONNECTED
    assert NAME not in repr(centre.log(unit)) + repr(south.log()) + repr(north.log())
    assert south.board() == north.board()
    assert north.board()["card", "c1"]["problem"] == "blir stående"


@pytest.mark.one_file
def test_a_centre_set_back_erases_again(hang: Hang, centre: Centre, unit: str, tmp_path: Path) -> None:
    north = hang("north")
    north.card("c1", title=NAME)
    north.settle()
    backup.back_up(tmp_path / "centre.db", tmp_path / "copy.db")
    erase(centre, unit, "c1", "title")
    north.settle()
    centre.close()
    assert backup.restore(tmp_path / "copy.db", tmp_path / "centre.db", centre.time()) == 1
    centre.open()
    assert titles(centre) == []
    assert north.settle().state is ConnectionState.CONNECTED
    assert NAME not in repr(north.log())
    with sqlite3.connect(tmp_path / "centre.db") as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    file.close()


def test_where_the_time_went_may_be_erased_and_the_gain_still_counts(hang: Hang, centre: Centre, unit: str) -> None:
    north, south = hang("north"), hang("south")
    found = {"subject": "s", "title": "Nøkler", "hours_per_week": 3.0, "made": 1_790_000_000_001}
    freed = {"state": "realised", "day": "2026-09-01", "note": f"Tur med {NAME}", "made": 1_790_000_000_002}
    north.write(Fact("gain", "g1", found), Fact("gain", "g2", found | freed))
    for wall in (north, south):
        wall.settle()
    centre.do(lambda tx: erasure.erase(tx, tenants.unit_number(tx, unit), "gain", "g2", {"note"}, centre.time()))
    assert NAME not in repr(centre.log(unit))
    for wall in (north, south):
        wall.settle()
        assert NAME not in repr(wall.log())
        assert wall.board()["gain", "g2"]["note"] == "Slettet"
    assert centre.do(lambda tx: gains.of_units(tx, 1, centre.time()))[1].realised_hours == 3
