"""Whether a vase is opened: the threshold that was promised holds, whatever is done while balls are laid; and what
has been opened is never added to, whatever is cancelled and begun anew."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from board import local
from board.commands import Keep, Undo
from board.context import perform
from board.errors import Kind, Refused
from board.kinds.goal import WriteGoal
from board.kinds.meeting.commands import CancelMeeting, EndMeeting, SetPresent, StartMeeting
from board.kinds.tally.commands import DAY_MS, CloseVote, LayBall, OpenVote
from board.kinds.unit import ChangeUnit
from board.log import log
from board.log.change import Change, Fact
from board.log.log import append
from board.own import Own
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
    room.do(Keep(Own(organisation_threshold=5)))
    room.reopen()
    assert room.board.threshold == 5
    laid_under(room, 4)
    assert room.board.vote
    assert room.board.vote.threshold == 5
    room.do(Keep(Own(organisation_threshold=3)), CloseVote("m1", "t1"))
    assert room.board.meetings.tallies["t1-0"].hidden


def test_a_vote_that_is_opened_says_under_which_threshold(room: Staffroom) -> None:
    room.do(ChangeUnit({"threshold": 4}), Keep(Own(organisation_threshold=3)))
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
    assert "neste uke" in Kind.WEEK_OPENED.sentence


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


def voted(room: Staffroom, meeting: str) -> None:
    """A meeting of four that nobody unlocks, and whose vases are opened."""
    room.do(StartMeeting(meeting), SetPresent(meeting, 4))
    room.board = perform(room.store, room.board, OpenVote(meeting))
    room.do(*(LayBall("g0", "green", seen) for seen in range(4)))
    room.board = perform(room.store, room.board, CloseVote(meeting, f"t-{meeting}"))
    room.do(EndMeeting(meeting))


def asked(room: Staffroom, meeting: str) -> Refused:
    """What a meeting is told that wants to vote and that nobody unlocks."""
    room.do(StartMeeting(meeting), SetPresent(meeting, 4))
    return room.refused(OpenVote(meeting), unlocked=False)


@pytest.mark.parametrize("back", [1, 7, 14, 400])
def test_a_clock_that_is_set_back_lets_nobody_vote_twice(room: Staffroom, back: int) -> None:
    """Monday of week 47: one day back it is week 46. The next start knows it, too."""
    room.time.forward(days=-1)
    room.do(WriteGoal("g0", 0, "Vi rekker det"))
    voted(room, "m1")
    room.time.forward(days=-back)
    told = asked(room, "m2")
    assert told.kind is Kind.CLOCK_BACK
    assert "åpnet i uke 47 i 2026. Still klokka." in str(told)
    room.reopen()
    assert room.refused(OpenVote("m2"), unlocked=False).kind is Kind.CLOCK_BACK
    room.time.forward(days=back)
    assert room.refused(OpenVote("m2"), unlocked=False).kind is Kind.WEEK_OPENED
    room.time.forward(days=7)
    room.board = perform(room.store, room.board, OpenVote("m2"))


def test_a_clock_that_is_set_back_over_the_new_year_is_found_out(room: Staffroom) -> None:
    room.time.set(2027, 1, 4, 9)
    room.do(WriteGoal("g0", 0, "Vi rekker det"))
    voted(room, "m1")
    room.time.set(2027, 1, 3, 9)  # Sunday of week 53 of 2026
    assert "Klokka viser 3.1.2027, men vasene er åpnet i uke 1 i 2027" in str(asked(room, "m2"))


def test_a_clock_that_is_set_back_while_balls_are_laid_opens_no_vase_of_another_week(room: Staffroom) -> None:
    room.time.forward(days=-7)
    room.do(WriteGoal("g0", 0, "Vi rekker det"))
    voted(room, "m1")
    room.time.forward(days=7)
    room.do(StartMeeting("m2"), SetPresent("m2", 3), OpenVote("m2"))
    room.do(*(LayBall("g0", "red", seen) for seen in range(3)))
    for days, kind in ((-14, Kind.CLOCK_BACK), (7, Kind.WEEK_OPENED)):
        room.time.forward(days=days)
        assert room.refused(CloseVote("m2", "t2"), unlocked=False).kind is kind
    assert room.loaded().vote == room.board.vote
    room.time.forward(days=7)
    room.do(CloseVote("m2", "t2"))
    assert [room.board.meetings.point("g0", week).laid for week in ("2026-W46", "2026-W47")] == [4, 3]


def ahead(room: Staffroom) -> None:
    """A wall that opened its vases while it took the year for 2046."""
    now_ms = room.time.ms
    room.do(WriteGoal("g0", 0, "Vi rekker det"))
    room.time.set(2046, 3, 1)
    voted(room, "m1")
    room.time.ms = now_ms


def test_vases_opened_by_a_clock_that_was_ahead_lock_the_wall_until_somebody_says_the_pin_once(
    room: Staffroom,
) -> None:
    ahead(room)
    assert asked(room, "m2").kind is Kind.CLOCK_BACK
    room.do(OpenVote("m2"), *(LayBall("g0", "red", seen) for seen in range(3)))
    room.do(CloseVote("m2", "t2"), EndMeeting("m2"))
    for week in ("m3", "m4"):
        room.time.forward(days=7)
        voted(room, week)


def test_the_centres_time_is_as_good_as_the_pin_until_a_clock_is_set(room: Staffroom) -> None:
    ahead(room)
    assert asked(room, "m2").kind is Kind.CLOCK_BACK
    running_ms = 5_000
    room.store.clock.running = lambda: running_ms
    room.store.clock.told(room.time.ms)
    room.time.forward(days=-7)
    assert room.refused(OpenVote("m2"), unlocked=False).kind is Kind.CLOCK_BACK
    room.time.forward(days=14)
    assert room.refused(OpenVote("m2"), unlocked=False).kind is Kind.CLOCK_BACK
    running_ms += 7 * DAY_MS
    room.board = perform(room.store, room.board, OpenVote("m2"))


def test_the_vases_of_a_wall_with_a_wrong_clock_lock_no_other_wall_of_the_unit(room: Staffroom) -> None:
    room.do(WriteGoal("g0", 0, "Vi rekker det"))
    told = {"meeting": "m9", "week": "2046-W09", "goal": "g0", "hidden": False, "green": 3, "threshold": 3}
    with room.store.write() as tx:
        append(tx, [Fact("tally", "t9", told)], device="f" * 16, stamp=room.time.ms, group="g")
    room.reopen()
    voted(room, "m1")


@pytest.mark.parametrize("odd", [{"goal": "g0"}, {"goal": "g0", "week": "zzzz"}, {"goal": "g0", "week": 7}])
def test_an_odd_count_in_the_log_keeps_nobody_from_voting(room: Staffroom, odd: dict[str, object]) -> None:
    """After a mending the log's other walls may have been this one."""
    with room.store.write() as tx:
        device = local.get(tx, "_device")
        log.ingest(tx, [Change(device, log.last_n(tx, device) + 1, room.time.ms, "g", "tally", "t9", odd)])
    room.board = room.loaded()
    room.gather()
    assert room.board.vote
