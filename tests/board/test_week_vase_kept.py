"""Ukas vase is kept: in no copy, through damage, with its key apart, and on each wall for itself."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from board import local, votes
from board.ballot import COLOURS
from board.errors import Kind, Refused
from board.kinds.culture.record import Score
from board.kinds.meeting.commands import EndMeeting
from board.kinds.meeting.index import Point
from board.kinds.tally.commands import CloseVote, LayBall
from board.kinds.tally.week_vase import TendVase
from board.kinds.unit import ChangeUnit
from board.log import log
from board.store import private, salvage
from board.votes import Vote
from tests.board.passers import lay, let_stand, meet
from tests.board.staffroom import Staffroom, wordless
from tests.board.test_recovered_vote import damaged


@pytest.fixture
def hung(room: Staffroom) -> Staffroom:
    return let_stand(room)


def test_two_walls_of_a_unit_add_up_when_each_has_opened_its_own(hung: Staffroom) -> None:
    lay(hung, "red", "red", "green")
    meet(hung, present=3)
    hung.do(CloseVote("m1", "t1"), EndMeeting("m1"))
    other = Staffroom(hung.folder.with_name("other"), hung.time)
    with other.store.write() as there:
        log.ingest(there, salvage.changes(hung.store.path))
    other.board = other.loaded()
    other.do(TendVase())
    assert other.board.vase
    lay(other, *COLOURS)
    assert other.board.meetings.point("g0", "2026-W48").laid == 3, "of an open vase nothing is told"
    meet(other, 3, "m2")
    other.do(CloseVote("m2", "t2"), EndMeeting("m2"))
    other.close()
    assert other.board.meetings.point("g0", "2026-W48") == Point("2026-W48", True, 2, 1, 3)


def test_copies_are_made_and_renewed_while_the_vase_stands_and_tell_nothing_of_it(hung: Staffroom) -> None:
    lay(hung, "red")
    copy = hung.store.back_up()
    assert copy
    assert b"2026-W48" not in copy.read_bytes()
    with hung.store.write() as tx:
        local.put(tx, "_erased", True)
    hung.store.renew_copies()
    with hung.store.read() as tx:
        assert local.get(tx, "_erased") is None, "what was to be erased does not wait for the meeting"
    meet(hung, present=4)
    hung.time.forward(days=1)
    assert hung.store.back_up() is None, "a vote is held"


def test_a_vase_that_stood_when_the_file_was_damaged_stands_with_its_balls(hung: Staffroom) -> None:
    hung.store.back_up()
    lay(hung, "red", "red")
    damaged(hung, "ix_change_record")
    assert wordless(hung.board.vase) == Vote("", ("g0",), (2,), week="2026-W48")


def test_balls_whose_key_is_gone_are_told_to_be_lost_and_the_vase_is_put_out_anew(hung: Staffroom) -> None:
    lay(hung, "red")
    hung.close()
    hung.folder.with_name("tavle-vase").joinpath("key").unlink()
    hung.open()
    hung.do(TendVase())
    assert hung.board.vase
    assert hung.board.vase.lost, "nothing is put in its place before people are told"
    assert hung.refused(LayBall("g0", "green", 0)).kind is Kind.BALLS_LOST
    hung.do(TendVase(asked=True))
    lay(hung, "green")


def test_where_the_key_cannot_lie_apart_no_vase_stands_open_but_meetings_vote(
    hung: Staffroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    hung.do(ChangeUnit({"vase_balls": 0}), TendVase())
    hung.close()
    shutil.rmtree(hung.folder.with_name("tavle-vase"))
    honest = private.folder

    def locked(path):  # type: ignore[no-untyped-def]
        if path.name == "tavle-vase":
            raise PermissionError(13, "Permission denied")
        return honest(path)

    monkeypatch.setattr(private, "folder", locked)
    hung.open()
    hung.do(ChangeUnit({"vase_balls": 5}), TendVase())
    assert hung.board.vase is None
    assert hung.refused(TendVase(asked=True)).kind is Kind.VASE_NOT_APART
    meet(hung, present=3)
    lay(hung, "red", "green", "green")
    hung.reopen()
    hung.do(CloseVote("m1", "t1"), EndMeeting("m1"))
    assert hung.board.meetings.point("g0", "2026-W48").laid == 3
    assert (hung.folder / "board.db-key").exists()
    monkeypatch.undo()  # IT has seen to it
    hung.time.forward(days=7)
    hung.do(TendVase())
    assert hung.board.vase
    assert not (hung.folder / "board.db-key").exists()


def test_a_key_that_may_not_be_written_any_more_does_not_move_in_among_what_is_copied(
    hung: Staffroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody has restored the key's folder as another's, or it is mounted to be read alone."""
    honest = private.file

    def locked(path: Path) -> Path:
        if path.parent.name == "tavle-vase":
            raise PermissionError(13, "Permission denied", str(path))
        return honest(path)

    monkeypatch.setattr(private, "file", locked)
    lay(hung, "red")
    hung.do(TendVase())
    lay(hung, "red")
    with pytest.raises(Refused), hung.store.write() as tx:
        votes.open_vote(tx, "s1", ["a"], kind=Score.kind)
    assert not (hung.folder / "board.db-key").exists()
    assert wordless(hung.board.vase) == Vote("", ("g0",), (2,), week="2026-W48")


@pytest.mark.parametrize("lies", ["unreadable", "a folder"])
def test_a_key_that_cannot_be_read_is_a_key_that_is_gone(
    hung: Staffroom, monkeypatch: pytest.MonkeyPatch, lies: str
) -> None:
    """The wall hangs there all the same, and votes in its meeting."""
    key = hung.folder.with_name("tavle-vase") / "key"
    lay(hung, "red")
    hung.close()
    if lies == "a folder":
        key.unlink()
        key.mkdir()
    else:
        honest, made = Path.open, private.file

        def locked(path: Path, *how: Any, **more: Any) -> Any:
            if path == key:
                raise PermissionError(13, "Permission denied", str(path))
            return honest(path, *how, **more)

        monkeypatch.setattr(Path, "open", locked)
        monkeypatch.setattr(private, "file", lambda path: locked(path) if path == key else made(path))
    hung.open()
    hung.do(TendVase())
    assert hung.board.vase
    assert hung.board.vase.lost
    meet(hung, present=3)
    lay(hung, "red", "green", "green")
    hung.do(CloseVote("m1", "t1"), EndMeeting("m1"))
    assert hung.board.meetings.point("g0", "2026-W48").laid == 3


def test_a_folder_apart_that_leads_back_into_what_is_copied_is_not_apart(hung: Staffroom) -> None:
    hung.do(ChangeUnit({"vase_balls": 0}), TendVase())
    hung.close()
    shutil.rmtree(hung.folder.with_name("tavle-vase"))
    (hung.folder / "keys").mkdir()
    hung.folder.with_name("tavle-vase").symlink_to(hung.folder / "keys")
    hung.open()
    hung.do(ChangeUnit({"vase_balls": 5}), TendVase())
    assert hung.board.vase is None
    assert hung.refused(TendVase(asked=True)).kind is Kind.VASE_NOT_APART
