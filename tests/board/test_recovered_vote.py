"""A file that is damaged in the middle of a vote: the balls lie in another file, so nobody lays one twice; and where
they cannot be told apart any more, that is said."""

import contextlib
import sqlite3

import pytest

from board import votes
from board.commands import Keep
from board.kinds.goal import WriteGoal
from board.kinds.meeting.commands import EndMeeting, StartMeeting
from board.kinds.meeting.index import Point
from board.kinds.tally.commands import CloseVote, LayBall, OpenVote
from board.kinds.unit import ChangeUnit
from board.own import Own
from tests.board.harm import PowerCutError, zero
from tests.board.staffroom import Staffroom, wordless


def damaged(room: Staffroom, *names: str) -> None:
    """The wall is killed, and these tables or indexes of its file have become noughts when it starts again."""
    room.close()
    (room.folder / "closed").unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(room.store.path)) as file:
        roots = dict(file.execute("SELECT name, rootpage FROM sqlite_master WHERE rootpage"))
    zero(room.store.path, [roots[name] for name in names])
    room.open()
    assert room.store.recovered


def laid(room: Staffroom, *, goals: int = 2) -> None:
    """Three have laid a ball for each goal; the copy is older than the meeting."""
    room.do(ChangeUnit({"name": "Skogen", "threshold": 4}))
    room.store.back_up()
    room.gather(present=5, goals=goals)
    for seen, colour in enumerate(("green", "red", "red")):
        room.do(*(LayBall(f"g{goal}", colour, seen) for goal in range(goals)))  # type: ignore[arg-type]


def test_the_vote_goes_on_with_the_balls_that_were_laid_and_for_the_words_they_were_laid_for(room: Staffroom) -> None:
    laid(room)
    before = room.board.vote
    assert before
    assert all(before.words)
    damaged(room, "ix_change_record")
    assert room.board.vote == before
    room.do(*(LayBall(goal, "pink", seen) for goal in ("g0", "g1") for seen in (3, 4)), CloseVote("m1", "t1", (5, 5)))
    assert room.board.meetings.point("g1", "2026-W47") == Point("2026-W47", green=1, pink=2, red=2)


def test_the_meeting_goes_on_with_its_vote(room: Staffroom) -> None:
    """One comes back to it from the first screen: a vote of no meeting could be neither opened nor begun anew."""
    laid(room)
    damaged(room, "ix_change_record", "local")
    session = room.board.own.meeting
    assert session
    assert (session.id, session.paused) == ("m1", True)


def test_balls_whose_vote_cannot_be_read_are_told_to_be_lost_and_laid_anew(room: Staffroom) -> None:
    laid(room)
    damaged(room, "ix_change_record", "ballots")
    assert wordless(room.board.vote) == votes.Vote("m1", ("g0", "g1"), (0, 0), 4, lost=True)
    room.do(OpenVote("m1"), LayBall("g0", "green", 0))
    assert wordless(room.board.vote) == votes.Vote("m1", ("g0", "g1"), (1, 0), 4)


def test_one_ball_for_the_whole_week_is_laid_anew_as_one(room: Staffroom) -> None:
    room.do(ChangeUnit({"balls_per": "week"}))
    room.gather(present=5)
    room.do(LayBall("week", "red", 0))
    damaged(room, "ix_change_record", "ballots")
    assert wordless(room.board.vote) == votes.Vote("m1", ("week",), (0,), lost=True)


@pytest.mark.parametrize("gone", ["ix_change_record", "ballots"])
def test_a_vote_that_is_over_is_not_taken_up_again(room: Staffroom, gone: str) -> None:
    laid(room)
    room.do(CloseVote("m1", "t1"), EndMeeting("m1"), Keep(Own(calm=True)))
    damaged(room, "ix_change_record", gone)
    assert room.board.vote is None
    assert room.board.own.meeting is None
    room.time.forward(days=7)
    room.do(StartMeeting("m2"), WriteGoal("g2", 2, "Vi ler sammen"))


def test_lost_balls_are_told_though_the_power_goes_while_the_file_is_mended(
    room: Staffroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid(room)
    room.close()
    (room.folder / "closed").unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(room.store.path)) as file:
        roots = dict(file.execute("SELECT name, rootpage FROM sqlite_master WHERE rootpage"))
    zero(room.store.path, [roots[name] for name in ("ix_change_record", "ballots")])
    with monkeypatch.context() as patch:
        patch.setattr("board.store.backups.sync", _cut)
        with pytest.raises(PowerCutError):
            room.open()
    room.open()
    assert wordless(room.board.vote) == votes.Vote("m1", ("g0", "g1"), (0, 0), 4, lost=True)


def _cut(_path: object) -> None:
    raise PowerCutError
