"""Where the counts of an open vote lie: one state at a time, and as safe as everything that has dropped."""

import contextlib
import errno
import os
import sqlite3
import traceback
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import Connection

from board import votes
from board.desk import perform
from board.errors import Kind, Refused
from board.kinds.meeting.commands import CancelMeeting
from board.kinds.tally.commands import CloseVote, LayBall
from tests.board import power
from tests.board.harm import zero
from tests.board.staffroom import Staffroom, everything


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
    assert b"000000000001" in everything(folder)
    room.close()
    (folder / "closed").unlink()
    with contextlib.closing(sqlite3.connect(folder / "board.db")) as file:
        root = file.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_change_record'").fetchone()[0]
    zero(folder / "board.db", [root])
    again = Staffroom(folder)
    assert again.store.recovered
    assert again.store.recovered.damaged.exists()
    assert b"000000000001" not in everything(folder)
    again.close()


def in_the_row(tx: Connection, meeting: str, counts: Sequence[votes.Count]) -> None:
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
        tape.deeds = power.Watched(lambda: killed_here(everything(room.folder)))
        room.do(LayBall("g0", "pink", 1))
        assert len(tape.deeds) >= 2
        tape.deeds = []
        room.close()
    room.open()
    killed_here(everything(room.folder))
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
    assert b"000000000001" in everything(room.folder)
    room.reopen()
    assert b"000000000001" not in everything(room.folder)
    assert room.board.vote is None


@pytest.mark.parametrize("found", [b"", b"garbage", b"\xff" * 2_000])
def test_vases_that_cannot_be_read_are_empty_and_can_be_filled(room: Staffroom, found: bytes) -> None:
    """Also where what lies there is longer than what we write over it."""
    room.gather(present=5, goals=1)
    room.do(LayBall("g0", "red", 0))
    (room.folder / "board.db-vase").write_bytes(found)
    room.reopen()
    assert room.board.vote
    assert room.board.vote.laid == (0,)
    room.do(*(LayBall("g0", "green", seen) for seen in range(3)), CloseVote("m1", "t1"))
    assert room.board.meetings.point("g0", "2026-W47").green == 3


def test_an_action_that_breaks_off_lays_no_ball(room: Staffroom) -> None:
    room.gather(present=5, goals=1)
    with contextlib.suppress(ZeroDivisionError), room.store.write() as tx:
        votes.lay(tx, "g0", "red", seen=0, present=5)
        raise ZeroDivisionError
    assert room.loaded().vote == room.board.vote
