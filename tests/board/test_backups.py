"""Copies: seven daily, five weekly, none while a vote is open, each of them whole."""

import shutil
import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest

from board.kinds.card.commands import AddCard
from board.kinds.tally.commands import CloseVote, LayBall
from board.store import backups
from tests.board.staffroom import Staffroom


def test_a_day_has_one_copy_and_it_holds_the_board(room: Staffroom) -> None:
    room.do(AddCard("c1", "Hei"))
    copy = room.store.back_up()
    assert copy == room.folder / "backups" / "board-20261117.db"
    assert room.store.back_up() is None
    file = sqlite3.connect(copy)
    assert file.execute("SELECT title FROM card").fetchall() == [("Hei",)]
    file.close()
    assert [path.name for path in copy.parent.iterdir()] == ["board-20261117.db"]


def test_no_copy_is_made_while_a_vote_is_open(room: Staffroom) -> None:
    room.gather(present=3)
    room.do(*(LayBall("g0", "green", seen=n) for n in range(3)))
    assert room.store.back_up() is None
    assert not (room.folder / "backups").exists()
    room.do(CloseVote("m1", "t1"))
    assert room.store.back_up()


def test_after_a_year_of_daily_copies_seven_days_and_five_weeks_are_kept(room: Staffroom) -> None:
    for n in range(120):
        room.do(AddCard(f"c{n}", "Hei"))
        assert room.store.back_up()
        room.time.forward(days=1)
    last = date(2026, 11, 17) + timedelta(days=119)
    days = [last - timedelta(days=n) for n in range(backups.DAILY)]
    kept = [date.fromisoformat(path.stem[6:]) for path in backups.newest_first(room.folder)]
    assert kept[: backups.DAILY] == days
    older = kept[backups.DAILY :]
    assert len(older) == backups.WEEKLY
    assert len({day.isocalendar()[:2] for day in older}) == backups.WEEKLY
    assert all(day == days[-1] - timedelta(days=1) or day.weekday() == 6 for day in older)


def test_a_copy_from_a_clock_that_ran_ahead_goes_the_way_of_the_others(room: Staffroom) -> None:
    room.time.set(2046, 1, 1)
    room.store.back_up()
    room.time.set(2026, 11, 17)
    for n in range(90):
        room.do(AddCard(f"c{n}", "Hei"))
        room.store.back_up()
        room.time.forward(days=1)
    assert not (room.folder / "backups" / "board-20460101.db").exists()


def test_a_copy_from_before_an_upgrade_is_never_thinned_out(room: Staffroom) -> None:
    kept = backups.before_upgrade(room.store.engine, room.folder, "0001")
    for n in range(60):
        room.do(AddCard(f"c{n}", "Hei"))
        room.store.back_up()
        room.time.forward(days=1)
    assert kept.exists()
    assert backups.newest_first(room.folder)[-1] == kept


def test_what_somebody_has_put_among_the_copies_is_left_alone_and_hinders_nothing(room: Staffroom) -> None:
    folder = backups.of(room.folder)
    room.store.back_up()
    foreign = ["board-20251201 (1).db", "board-kopi.db", "board-99999999.db", "naboenhet.db"]
    for name in foreign:
        shutil.copy(folder / "board-20261117.db", folder / name)
    (folder / "board-mappe.db").mkdir()
    (folder / "board-20251201.db").mkdir()
    for n in range(60):
        room.time.forward(days=1)
        room.do(AddCard(f"c{n}", "Hei"))
        assert room.store.back_up()
    kept = backups.newest_first(room.folder)
    assert len(kept) == backups.DAILY + backups.WEEKLY
    assert {path.name for path in folder.iterdir()} == {
        *foreign, "board-mappe.db", "board-20251201.db", *(path.name for path in kept)
    }  # fmt: skip


def test_a_copy_that_cannot_be_thinned_out_does_not_make_the_new_one_fail(
    room: Staffroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".db":
            raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "unlink", locked)
    for n in range(20):
        room.do(AddCard(f"c{n}", "Hei"))
        assert room.store.back_up()
        room.time.forward(days=1)
    assert len(backups.newest_first(room.folder)) == 20


def test_a_copy_that_broke_off_is_never_taken_for_one(room: Staffroom, monkeypatch: pytest.MonkeyPatch) -> None:
    def power_cut(path: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as m:
        m.setattr("board.store.backups.sync", power_cut)
        with pytest.raises(KeyboardInterrupt):
            room.store.back_up()
    assert backups.newest_first(room.folder) == []
    assert room.store.back_up()
