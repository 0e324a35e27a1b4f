"""Ukas vase on a wall without a screen: it stands, people pass, and a meeting takes it over."""

from board.kinds.goal import WriteGoal
from board.kinds.meeting.commands import SetPresent, StartMeeting
from board.kinds.tally.commands import LayBall, OpenVote
from board.kinds.tally.week_vase import TendVase
from board.kinds.unit import ChangeUnit
from tests.board.staffroom import Staffroom

MONDAY, TUESDAY, THURSDAY = (2026, 11, 23, 6), (2026, 11, 24, 2), (2026, 11, 26, 12)
"""Of week 48, in UTC: the meeting is on Thursdays at half past one in Norway."""


def let_stand(room: Staffroom) -> Staffroom:
    """Ten work here; the vase stands from Monday morning until the meeting on Thursday."""
    room.time.set(*MONDAY)
    room.do(ChangeUnit({"meeting_weekday": 3, "vase_balls": 10}), WriteGoal("g0", 0, "Vi rekker det"), TendVase())
    return room


def lay(room: Staffroom, *colours: str) -> None:
    """One after the other lays a ball on the first goal."""
    for colour in colours:
        vote = room.board.vase or room.board.vote
        assert vote
        room.do(LayBall("g0", colour, vote.laid[0]))


def meet(room: Staffroom, present: int, meeting: str = "m1") -> None:
    room.do(StartMeeting(meeting), SetPresent(meeting, present), OpenVote(meeting))
