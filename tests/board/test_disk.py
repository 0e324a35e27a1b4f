"""A disk that is full, may not be written, or is broken: told in the right words, nothing half done, and the wall
goes on when the disk does."""

import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event

from board.board import Board
from board.errors import Kind, Refused
from board.kinds.card.commands import AddCard
from board.store.store import Store
from tests.board.staffroom import Staffroom
from tests.conftest import lock_disk


def fill(disk: Path, but: int = 0) -> None:
    """Nothing finds room there any more; or no more than so many bytes."""
    with (disk / "filler").open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 12):
            try:
                while file.write(bytes(size)):
                    pass
            except OSError:
                continue
        if but:
            file.truncate(file.seek(0, os.SEEK_END) - but)


def test_a_full_disk_stores_nothing_and_goes_on_once_there_is_room(disk: Path) -> None:
    room = Staffroom(disk / "tavle")
    room.do(AddCard("c1", "Hei"))
    fill(disk)
    told = {room.refused(AddCard(f"d{n}", "Hei" * 30)).kind for n in range(5)}
    assert told == {Kind.DISK_FULL}
    (disk / "filler").unlink()
    room.do(AddCard("c2", "Hei"))
    room.reopen()
    assert room.board.cards.running.items.keys() == {"c1", "c2"}
    room.close()


def test_a_wall_starts_on_a_full_disk_and_shows_what_it_has(disk: Path) -> None:
    room = Staffroom(disk / "tavle")
    room.do(AddCard("c1", "Hei"))
    room.close()
    fill(disk)
    for _ in range(2):
        room.open()
        assert room.board.cards.get("c1")
        assert room.refused(AddCard("c2", "Hei" * 30)).kind is Kind.DISK_FULL
        room.close()


def test_a_full_disk_leaves_no_half_copy(disk: Path) -> None:
    room = Staffroom(disk / "tavle")
    for n in range(200):
        room.do(AddCard(f"c{n}", "Hei" * 30))
    fill(disk, but=40_960)
    with pytest.raises(Refused) as caught:
        room.store.back_up()
    assert caught.value.kind is Kind.DISK_FULL
    assert list((room.folder / "backups").iterdir()) == []
    room.close()


def test_a_damaged_file_on_a_full_disk_stays_where_it_is_until_there_is_room(disk: Path) -> None:
    room = Staffroom(disk / "tavle")
    for n in range(20):
        room.do(AddCard(f"c{n}", "Hei"))
    room.store.back_up()
    room.close()
    room.store.path.write_bytes(b"garbage" * 1_000)
    fill(disk)
    with pytest.raises(Refused) as caught:
        Store.open(room.folder)
    assert caught.value.kind is Kind.DISK_FULL
    assert room.store.path.read_bytes() == b"garbage" * 1_000
    (disk / "filler").unlink()
    room.open()
    assert len(room.board.cards.running.items) == 20
    room.close()


def test_a_disk_that_may_not_be_written_is_said_so(disk: Path) -> None:
    room = Staffroom(disk / "tavle")
    room.do(AddCard("c1", "Hei"))
    room.close()
    lock_disk(disk, True)
    with pytest.raises(Refused) as caught:
        Store.open(room.folder)
    assert caught.value.kind is Kind.READ_ONLY
    with Store.look(room.folder) as tx:
        assert Board.load(tx).cards.get("c1")
    lock_disk(disk, False)
    room.open()
    assert room.board.cards.get("c1")
    room.close()


@pytest.mark.skipif(os.getuid() == 0, reason="root may write everywhere")
def test_a_folder_of_somebody_else_is_read_only(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(Refused) as caught:
        Store.open(tmp_path / "tavle")
    assert caught.value.kind is Kind.READ_ONLY


@pytest.mark.parametrize(
    ("pragma", "kind", "back"),
    [
        ("query_only=1", Kind.READ_ONLY, "query_only=0"),
        ("max_page_count=1", Kind.DISK_FULL, "max_page_count=1073741823"),
    ],
)
def test_the_wall_goes_on_when_the_disk_does(room: Staffroom, pragma: str, kind: Kind, back: str) -> None:
    _set(room, pragma)
    while not (told := _told(room, AddCard(f"c{room.changes()}", "Hei" * 40))):
        assert room.changes() < 1_000
    assert told is kind
    before = room.board
    assert room.loaded() == before
    _set(room, back)
    room.do(AddCard("last", "Hei"))


@pytest.mark.parametrize(
    ("code", "free", "flags", "kind"),
    [
        (sqlite3.SQLITE_IOERR_WRITE, 0, 0, Kind.DISK_FULL),  # a quota
        (sqlite3.SQLITE_IOERR_WRITE, 9, os.ST_RDONLY, Kind.READ_ONLY),  # a card the system has given up on
        (sqlite3.SQLITE_IOERR_READ, 9, 0, Kind.FILE_DAMAGED),
        (sqlite3.SQLITE_IOERR_FSYNC, 9, 0, Kind.FILE_DAMAGED),
        (sqlite3.SQLITE_CANTOPEN, 9, 0, Kind.READ_ONLY),
        (sqlite3.SQLITE_BUSY, 9, 0, Kind.FILE_IN_USE),
    ],
)
def test_a_failing_disk_is_told_by_what_is_wrong_with_it(
    room: Staffroom, monkeypatch: pytest.MonkeyPatch, code: int, free: int, flags: int, kind: Kind
) -> None:
    fault = sqlite3.OperationalError("disk I/O error")
    fault.sqlite_errorcode = code
    disk = type("Disk", (), {"f_bavail": free, "f_flag": flags})

    def break_down(*_: object) -> None:
        raise fault

    event.listen(room.store.engine, "before_cursor_execute", break_down)
    with monkeypatch.context() as m:
        m.setattr("board.store.faults.os.statvfs", lambda _: disk)
        assert _told(room, AddCard("c1", "Hei")) is kind
    event.remove(room.store.engine, "before_cursor_execute", break_down)
    room.do(AddCard("c1", "Hei"))


def test_a_broken_card_is_looked_through_at_the_next_start(room: Staffroom) -> None:
    room.store.path.write_bytes(bytes(room.store.path.stat().st_size))
    assert _told(room, AddCard("c1", "Hei")) is Kind.FILE_DAMAGED
    room.close()
    assert not (room.folder / "closed").exists()
    room.open()
    assert room.store.recovered


def _told(room: Staffroom, command: AddCard) -> Kind | None:
    try:
        room.do(command)
    except Refused as refusal:
        return refusal.kind
    return None


def _set(room: Staffroom, pragma: str) -> None:
    connection = room.store.engine.raw_connection()
    connection.cursor().execute(f"PRAGMA {pragma}")
    connection.close()
