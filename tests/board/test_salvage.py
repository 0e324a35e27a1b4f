"""What is read out of a damaged file: whatever page is gone, what stands on the others is not."""

import random
from pathlib import Path

import pytest

from board import local, votes
from board.kinds.tally.commands import LayBall
from board.log import log
from tests.board.harm import pages_of, zero
from tests.board.staffroom import Staffroom
from tests.board.test_vase import in_the_row

IN_BACKUP, ALL = 20, 90


@pytest.fixture
def wall(folder: Path) -> Path:
    """A backup of twenty cards, ninety in the file, some with texts longer than a page, and nobody who closed it."""
    room = Staffroom(folder)
    hang(room, range(IN_BACKUP))
    assert room.store.back_up()
    hang(room, range(IN_BACKUP, ALL))
    room.close()
    (folder / "closed").unlink()
    return folder


def hang(room: Staffroom, numbers: range) -> None:
    with room.store.write() as tx:
        device = local.get(tx, "_device")
        for n in numbers:
            fields = {"title": f"Kort nummer {n}", "problem": f"{n} " * (600 if n % 10 == 0 else 1)}
            fact = log.Fact("card", f"c{n}", fields)
            log.append(tx, [fact], device=device, stamp=room.store.clock.next(), group=f"g{n}")


def garbled(content: bytearray) -> None:
    content[:4096] = random.Random(1).randbytes(4096)


def emptied(content: bytearray) -> None:
    content[:4096] = bytes(4096)


def headless(content: bytearray) -> None:
    content[:100] = bytes(100)


@pytest.mark.parametrize("harm", [garbled, emptied, headless], ids=lambda harm: harm.__name__)
@pytest.mark.parametrize("backups", [True, False])
def test_without_its_first_page_a_file_still_tells_all_that_is_newer_than_the_copy(
    wall: Path, harm: object, backups: bool
) -> None:
    content = bytearray((wall / "board.db").read_bytes())
    harm(content)  # type: ignore[operator]
    (wall / "board.db").write_bytes(content)
    if not backups:
        for copy in (wall / "backups").iterdir():
            copy.unlink()
    room = Staffroom(wall)
    assert room.store.recovered
    assert room.store.recovered.salvaged == ALL - IN_BACKUP * backups
    assert len(room.board.cards.running.items) == ALL
    assert (card := room.board.cards.get("c80"))
    assert card.problem == "80 " * 600
    room.close()


def test_every_page_may_go_and_only_what_stood_on_it_is_missed(wall: Path) -> None:
    whole = (wall / "board.db").read_bytes()
    logged = set(pages_of(wall / "board.db", "change"))
    for page in range(1, len(whole) // 4096 + 1, 3):
        (wall / "board.db").write_bytes(whole)
        (wall / "closed").unlink(missing_ok=True)
        zero(wall / "board.db", [page])
        room = Staffroom(wall)
        there = len(room.board.cards.running.items)
        room.close()
        assert there == ALL if page not in logged else there >= ALL - 40, page


def test_a_table_whose_name_has_become_no_text_is_damage_as_any_other(wall: Path) -> None:
    content = (wall / "board.db").read_bytes()
    assert content.count(b"CREATE TABLE card")
    (wall / "board.db").write_bytes(content.replace(b"CREATE TABLE card", b"CRE\xa0TE T\xa0BLE card"))
    room = Staffroom(wall)
    assert room.store.recovered
    assert len(room.board.cards.running.items) == ALL
    room.close()


@pytest.mark.parametrize("harm", [garbled, emptied, headless], ids=lambda harm: harm.__name__)
def test_no_open_count_is_left_in_a_file_without_its_first_page(
    folder: Path, harm: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(votes, "_keep", in_the_row)  # as a build kept them that knew no better
    room = Staffroom(folder)
    room.gather(present=4)
    room.do(*(LayBall("g0", colour, seen=n) for n, colour in enumerate(("green", "red", "red"))))
    counts = b"000100000002"
    room.close()
    (folder / "closed").unlink()
    content = bytearray((folder / "board.db").read_bytes())
    assert counts in content
    harm(content)  # type: ignore[operator]
    (folder / "board.db").write_bytes(content)
    room.open()
    assert room.store.recovered
    assert counts not in room.store.recovered.damaged.read_bytes()
    room.close()
