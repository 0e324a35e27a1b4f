"""Ukas vase between two walls of a unit and its centre: of a vase that stands nothing is said, and once each wall has
opened its own the unit has one count."""

from collections.abc import Callable

from sqlalchemy import select

from board.board import Board
from board.calendar import at_home, week_of
from board.context import Command, perform
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
