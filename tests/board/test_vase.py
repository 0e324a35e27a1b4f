"""Where the counts of an open vote lie: one state at a time, and as safe as everything that has dropped."""

import contextlib
import errno
import os
import sqlite3
import traceback
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import Connection

from board import votes
from board.context import perform
from board.errors import Kind, Refused
from board.kinds.card.commands import AddCard
from board.kinds.meeting.commands import CancelMeeting, EndMeeting
from board.kinds.meeting.index import Point
from board.kinds.tally.commands import CloseVote, LayBall, OpenVote, TakeBack
from board.store import vase
from tests.board import power
from tests.board.harm import zero
from tests.board.staffroom import Staffroom, everything, uncovered, wordless


def test_an_error_that_reaches_a_log_carries_no_colour(room: Staffroom, monkeypatch: pytest.MonkeyPatch) -> None:
    room.gather(present=4, goals=1)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "pwrite", full)
    with pytest.raises(Refused) as caught:
        perform(room.store, room.board, LayBall("g0", "red", 0))
    assert caught.value.kind is Kind.DISK_FULL
    assert "0001" not in "".join(traceback.format_exception(caught.value))
    monkeypatch.undo()
    assert room.loaded().vote == room.board.vote, "a ball that could not be stored has not dropped"
    room.do(LayBall("g0", "red", 0))


def test_the_file_set_aside_tells_nothing_of_an_open_vote(folder: Path) -> None:
    room = Staffroom(folder)
    room.gather(present=5)
    room.do(LayBall("g0", "red", 0))
    assert b"000000000001" in uncovered(folder)
    room.close()
    (folder / "closed").unlink()
    with contextlib.closing(sqlite3.connect(folder / "board.db")) as file:
        root = file.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_change_record'").fetchone()[0]
    zero(folder / "board.db", [root])
    again = Staffroom(folder)
    assert again.store.recovered
    assert again.store.recovered.damaged.exists()
    for path in (p for p in folder.rglob("*") if p.is_file() and p.name != "board.db-vase"):
        assert b"000000000001" not in path.read_bytes(), path
    again.do(CancelMeeting("m1"))
    assert b"000000000001" not in uncovered(folder)
    again.close()


def in_the_row(tx: Connection, kind: str, counts: Sequence[votes.Count], *, anew: bool = False) -> None:
    """The counts of an open vote where an older build kept them."""
    tx.execute(votes.ballots.update().values(counts=votes._written(counts)))


@pytest.mark.parametrize("journalled", [False, True])
def test_at_no_moment_do_two_states_of_a_vote_lie_on_the_disk(
    room: Staffroom, monkeypatch: pytest.MonkeyPatch, journalled: bool
) -> None:
    """Whoever kills the program or pulls the plug, and copies all files before the next start, finds what lay in the
    vases before a ball or after it; from the two together the ball would be known."""
    room.gather(present=9, goals=1)
    room.do(LayBall("g0", "green", 0))
    seen: set[frozenset[bytes]] = set()
    if journalled:  # as it was: SQLite's journal has the row of before, the file already that of after
        monkeypatch.setattr(votes, "_keep", in_the_row)

    def killed_here(content: bytes) -> None:
        states = {figures for figures in (b"000100000000", b"000100010000") if figures in content}
        seen.add(frozenset(states))

    with power.recording() as tape:
        room.reopen()
        tape.deeds = power.Watched(lambda: killed_here(uncovered(room.folder)))
        room.do(LayBall("g0", "pink", 1))
        assert len(tape.deeds) >= 2
        tape.deeds = []
        room.close()
    room.open()
    killed_here(uncovered(room.folder))
    assert max(map(len, seen)) == (2 if journalled else 1)
    assert len(frozenset().union(*seen)) == 2


def test_a_vote_that_an_older_build_began_goes_on(room: Staffroom, monkeypatch: pytest.MonkeyPatch) -> None:
    room.gather(present=5, goals=1)
    with monkeypatch.context() as older:
        older.setattr(votes, "_keep", in_the_row)
        room.do(LayBall("g0", "red", 0), LayBall("g0", "green", 1))
    room.reopen()
    assert room.board.vote
    assert room.board.vote.laid == (2,)
    assert b"000100000001" not in room.store.path.read_bytes()
    room.do(LayBall("g0", "green", 2), CloseVote("m1", "t1"))
    assert room.board.meetings.point("g0", "2026-W47").green == 2


def test_a_vote_whose_balls_the_last_release_laid_in_the_clear_goes_on_sealed(room: Staffroom) -> None:
    room.gather(present=5, goals=1)
    room.close()
    counts = "000200000001"
    check = sha256(f"m1 {counts}".encode()).hexdigest()[:16]
    (room.folder / "board.db-vase").write_bytes(f"{check}{counts}".encode().ljust(512, b"\0"))
    room.open()
    assert room.board.vote
    assert room.board.vote.laid == (3,)
    assert counts.encode() not in everything(room.folder)
    room.do(LayBall("g0", "green", 3), CloseVote("m1", "t1"))
    assert room.board.meetings.point("g0", "2026-W47").green == 3


@pytest.mark.parametrize("over", [CloseVote("m1", "t1"), CancelMeeting("m1")])
def test_vases_that_could_not_be_emptied_are_emptied_at_the_next_start(
    room: Staffroom, monkeypatch: pytest.MonkeyPatch, over: CloseVote | CancelMeeting
) -> None:
    room.gather(present=5, goals=1)
    room.do(LayBall("g0", "red", 0))

    def broken(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as disk:
        disk.setattr(os, "pwrite", broken)
        room.do(over)
    assert b"000000000001" in uncovered(room.folder)
    room.reopen()
    assert b"000000000001" not in uncovered(room.folder)
    assert room.board.vote is None


def exchange(path: Path, content: bytes | None) -> None:
    """Somebody puts this there instead of the file."""
    path.unlink()
    if content is not None:
        path.write_bytes(content)


def directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


def link(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.with_name("nowhere"))


Harm = Callable[[Path], None]
HARM: dict[str, Harm] = {
    "taken away": Path.unlink,
    "emptied": lambda path: exchange(path, b""),
    "cut": lambda path: os.truncate(path, 20),
    "garbage": lambda path: exchange(path, b"\xff" * 2_000),
    "noughts": lambda path: exchange(path, bytes(vase.SIZE)),
}
NO_FILE: dict[str, Harm] = {"a directory": directory, "a link to nothing": link}
harmed = pytest.mark.parametrize("harm", HARM.values(), ids=HARM.keys())
no_file = pytest.mark.parametrize("harm", NO_FILE.values(), ids=NO_FILE.keys())


def two_laid(room: Staffroom) -> Path:
    """Where the balls of an open vote lie, two red ones."""
    room.gather(present=5, goals=1)
    room.do(LayBall("g0", "red", 0), LayBall("g0", "red", 1))
    return room.folder / "board.db-vase"


@harmed
def test_balls_that_are_lost_when_the_wall_starts_are_told_and_laid_anew(room: Staffroom, harm: Harm) -> None:
    """What was lost is never opened as another result."""
    harm(two_laid(room))
    room.reopen()
    assert wordless(room.board.vote) == votes.Vote("m1", ("g0",), (0,), lost=True)
    for command in (LayBall("g0", "green", 0), TakeBack("g0", "red", 2), CloseVote("m1", "t1")):
        assert room.refused(command).kind is Kind.BALLS_LOST
    room.do(OpenVote("m1"))
    assert wordless(room.board.vote) == votes.Vote("m1", ("g0",), (0,))
    room.do(*(LayBall("g0", "green", seen) for seen in range(3)), CloseVote("m1", "t1", (3,)))
    assert room.board.meetings.point("g0", "2026-W47") == Point("2026-W47", green=3)


def test_a_meeting_whose_balls_are_lost_can_be_ended(room: Staffroom) -> None:
    two_laid(room).unlink()
    room.reopen()
    room.do(EndMeeting("m1"))
    assert room.board.vote is None
    assert room.board.meetings.tallies == {}


@harmed
def test_no_ball_is_lost_while_the_wall_runs(room: Staffroom, harm: Harm) -> None:
    harm(two_laid(room))
    room.do(LayBall("g0", "green", 2), CloseVote("m1", "t1", (3,)))
    point = room.board.meetings.point("g0", "2026-W47")
    assert (point.green, point.red) == (1, 2)


@harmed
def test_what_was_done_to_the_vases_is_undone_with_whatever_is_stored_next(room: Staffroom, harm: Harm) -> None:
    path = two_laid(room)
    before = path.read_bytes()
    harm(path)
    room.do(AddCard("c1", "Ringeklokka"))
    assert path.read_bytes()[: vase.SIZE] == before
    room.reopen()
    assert room.board.vote
    assert room.board.vote.laid == (2,)


def test_an_older_copy_of_the_vases_is_not_believed(room: Staffroom) -> None:
    room.gather(present=5, goals=1)
    path = room.folder / "board.db-vase"
    copy = path.read_bytes()
    two = [LayBall("g0", "red", 0), LayBall("g0", "red", 1)]
    room.do(*two)
    path.write_bytes(copy)
    room.do(LayBall("g0", "red", 2), CloseVote("m1", "t1"))
    assert room.board.meetings.point("g0", "2026-W47").red == 3


def test_the_balls_stay_where_the_whole_folder_is_taken_away(room: Staffroom) -> None:
    path = two_laid(room)
    for name in ("board.db", "board.db-vase", "lock"):
        (path.parent / name).unlink()
    room.do(LayBall("g0", "green", 2))
    room.reopen()
    assert room.board.vote
    assert room.board.vote.laid == (3,)


@no_file
def test_what_is_no_file_is_told_and_nothing_is_lost_by_it(room: Staffroom, harm: Harm) -> None:
    path = two_laid(room)
    harm(path)
    told = room.refused(LayBall("g0", "green", 2))
    assert (
        str(told)
        == "Der tavla har fila board.db-vase, ligger det noe som ikke er en fil. Flytt det bort, og prøv igjen."
    )
    path.rename(path.with_name("moved away"))
    room.do(LayBall("g0", "green", 2))
    room.reopen()
    assert room.board.vote
    assert room.board.vote.laid == (3,)


@no_file
def test_a_wall_that_finds_no_file_there_starts_and_tells_it_to_whoever_wants_to_vote(
    room: Staffroom, harm: Harm
) -> None:
    path = two_laid(room)
    harm(path)
    room.reopen()
    assert room.refused(LayBall("g0", "green", 2)).kind is Kind.BALLS_LOST
    assert room.refused(OpenVote("m1")).kind is Kind.NOT_A_FILE
    path.rename(path.with_name("moved away"))
    room.do(OpenVote("m1"), LayBall("g0", "green", 0))


def test_an_action_that_breaks_off_lays_no_ball(room: Staffroom) -> None:
    room.gather(present=5, goals=1)
    with contextlib.suppress(ZeroDivisionError), room.store.write() as tx:
        votes.lay(tx, "g0", "red", seen=0, present=5, at_ms=0)
        raise ZeroDivisionError
    assert room.loaded().vote == room.board.vote
