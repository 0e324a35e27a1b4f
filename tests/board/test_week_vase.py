"""Ukas vase: whoever passes lays balls alone, and the next meeting opens it for all at once."""

import pytest

from board.errors import Kind
from board.kinds.culture.commands import StartSurvey, WriteStatement
from board.kinds.goal import WriteGoal
from board.kinds.meeting.commands import CancelMeeting, EndMeeting, SetPresent, StartMeeting
from board.kinds.meeting.index import Point
from board.kinds.occasion.commands import WriteOccasion
from board.kinds.tally.commands import CloseVote, LayBall, OpenVote, TakeBack
from board.kinds.tally.week_vase import TendVase, already_here
from board.kinds.unit import ChangeUnit
from board.log import log
from board.log.change import Change
from board.votes import Vote
from tests.board.passers import MONDAY, THURSDAY, TUESDAY, lay, let_stand, meet
from tests.board.staffroom import Staffroom, wordless


@pytest.fixture
def hung(room: Staffroom) -> Staffroom:
    return let_stand(room)


def test_no_vase_stands_open_unless_the_unit_wants_it(room: Staffroom) -> None:
    room.do(WriteGoal("g0", 0, "Vi rekker det"), TendVase())
    assert room.board.votes == ()


def test_what_is_laid_alone_and_in_the_meeting_is_opened_as_one(hung: Staffroom) -> None:
    assert wordless(hung.board.vase) == Vote("", ("g0",), (0,), week="2026-W48")
    lay(hung, "green")
    hung.time.set(*TUESDAY)
    lay(hung, "red", "red")
    hung.reopen()
    hung.time.set(*THURSDAY)
    meet(hung, present=4)
    assert hung.board.vase is None
    assert wordless(hung.board.vote) == Vote("m1", ("g0",), (3,), week="2026-W48")
    lay(hung, "green", "pink")
    hung.do(CloseVote("m1", "t1", (5,)), EndMeeting("m1"))
    assert hung.board.meetings.point("g0", "2026-W48") == Point("2026-W48", True, 2, 1, 2)
    (tally,) = hung.board.meetings.tallies.values()
    assert (tally.threshold, tally.balls, hung.board.meetings.items["m1"].present) == (3, 10, 4)


@pytest.mark.parametrize("met", [False, True], ids=["standing", "in the meeting"])
def test_nobody_asks_the_vase_what_lies_in_it_by_taking_back_a_ball_that_was_not_just_laid(
    hung: Staffroom, met: bool
) -> None:
    """Whoever does not know a colour would learn it from whether the ball comes out."""
    lay(hung, "red", "green")
    if met:
        meet(hung, present=4)
    for guess, why in (("pink", "none lies there"), ("red", "the ball before"), ("green", "who was wrong asks once")):
        assert hung.refused(TakeBack("g0", guess, 2)).kind is Kind.NOTHING_TO_UNDO, why
    lay(hung, "green")
    hung.time.forward(seconds=600)
    assert hung.refused(TakeBack("g0", "green", 3)).kind is Kind.NOTHING_TO_UNDO, "the person has gone"
    lay(hung, "green")
    hung.reopen()
    assert hung.refused(TakeBack("g0", "green", 4)).kind is Kind.NOTHING_TO_UNDO, "nothing of it is on the disk"
    lay(hung, "green", "green")
    hung.do(TakeBack("g0", "green", 6))
    assert hung.refused(TakeBack("g0", "green", 5)).kind is Kind.NOTHING_TO_UNDO, "of a queue no order is known"


def test_fewer_balls_than_the_threshold_stay_covered_however_many_days_they_came_in(hung: Staffroom) -> None:
    lay(hung, "red")
    hung.time.set(*THURSDAY)
    meet(hung, present=1)
    lay(hung, "red")
    hung.do(ChangeUnit({"threshold": 4}), CloseVote("m1", "t1"), EndMeeting("m1"))
    (tally,) = hung.board.meetings.tallies.values()
    assert (tally.hidden, tally.red, tally.threshold) == (True, 0, 4)


def test_nobody_lays_more_than_there_are_balls_or_before_and_after_its_time(hung: Staffroom) -> None:
    hung.do(ChangeUnit({"vase_balls": 2}))
    lay(hung, "green", "green")
    assert hung.refused(LayBall("g0", "red", 2)).kind is Kind.VASE_FULL
    hung.time.set(2026, 11, 26, 12, 31)
    assert hung.refused(LayBall("g0", "red", 2)).kind is Kind.VASE_CLOSED
    meet(hung, present=3)
    lay(hung, "red")


def test_no_vase_is_put_out_again_once_the_meeting_of_its_round_has_opened_it(hung: Staffroom) -> None:
    lay(hung, "green", "green", "green")
    hung.time.set(*TUESDAY)
    meet(hung, present=3)
    hung.do(TendVase(), CloseVote("m1", "t1"), EndMeeting("m1"), TendVase())
    assert hung.board.votes == ()
    assert hung.refused(TendVase(asked=True)).kind is Kind.VASE_CLOSED
    hung.time.forward(days=6)
    hung.do(TendVase())
    assert wordless(hung.board.vase) == Vote("", ("g0",), (0,), week="2026-W49")


def test_a_vase_may_stand_over_the_weekend_for_next_weeks_meeting(hung: Staffroom) -> None:
    hung.do(ChangeUnit({"vase_from": 4, "vase_until": 2}))
    hung.time.set(2026, 11, 26, 22)
    hung.do(TendVase())
    assert hung.board.vase is None
    hung.time.set(2026, 11, 26, 23)
    hung.do(TendVase())
    assert hung.board.vase
    assert hung.board.vase.week == "2026-W49"
    hung.time.set(2026, 12, 2, 12, 29)
    lay(hung, "green")
    hung.time.set(2026, 12, 2, 12, 30)
    assert hung.refused(LayBall("g0", "green", 1)).kind is Kind.VASE_CLOSED


def test_a_second_meeting_of_the_week_opens_no_vase_and_leaves_the_one_that_stands(hung: Staffroom) -> None:
    """The difference would be the ball of whoever passed in between."""
    hung.do(ChangeUnit({"vase_from": 2, "vase_until": 1}))
    meet(hung, present=3)
    lay(hung, "green", "green", "green")
    hung.do(CloseVote("m1", "t1"), EndMeeting("m1"))
    hung.time.set(2026, 11, 25, 12)
    hung.do(TendVase())
    lay(hung, "red")
    hung.do(StartMeeting("m2"), SetPresent("m2", 4))
    assert hung.refused(OpenVote("m2")).kind is Kind.WEEK_OPENED
    hung.do(EndMeeting("m2"))
    assert wordless(hung.board.vase) == Vote("", ("g0",), (1,), week="2026-W49")


def test_a_meeting_called_off_leaves_the_vase_as_it_stood(hung: Staffroom) -> None:
    """Neither one that is cancelled here nor one that another wall takes down pours out what the night has laid."""
    lay(hung, "red", "red")
    meet(hung, present=4)
    lay(hung, "green")
    hung.do(CancelMeeting("m1"))
    assert wordless(hung.board.vase) == Vote("", ("g0",), (3,), week="2026-W48")
    meet(hung, 4, "m2")
    gone = Change("f" * 16, 1, hung.time.ms + 1, "elsewhere", "meeting", "m2", {"archived": True})
    with hung.store.write() as tx:
        log.ingest(tx, [gone])
    hung.board = hung.loaded()
    meet(hung, 4, "m3")
    lay(hung, "pink")
    hung.do(CloseVote("m3", "t3", (4,)), EndMeeting("m3"))
    assert hung.board.meetings.point("g0", "2026-W48") == Point("2026-W48", True, 1, 1, 2)


@pytest.mark.parametrize("weeks", [1, 3])
def test_what_no_meeting_came_for_stands_until_one_does(hung: Staffroom, weeks: int) -> None:
    lay(hung, "red", "pink")
    hung.time.set(2026, 11, 27, 8)
    hung.do(TendVase())
    meet(hung, present=4)
    hung.do(CancelMeeting("m1"))
    hung.time.set(2026, 11, 26, 12)
    hung.time.forward(days=7 * weeks)
    hung.do(TendVase())
    lay(hung, "red")
    hung.reopen()
    meet(hung, 4, "m2")
    hung.do(CloseVote("m2", "t2", (3,)), EndMeeting("m2"))
    week = f"2026-W{48 + weeks}"
    assert hung.board.meetings.point("g0", week) == Point(week, True, 0, 1, 2)


def test_where_the_meetings_day_is_a_holiday_the_vase_stands_open_until_the_next_weeks(room: Staffroom) -> None:
    """Ascension Day is a Thursday: nobody is told of an opening that does not come, nor shut out on Friday."""
    room.time.set(2026, 5, 11, 6)
    room.do(ChangeUnit({"meeting_weekday": 3, "vase_balls": 10}), WriteGoal("g0", 0, "Ro"), TendVase())
    assert room.board.vase
    assert room.board.vase.week == "2026-W21"
    for day in (13, 14, 15, 17, 20):
        room.time.set(2026, 5, day, 18)
        room.do(TendVase())
        lay(room, "green")
    room.time.set(2026, 5, 21, 11, 30)
    assert room.refused(LayBall("g0", "green", 5)).kind is Kind.VASE_CLOSED
    meet(room, present=4)
    room.do(CloseVote("m1", "t1", (5,)))
    assert room.board.meetings.point("g0", "2026-W21").green == 5


def test_while_the_unit_is_away_no_vase_is_put_out_and_one_that_holds_balls_stays(room: Staffroom) -> None:
    room.time.set(*MONDAY)
    room.do(
        ChangeUnit({"meeting_weekday": 3, "vase_balls": 10}),
        WriteGoal("g0", 0, "Vi rekker det"),
        WriteOccasion("o1", "Fri", "2026-11-23", until="2026-11-29"),
        TendVase(),
    )
    assert room.board.vase is None
    room.do(WriteOccasion("o1", "Fri", "2026-11-24", until="2026-11-29"), TendVase())
    lay(room, "green")
    room.time.set(*TUESDAY)
    room.do(TendVase())
    assert room.board.vase
    assert room.board.vase.laid == (1,)


def test_a_clock_that_is_wrong_over_the_weeks_end_opens_nothing_and_loses_nothing(hung: Staffroom) -> None:
    lay(hung, "green", "red", "red")
    for moment in ((2026, 11, 30, 0), (2027, 1, 4, 9), (2026, 11, 22, 23), (1971, 1, 4, 9), TUESDAY):
        hung.time.set(*moment)
        hung.do(TendVase())
        hung.reopen()
        assert wordless(hung.board.vase) == Vote("", ("g0",), (3,), week="2026-W48")
        assert hung.board.meetings.tallies == {}


def test_a_vase_in_which_nothing_lies_is_put_out_for_the_words_that_an_older_wall_wrote_in_place(
    hung: Staffroom,
) -> None:
    hung.time.forward(seconds=60)
    with hung.store.write() as tx:
        log.ingest(tx, [Change("ffffffffffffffff", 1, hung.time(), "g1", "goal", "g0", {"text": "Vi ler"})])
    hung.reopen()
    assert hung.refused(LayBall("g0", "red", 0)).kind is Kind.REWORDED
    hung.do(TendVase())
    lay(hung, "red", "red")


def test_a_goal_rewritten_while_its_vase_holds_a_ball_is_a_new_goal_and_the_ball_was_for_the_old(
    hung: Staffroom,
) -> None:
    lay(hung, "red", "red")
    hung.do(WriteGoal("g1", 0, "Vi hjelper hverandre"), TendVase())
    assert hung.board.vase
    assert hung.board.vase.subjects == ("g0",)
    meet(hung, present=4)
    lay(hung, "green")
    hung.do(CloseVote("m1", "t1", (3,)), EndMeeting("m1"))
    (point,) = hung.board.meetings.trend(hung.board.goals.versions[0], ["2026-W48"])
    assert (point.green, point.red) == (1, 2)
    hung.time.forward(days=7)
    hung.do(TendVase())
    assert hung.board.vase
    assert hung.board.vase.subjects == ("g1",)


def test_a_vase_in_which_nothing_lies_asks_for_what_is_asked_now_and_goes_when_it_is_not_wanted(
    hung: Staffroom,
) -> None:
    hung.do(WriteGoal("g1", 1, "Vi ler"), TendVase())
    assert hung.board.vase
    assert hung.board.vase.subjects == ("g0", "g1")
    hung.do(ChangeUnit({"balls_per": "week"}), TendVase())
    assert hung.board.vase.subjects == ("week",)
    hung.do(ChangeUnit({"vase_balls": 0}), TendVase())
    assert hung.board.votes == ()


def test_people_are_asked_about_their_culture_while_the_vase_stands(hung: Staffroom) -> None:
    lay(hung, "red")
    hung.do(WriteStatement("s1", "Vi sier fra"), StartSurvey("k1", "now", 4))
    hung.do(*(LayBall("s1", "4", seen) for seen in range(3)))
    lay(hung, "green")
    hung.reopen()
    assert [vote.laid for vote in hung.board.votes] == [(3,), (2,)]
    hung.do(CloseVote("k1", "k1-t"))
    meet(hung, present=4)
    lay(hung, "green")
    hung.do(CloseVote("m1", "t1", (3,)))
    assert hung.board.meetings.point("g0", "2026-W48").laid == 3


def test_a_clock_that_was_once_years_ahead_keeps_no_vase_from_being_put_out(hung: Staffroom) -> None:
    lay(hung, "green", "green", "green")
    hung.time.set(2046, 3, 1, 8)
    meet(hung, present=3)
    hung.do(CloseVote("m1", "t1"), EndMeeting("m1"))
    hung.time.set(*MONDAY)
    hung.do(TendVase())
    assert hung.board.vase


def test_the_meeting_is_told_when_more_balls_were_laid_than_people_say_they_are(hung: Staffroom) -> None:
    """Nobody knows who laid: so it is told how many of those present have laid before if nobody laid twice."""
    assert already_here(hung.board, laid=7, present=3) == 0
    assert already_here(hung.board, laid=7, present=5) == 2
    assert already_here(hung.board, laid=12, present=0) == 2
