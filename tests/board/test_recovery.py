"""A damaged file: it opens, nothing is thrown away, the best that can be had takes its place, and it is told."""

import contextlib
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from board import local
from board.board import Board
from board.errors import Kind, Refused
from board.kinds.card.commands import AddCard, EditCard
from board.log import log
from board.store import backups
from board.store.store import Store
from tests.board.harm import (
    Harm,
    PowerCutError,
    cut_short,
    empty,
    fill_with_garbage,
    flip_bits,
    pages_of,
    take_away,
    zero,
    zero_a_page,
    zero_page_of,
)
from tests.board.staffroom import Staffroom

IN_BACKUP, LATER = 40, 30


@pytest.fixture
def wall(folder: Path) -> Path:
    """A folder with a backup of forty cards, a file of seventy, and nobody who closed it."""
    room = Staffroom(folder)
    _hang(room, range(IN_BACKUP))
    assert room.store.back_up()
    _hang(room, range(IN_BACKUP, IN_BACKUP + LATER))
    room.close()
    (folder / "closed").unlink()
    return folder


def _hang(room: Staffroom, numbers: range) -> None:
    with room.store.write() as tx:
        device = local.get(tx, "_device")
        for n in numbers:
            fact = log.Fact("card", f"c{n}", {"title": f"Kort nummer {n} av mange", "position": f"a{n % 10}"})
            log.append(tx, [fact], device=device, stamp=room.store.clock.next(), group=f"g{n}")


TRIALS = [
    (harm, seed)
    for harm, times in (
        (cut_short, 9),
        (flip_bits, 12),
        (zero_a_page, 9),
        (fill_with_garbage, 1),
        (empty, 1),
        (take_away, 1),
    )
    for seed in range(times)
]


@pytest.mark.parametrize(("harm", "seed"), TRIALS, ids=lambda value: getattr(value, "__name__", value))
def test_whatever_happened_to_the_file_the_wall_opens_with_what_the_backup_had(
    wall: Path, harm: Harm, seed: int
) -> None:
    harm(wall / "board.db", random.Random(seed))
    harmed = (wall / "board.db").read_bytes() if (wall / "board.db").exists() else None
    room = Staffroom(wall)
    cards = room.board.cards.running.items
    assert cards.keys() >= {f"c{n}" for n in range(IN_BACKUP)}
    if told := room.store.recovered:
        assert told.backup
        assert told.backup.exists()
        assert len(cards) >= IN_BACKUP
        if harmed is not None:
            assert told.damaged.read_bytes() == harmed
    else:
        assert harm is flip_bits  # letters became other letters, and nothing can tell
        assert len(cards) == IN_BACKUP + LATER
    room.do(AddCard("new", "Det går an å fortsette"))
    room.reopen()
    assert room.board.cards.get("new")
    room.close()


def test_what_is_newer_than_the_backup_is_read_out_of_the_damaged_file(wall: Path) -> None:
    zero_page_of(wall / "board.db", "card")
    room = Staffroom(wall)
    assert len(room.board.cards.running.items) == IN_BACKUP + LATER
    assert room.store.recovered
    assert room.store.recovered.salvaged == LATER
    room.close()


def test_a_broken_page_in_the_middle_of_the_log_hides_only_itself(folder: Path) -> None:
    room = Staffroom(folder)
    _hang(room, range(400))
    room.close()
    (folder / "closed").unlink()
    pages = pages_of(folder / "board.db", "change")
    zero(folder / "board.db", [pages[len(pages) // 3], pages[2 * len(pages) // 3]])
    room.open()
    assert 300 < len(room.board.cards.running.items) < 400
    room.close()


def test_without_any_backup_the_log_alone_gives_the_board_back(folder: Path) -> None:
    room = Staffroom(folder)
    _hang(room, range(30))
    before = room.loaded()
    room.close()
    (folder / "closed").unlink()
    zero_page_of(folder / "board.db", "card")
    room.open()
    assert room.board.cards == before.cards
    assert room.store.recovered
    assert room.store.recovered.backup is None
    room.close()


def test_a_restored_wall_is_another_device_and_its_stamps_go_on(wall: Path) -> None:
    def identity(file: Path) -> tuple[str, int]:
        connection = sqlite3.connect(file)
        found = dict(connection.execute("SELECT name, value FROM local").fetchall())
        connection.close()
        return found["_device"], int(found["_stamp"])

    device, stamp = identity(wall / "board.db")
    zero_page_of(wall / "board.db", "card")
    room = Staffroom(wall)
    room.time.set(1970, 1, 1)
    room.do(AddCard("new", "Hei"))
    newest = room.contents()["change"][-1]
    assert newest[2] != device
    assert newest[4] > stamp
    room.close()


def test_a_damaged_backup_is_skipped(wall: Path) -> None:
    newest = wall / "backups" / "board-20261118.db"
    newest.write_bytes((wall / "backups" / "board-20261117.db").read_bytes())
    zero_page_of(newest, "card")
    fill_with_garbage(wall / "board.db", random.Random(1))
    room = Staffroom(wall)
    assert room.store.recovered
    assert room.store.recovered.backup == wall / "backups" / "board-20261117.db"
    assert len(room.board.cards.running.items) == IN_BACKUP
    room.close()


def test_the_backup_that_knows_most_is_taken_whatever_day_it_is_named_after(folder: Path) -> None:
    room = Staffroom(folder)
    room.time.set(2046, 1, 1)
    room.do(AddCard("c1", "Fra da klokka gikk tjue år for fort"))
    room.store.back_up()
    room.time.set(2026, 11, 18)
    room.do(AddCard("c2", "Fra dagen etter"))
    room.store.back_up()
    room.close()
    (folder / "board.db").unlink()
    room.open()
    assert room.board.cards.get("c2")
    room.close()


def test_damage_from_while_the_wall_was_off_is_found_at_the_next_start_at_the_latest(folder: Path) -> None:
    room = Staffroom(folder)
    _hang(room, range(IN_BACKUP))
    room.store.back_up()
    room.close()
    zero_page_of(folder / "board.db", "card")
    assert _refused_to_load(folder) is Kind.FILE_DAMAGED
    room.open()
    assert room.store.recovered
    assert len(room.board.cards.running.items) == IN_BACKUP
    room.close()


def test_a_letter_that_is_none_is_damage_too(wall: Path) -> None:
    _rewrite(wall, b"Kort nummer 7 av", b"Kort \xff\xffmmer 7 av")
    (wall / "closed").touch()
    assert _refused_to_load(wall) is Kind.FILE_DAMAGED
    room = Staffroom(wall)
    assert room.store.recovered
    assert len(room.board.cards.running.items) >= IN_BACKUP + LATER - 1
    room.close()


def test_a_record_that_cannot_be_written_to_any_more_is_damage_too(wall: Path) -> None:
    _rewrite(wall, b'{"title":[', b'{"title":<')
    (wall / "closed").touch()
    room = Staffroom(wall)
    refusals = {_told(room, f"c{n}") for n in range(IN_BACKUP + LATER)}
    assert refusals == {None, Kind.FILE_DAMAGED}
    room.reopen()
    assert room.store.recovered
    assert len(room.board.cards.running.items) == IN_BACKUP + LATER
    room.close()


@pytest.mark.parametrize("step", range(6))
@pytest.mark.parametrize("call", ["rename", "sync"])
def test_the_power_may_go_at_any_step_of_the_ladder(
    wall: Path, monkeypatch: pytest.MonkeyPatch, call: str, step: int
) -> None:
    zero_page_of(wall / "board.db", "card")
    damaged = (wall / "board.db").read_bytes()
    with sqlite3.connect(wall / "board.db") as file:
        device = file.execute("SELECT device FROM change").fetchone()[0]
    file.close()
    left = iter(range(step))

    def until_the_power_goes(real: Callable[..., object]) -> Callable[..., object]:
        def act(*given: object) -> object:
            if next(left, None) is None:
                raise PowerCutError
            return real(*given)

        return act

    with monkeypatch.context() as m:
        if call == "rename":
            m.setattr(Path, "rename", until_the_power_goes(Path.rename))
        else:
            m.setattr("board.store.backups.sync", until_the_power_goes(backups.sync))
        with contextlib.suppress(PowerCutError):
            Store.open(wall).close()
            (wall / "closed").unlink()
    room = Staffroom(wall)
    assert room.store.recovered
    assert room.store.recovered.damaged.read_bytes() == damaged
    assert room.store.recovered.salvaged == LATER
    assert len(room.board.cards.running.items) == IN_BACKUP + LATER
    room.do(AddCard("new", "Hei"))
    assert room.contents()["change"][-1][2] != device
    room.close()


def test_the_recovery_is_told_until_the_wall_has_been_closed_properly(wall: Path) -> None:
    (wall / "board.db").write_bytes(b"")
    assert _recovered(wall, close=False)
    assert _recovered(wall, close=True)
    assert not _recovered(wall, close=True)


def test_a_second_damage_does_not_write_over_what_was_set_aside(wall: Path) -> None:
    for n in (1, 2, 3):
        fill_with_garbage(wall / "board.db", random.Random(n))
        (wall / "closed").unlink(missing_ok=True)
        Store.open(wall).close()
    assert {path.name for path in wall.glob("board-damaged-*.db")} == {f"board-damaged-{n}.db" for n in (1, 2, 3)}


def test_a_new_wall_is_empty_and_nothing_was_recovered(folder: Path) -> None:
    room = Staffroom(folder)
    assert room.store.recovered is None
    assert room.board == Board()
    room.close()


def _rewrite(wall: Path, before: bytes, after: bytes) -> None:
    content = (wall / "board.db").read_bytes()
    assert before in content
    (wall / "board.db").write_bytes(content.replace(before, after, 1))


def _told(room: Staffroom, card: str) -> Kind | None:
    try:
        room.do(EditCard(card, {"responsible": "Kari"}))
    except Refused as refusal:
        return refusal.kind
    return None


def _refused_to_load(folder: Path) -> Kind:
    store = Store.open(folder)
    with pytest.raises(Refused) as caught, store.read() as tx:
        Board.load(tx)
    store.close()
    return caught.value.kind


def _recovered(wall: Path, *, close: bool) -> bool:
    store = Store.open(wall)
    found = store.recovered is not None
    store.close()
    if not close:
        (wall / "closed").unlink()
    return found
