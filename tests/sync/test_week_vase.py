"""Ukas vase between two walls of a unit and its centre: of a vase that stands nothing is said, and once each wall has
opened its own the unit has one count."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from board.board import Board
from board.calendar import at_home, week_of
from board.context import Command, perform
from board.errors import Kind, Refused
from board.kinds.culture.commands import StartSurvey, WriteStatement
from board.kinds.goal import WriteGoal
from board.kinds.meeting.commands import EndMeeting, SetPresent, StartMeeting
from board.kinds.meeting.index import Point
from board.kinds.tally.commands import CloseVote, LayBall, OpenVote
from board.kinds.tally.week_vase import TendVase
from board.kinds.unit import ChangeUnit
from board.log import log
from tests.sync.places import Centre, Time, Wall

Hang = Callable[..., Wall]


def do(wall: Wall, *commands: Command) -> Board:
    """On the board as the wall has it now."""
    with wall.store.read() as tx:
        board = Board.load(tx)
    for command in commands:
        board = perform(wall.store, board, command, unlocked=True)
    return board


def said(centre: Centre) -> list[str]:
    """What kinds of records the centre has heard of, in order."""
    return centre.do(lambda tx: list(tx.scalars(select(log.change.c.kind).order_by(log.change.c.seq))))


def test_each_wall_opens_its_own_vase_and_until_then_nothing_is_said_of_it(
    hang: Hang, centre: Centre, time: Time
) -> None:
    north, south = hang("north"), hang("south")
    today = at_home(time()).weekday()
    days = {"vase_from": today, "vase_until": (today + 2) % 7}
    do(north, ChangeUnit({"vase_balls": 9, **days}), WriteGoal("g0", 0, "Ro"), TendVase())
    north.settle()
    south.settle()
    do(south, TendVase())
    heard = said(centre)
    for wall, colour in ((north, "red"), (south, "green")):
        do(wall, *(LayBall("g0", colour, seen) for seen in range(2)))  # type: ignore[arg-type]
        wall.settle()
    assert said(centre) == heard
    for wall, colour in ((north, "pink"), (south, "pink")):
        name = wall.folder.name
        do(wall, StartMeeting(name), SetPresent(name, 3), OpenVote(name), LayBall("g0", colour, 2))  # type: ignore[arg-type]
        do(wall, CloseVote(name, f"t-{name}"), EndMeeting(name))
        wall.settle()
    north.settle()
    week = week_of(at_home(time()).date())
    for wall in (north, south):
        assert do(wall).meetings.point("g0", week) == Point(week, True, 2, 2, 2)


def test_two_walls_open_ukas_vase_while_one_is_asked_about_culture(hang: Hang, centre: Centre, time: Time) -> None:
    """Where a vote is on no other begins, and what stands is not touched; the other wall waits for nobody."""
    north, south = hang("north"), hang("south")
    today = at_home(time()).weekday()
    days = {"vase_from": today, "vase_until": (today + 2) % 7}
    do(north, ChangeUnit({"vase_balls": 9, **days}), WriteGoal("g0", 0, "Ro"), WriteStatement("s1", "Vi er to"))
    do(north, TendVase())
    north.settle()
    south.settle()
    do(south, TendVase())
    for wall, colour in ((north, "red"), (south, "green")):
        do(wall, *(LayBall("g0", colour, seen) for seen in range(3)))
    do(north, StartSurvey("k1", "now", 3), LayBall("s1", "2", 0), StartMeeting("north"), SetPresent("north", 3))
    with pytest.raises(Refused) as refused:
        do(north, OpenVote("north"))
    assert refused.value.kind is Kind.VOTE_OPEN
    do(south, StartMeeting("south"), SetPresent("south", 3), OpenVote("south"), CloseVote("south", "t-south"))
    do(south, EndMeeting("south"))
    south.settle()
    north.settle()
    assert [vote.laid for vote in do(north).votes] == [(1,), (3,)], "neither vase was touched by what came"
    do(north, LayBall("s1", "3", 1), LayBall("s1", "4", 2), CloseVote("k1", "c1"))
    do(north, OpenVote("north"), CloseVote("north", "t-north"), EndMeeting("north"))
    for wall in (north, south, north):
        wall.settle()
    week = week_of(at_home(time()).date())
    for wall in (north, south):
        board = do(wall)
        assert board.meetings.point("g0", week) == Point(week, True, 3, 0, 3)
        assert board.votes == ()
