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
from board.log.change import Fact
from sync.server.reports import extracts, trends
from sync.server.reports.extract_tables import TABLES
from sync.server.reports.period import Period
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


@pytest.mark.parametrize("heard", ["in the midst of the vote", "after weeks without a network"])
def test_balls_are_told_of_the_words_they_were_laid_for(hang: Hang, centre: Centre, time: Time, heard: str) -> None:
    """A wall that knows of no vote rewrites the goal which another wall has opened its vases for."""
    north, south = hang("north"), hang("south")
    do(north, WriteGoal("g0", 0, "Vi har det trygt på vakt"))
    north.settle()
    south.settle()
    do(south, StartMeeting("m1"), SetPresent("m1", 5), OpenVote("m1"), LayBall("g0", "green", 0))

    def rewrite() -> None:
        do(north, WriteGoal("g1", 0, "Sjefen gjør en god jobb"))
        north.settle()
        south.settle()

    if heard == "in the midst of the vote":
        rewrite()
    do(south, *(LayBall("g0", "green", seen) for seen in range(1, 4)), CloseVote("m1", "t1"), EndMeeting("m1"))
    if heard != "in the midst of the vote":
        rewrite()
    south.settle()
    north.settle()
    week = week_of(at_home(time()).date())
    for wall in (north, south):
        board = do(wall)
        told = {goal.text: board.meetings.point(goal.id, week).laid for goal in board.goals.versions[0]}
        assert told == {"Vi har det trygt på vakt": 4, "Sjefen gjør en god jobb": 0}
        assert board.goals.written[0].text == "Sjefen gjør en god jobb"
    time.pass_(days=14)
    rows = centre.do(lambda tx: trends.of_unit(tx, 1, 1, Period.latest(time(), 4), time()))
    assert [stretch.text for slot in rows for stretch in slot] == ["Vi har det trygt på vakt"]


@pytest.mark.parametrize("heard", ["in the midst of the vote", "after weeks without a network"])
def test_a_goal_that_an_older_wall_rewrites_in_place_takes_no_balls_with_it(
    hang: Hang, centre: Centre, time: Time, heard: str
) -> None:
    """It knows of no vote, and writes other words where those stood that balls were laid for."""
    north, south = hang("north"), hang("south")
    do(north, WriteGoal("g0", 0, "Vi har det trygt på vakt"))
    north.settle()
    south.settle()
    do(south, StartMeeting("m1"), SetPresent("m1", 5), OpenVote("m1"), *(LayBall("g0", "green", n) for n in range(4)))

    def rewrite() -> None:
        north.write(Fact("goal", "g0", {"text": "Sjefen gjør en god jobb"}))
        north.settle()
        south.settle()

    if heard == "in the midst of the vote":
        rewrite()
        with pytest.raises(Refused, match="En annen tavle har skrevet om dette"):
            do(south, LayBall("g0", "green", 4))
    do(south, CloseVote("m1", "t1"), EndMeeting("m1"))
    south.settle()
    if heard != "in the midst of the vote":
        rewrite()
    north.settle()
    week = week_of(at_home(time()).date())
    for wall in (north, south):
        board = do(wall)
        told = [(goal.text, board.meetings.point(goal.id, week).laid) for goal in board.goals.versions[0]]
        assert told == [("Målet slik det sto før", 4), ("Sjefen gjør en god jobb", 0)]
    time.pass_(days=7)
    hold = [StartMeeting("m2"), SetPresent("m2", 5), OpenVote("m2"), *(LayBall("g0", "red", n) for n in range(5))]
    do(south, *hold, CloseVote("m2", "t2"), EndMeeting("m2"))
    south.settle()
    north.settle()
    weeks = [week, week_of(at_home(time()).date())]
    for wall in (north, south):
        board = do(wall)
        trend = board.meetings.trend(board.goals.versions[0], weeks)
        assert [(point.green, point.red, point.rewritten) for point in trend] == [(4, 0, False), (0, 5, True)]
    time.pass_(days=14)
    rows = centre.do(lambda tx: trends.of_unit(tx, 1, 1, Period.latest(time(), 4), time()))
    found = [(stretch.text, [week for week, _told in stretch.weeks]) for slot in rows for stretch in slot]
    assert found == [("Målet slik det sto før", weeks[:1]), ("Sjefen gjør en god jobb", weeks[1:])]
    told = centre.do(lambda tx: extracts.page(tx, 1, TABLES["wellbeing"], extracts.START, False, time()))
    assert [row[2] for row in told.rows if row[4] == "g0"] == weeks[1:]
    assert len(told.rows) == 2
