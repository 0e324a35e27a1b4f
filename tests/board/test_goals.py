"""A goal that is rewritten is a new one, for trends break there; its name across the room is another matter."""

from board.commands import Undo
from board.errors import Kind
from board.kinds.goal import NameGoal, WriteGoal
from board.kinds.meeting.commands import SetPresent, StartMeeting
from board.kinds.tally.commands import CloseVote, LayBall, OpenVote
from tests.board.staffroom import Staffroom


def test_a_slip_of_the_pen_that_is_mended_keeps_the_short_name_and_other_words_do_not(room: Staffroom) -> None:
    room.do(WriteGoal("g0", 0, "Vi hjelper hverandre nar det røyner på"), NameGoal("g0", "Vi hjelper hverandre"))
    room.do(WriteGoal("g1", 0, "Vi hjelper hverandre når det røyner på"))
    assert room.board.goals.written[0].short == "Vi hjelper hverandre"
    room.do(WriteGoal("g2", 0, "Alle får pause"))
    assert room.board.goals.written[0].short == ""


def test_a_goal_that_balls_are_laid_for_cannot_be_taken_back_from_under_them(room: Staffroom) -> None:
    room.do(WriteGoal("g0", 0, "Alle får pause"), StartMeeting("m1"), SetPresent("m1", 3))
    room.do(WriteGoal("g1", 0, "Vi får ro rundt medisinene"), group="anew")
    room.do(OpenVote("m1"))
    assert room.refused(Undo("anew")).kind is Kind.VOTE_OPEN
    room.do(*(LayBall("g1", "red", seen) for seen in range(3)), CloseVote("m1", "v1"))
    assert room.refused(Undo("anew")).kind is Kind.NOTHING_TO_UNDO
    (goal,) = room.board.goals.written
    assert room.board.meetings.point(goal.id, room.board.meetings.items["m1"].week).red == 3
