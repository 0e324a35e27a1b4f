"""Whether a vase is opened: the threshold that was promised holds, whatever is done while balls are laid; and what
has been opened is never added to, whatever is cancelled and begun anew."""

import contextlib
import sqlite3
from pathlib import Path

from board import local
from board.change import Fact
from board.commands import (
    CancelMeeting,
    ChangeUnit,
    CloseVote,
    EndMeeting,
    Keep,
    LayBall,
    OpenVote,
    SetPresent,
    StartMeeting,
    Undo,
    WriteGoal,
)
from board.errors import SENTENCES, Kind
from board.log import append
from tests.board.harm import zero
from tests.board.staffroom import Staffroom, Time


def laid_under(room: Staffroom, balls: int) -> None:
    """A vote with so many balls, still covered."""
    room.gather(present=9, goals=1)
    room.do(*(LayBall("g0", "green", seen) for seen in range(balls)))


def test_a_threshold_that_is_lowered_while_balls_are_laid_opens_no_vase(room: Staffroom) -> None:
    room.do(ChangeUnit({"threshold": 5}))
    laid_under(room, 4)
    room.do(ChangeUnit({"threshold": 3}), CloseVote("m1", "t1"))
    tally = room.board.meetings.tallies["t1-0"]
    assert (tally.hidden, tally.green, tally.threshold) == (True, 0, 5)


def test_a_threshold_that_is_raised_while_balls_are_laid_holds_at_once_and_for_ever(room: Staffroom) -> None:
    laid_under(room, 4)
    room.do(ChangeUnit({"threshold": 5}), CloseVote("m1", "t1"))
    room.do(ChangeUnit({"threshold": 3}))
    tally = room.board.meetings.tallies["t1-0"]
    assert (tally.hidden, tally.threshold) == (True, 5)


def test_the_organisations_threshold_holds_on_the_wall_also_while_the_wall_is_alone(room: Staffroom) -> None:
    room.do(Keep(local.ORGANISATION_THRESHOLD, 5))
    room.reopen()
    assert room.board.threshold == 5
    laid_under(room, 4)
    assert room.board.vote
    assert room.board.vote.threshold == 5
    room.do(Keep(local.ORGANISATION_THRESHOLD, 3), CloseVote("m1", "t1"))
    assert room.board.meetings.tallies["t1-0"].hidden


def test_a_vote_that_is_opened_says_under_which_threshold(room: Staffroom) -> None:
    room.do(ChangeUnit({"threshold": 4}), Keep(local.ORGANISATION_THRESHOLD, 3))
    laid_under(room, 4)
    room.do(CloseVote("m1", "t1"))
    tally = room.board.meetings.tallies["t1-0"]
    assert (tally.hidden, tally.green, tally.threshold) == (False, 4, 4)


def vote(room: Staffroom, meeting: str, balls: int) -> None:
    """A whole meeting of three with so many balls."""
    room.do(StartMeeting(meeting), SetPresent(meeting, max(3, balls)), OpenVote(meeting))
    room.do(*(LayBall("g0", "green", seen) for seen in range(balls)), CloseVote(meeting, f"t-{meeting}"))


def begin_again(room: Staffroom, meeting: str) -> Kind:
    """What the next meeting is told when it wants to vote."""
    room.do(StartMeeting(meeting), SetPresent(meeting, 4))
    return room.refused(OpenVote(meeting)).kind


def test_what_was_opened_and_cancelled_is_not_opened_again_that_week(room: Staffroom) -> None:
    room.do(WriteGoal("g0", 0, "Vi rekker det"))
    vote(room, "m1", 3)
    room.do(CancelMeeting("m1"))
    assert begin_again(room, "m2") is Kind.WEEK_OPENED
    assert "neste uke" in SENTENCES[Kind.WEEK_OPENED]


def test_a_second_meeting_of_the_week_counts_nobody_twice(room: Staffroom) -> None:
    room.do(WriteGoal("g0", 0, "Vi rekker det"))
    vote(room, "m1", 3)
    room.do(EndMeeting("m1"))
    room.time.forward(days=2)
    assert begin_again(room, "m2") is Kind.WEEK_OPENED
    assert room.board.meetings.point("g0", "2026-W47").laid == 3
    room.time.forward(days=5)
    room.do(OpenVote("m2"))


def test_a_goal_rewritten_and_a_vote_taken_down_open_no_vase_again(room: Staffroom) -> None:
    room.do(WriteGoal("g0", 0, "Vi rekker det"))
    vote(room, "m1", 3)
    room.do(CancelMeeting("m1"), group="cancelled")
    room.do(WriteGoal("g1", 0, "Vi rekker det!"), ChangeUnit({"balls_per": "week"}))
    assert begin_again(room, "m2") is Kind.WEEK_OPENED
    room.do(Undo("cancelled"))
    assert room.refused(OpenVote("m2")).kind is Kind.WEEK_OPENED


def test_vases_that_were_never_opened_may_be_filled_later_that_week(room: Staffroom) -> None:
    room.do(WriteGoal("g0", 0, "Vi rekker det"))
    vote(room, "m1", 2)
    room.do(EndMeeting("m1"))
    vote(room, "m2", 3)
    point = room.board.meetings.point("g0", "2026-W47")
    assert (point.laid, point.hidden) == (3, False)


def test_a_wall_that_has_become_another_still_knows_what_it_opened(room: Staffroom) -> None:
    room.do(WriteGoal("g0", 0, "Vi rekker det"))
    vote(room, "m1", 3)
    room.do(EndMeeting("m1"))
    with room.store.write() as tx:
        local.become(tx)
    room.reopen()
    assert begin_again(room, "m2") is Kind.WEEK_OPENED


def test_a_wall_that_has_only_what_was_read_of_a_damaged_file_still_knows_what_it_opened(room: Staffroom) -> None:
    room.do(WriteGoal("g0", 0, "Vi rekker det"))
    vote(room, "m1", 3)
    room.do(EndMeeting("m1"))
    room.close()
    with contextlib.closing(sqlite3.connect(room.store.path)) as file:
        root = file.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_change_record'").fetchone()[0]
    zero(room.store.path, [root])
    (room.folder / "closed").unlink()
    room.open()
    assert room.store.recovered
    assert begin_again(room, "m2") is Kind.WEEK_OPENED


def test_another_wall_of_the_unit_opens_its_own_vases(room: Staffroom) -> None:
    room.do(WriteGoal("g0", 0, "Vi rekker det"))
    told = {"meeting": "m9", "week": "2026-W47", "goal": "g0", "green": 3, "threshold": 3}
    with room.store.write() as tx:
        append(tx, [Fact("tally", "t9", told)], device="f" * 16, stamp=room.time.ms, group="g")
    room.reopen()
    vote(room, "m1", 3)
    assert room.board.meetings.point("g0", "2026-W47").laid == 6


def test_a_vote_over_midnight_counts_for_the_week_it_is_opened_in(folder: Path) -> None:
    time = Time()
    time.set(2026, 11, 22, 22, 50)  # Sunday of week 47, ten to twelve in Norway
    room = Staffroom(folder, time)
    room.gather(present=3, goals=1)
    room.do(*(LayBall("g0", "green", seen) for seen in range(3)))
    time.forward(seconds=900)
    room.do(CloseVote("m1", "t1"), EndMeeting("m1"))
    assert room.board.meetings.items["m1"].week == "2026-W47"
    assert room.board.meetings.tallies["t1-0"].week == "2026-W48"
    room.close()


def test_the_same_people_do_not_vote_again_when_a_new_week_begins_at_midnight(folder: Path) -> None:
    time = Time()
    time.set(2026, 11, 22, 22, 50)
    room = Staffroom(folder, time)
    room.do(WriteGoal("g0", 0, "Vi rekker det"))
    vote(room, "m1", 3)
    room.do(EndMeeting("m1"))
    time.forward(seconds=1200)
    assert begin_again(room, "m2") is Kind.WEEK_OPENED
    time.forward(days=1)
    room.do(OpenVote("m2"))
    room.close()
