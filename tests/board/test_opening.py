"""Whether a vase is opened: the threshold that was promised holds, whatever is done while balls are laid."""

from board import local
from board.commands import ChangeUnit, CloseVote, Keep, LayBall
from tests.board.staffroom import Staffroom


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
