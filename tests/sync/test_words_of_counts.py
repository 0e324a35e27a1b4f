"""Balls are told of the words they were laid for, whatever another wall writes in their place, and when."""

from collections.abc import Callable, Iterator

import pytest
from lxml import html

from board import calendar
from board.calendar import at_home, week_of
from board.errors import Refused
from board.kinds.goal import WriteGoal
from board.kinds.meeting.commands import EndMeeting, SetPresent, StartMeeting
from board.kinds.tally.commands import CloseVote, LayBall, OpenVote
from board.log import log
from board.log.change import Fact
from sync.server.reports import extracts, trends
from sync.server.reports.extract_tables import TABLES
from sync.server.reports.period import Period
from sync.wall.connection_status import ConnectionState
from tests.sync import builds
from tests.sync.builds import NEWEST
from tests.sync.places import Centre, Time, Wall
from tests.sync.test_week_vase import do
from tests.sync.web.office import person

Hang = Callable[..., Wall]


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


FIRST = "0"
"""Before every fingerprint: what stands before what is told by when it was written, not by what it is called."""


@pytest.mark.parametrize("heard", ["in the midst of the vote", "after weeks without a network"])
def test_a_goal_that_an_older_wall_rewrites_in_place_takes_no_balls_with_it(
    hang: Hang, centre: Centre, unit: str, time: Time, heard: str
) -> None:
    """It knows of no vote, and writes other words where those stood that balls were laid for."""
    north, south = hang("north"), hang("south")
    do(north, WriteGoal(FIRST, 0, "Vi har det trygt på vakt"))
    north.settle()
    south.settle()
    do(
        south,
        StartMeeting("m1"),
        SetPresent("m1", 5),
        OpenVote("m1"),
        *(LayBall(FIRST, "green", n) for n in range(4)),
    )

    known: list[int] = []

    def rewrite() -> None:
        known.append(centre.do(lambda tx: log.last_seq(tx, 1)))
        north.write(Fact("goal", FIRST, {"text": "Sjefen gjør en god jobb"}))
        north.settle()
        south.settle()

    if heard == "in the midst of the vote":
        rewrite()
        with pytest.raises(Refused, match="En annen tavle har skrevet om dette"):
            do(south, LayBall(FIRST, "green", 4))
    do(south, CloseVote("m1", "t1"), EndMeeting("m1"))
    south.settle()
    if heard != "in the midst of the vote":
        rewrite()
    north.settle()
    week = week_of(at_home(time()).date())
    for wall in (north, south):
        board = do(wall)
        told = [(goal.told, board.meetings.point(goal.id, week).laid) for goal in board.goals.versions[0]]
        assert told == [("Målet slik det sto før", 4), ("Sjefen gjør en god jobb", 0)]
    time.pass_(days=7)
    hold = [StartMeeting("m2"), SetPresent("m2", 5), OpenVote("m2"), *(LayBall(FIRST, "red", n) for n in range(5))]
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
    page = " ".join(html.fromstring(person(centre, unit).get(f"/enhet/{unit}").text).text_content().split())
    assert "Skrevet om: uke 3. Ordene som sto der før, er skrevet over. Ballene før" in page
    told = centre.do(lambda tx: extracts.page(tx, 1, TABLES["wellbeing"], extracts.START, False, time()))
    assert [row[2] for row in told.rows if row[4] == FIRST] == weeks[1:]
    assert len(told.rows) == 2
    for since, whole in ((known[0], True), (centre.do(lambda tx: log.last_seq(tx, 1)) - 1, False)):
        some = centre.do(lambda tx, since=since: extracts.changes(tx, 1, unit, since, weeks[1], False, time()))
        assert some.whole is whole, "what stood under another goal is taken away by whoever had fetched it"


@pytest.fixture
def older() -> Iterator[None]:
    """All builds but the newest know no fingerprint of what was counted."""
    with builds.several({"tally": {"words"}}), builds.running(NEWEST):
        yield
        builds.elsewhere(NEWEST)


@pytest.mark.parametrize("centre_build", [0, NEWEST])
def test_what_a_wall_counted_that_knows_no_fingerprint_is_told_of_the_words_that_stand(
    hang: Hang, centre: Centre, time: Time, older: None, centre_build: int
) -> None:
    """It shows what the others count, and rewrites a goal in place as it has always done; what it counts says of no
    words, so nobody can know."""

    def told(wall: Wall) -> list[tuple[str, int]]:
        board = do(wall)
        weeks = [week_of(calendar.day(time() - n * 604_800_000)) for n in (0, 1)]
        return [(g.text, sum(board.meetings.point(g.id, w).laid for w in weeks)) for g in board.goals.versions[0]]

    builds.elsewhere(centre_build)
    new, old = hang("new"), hang("old")
    do(new, WriteGoal("g0", 0, "Vi har det trygt"))
    do(new, StartMeeting("m1"), SetPresent("m1", 4), OpenVote("m1"), *(LayBall("g0", "green", n) for n in range(4)))
    do(new, CloseVote("m1", "t1"), EndMeeting("m1"))
    new.settle()
    with builds.running(0):
        assert old.settle().state is ConnectionState.CONNECTED
        assert told(old) == [("Vi har det trygt", 4)]
        old.write(Fact("goal", "g0", {"text": "Vi ler"}))
        time.pass_(days=7)
        old.write(Fact("meeting", "m2", {"week": week_of(calendar.day(time())), "present": 3, "ended": time()}))
        counted = {"meeting": "m2", "goal": "g0", "green": 3, "pink": 0, "red": 0, "threshold": 3}
        old.write(Fact("tally", "t2", {**counted, "week": week_of(calendar.day(time()))}))
        old.settle()
    new.settle()
    assert told(new) == [("Målet slik det sto før", 4), ("Vi ler", 3)]
    old.close()
    old.open()
    old.settle()
    assert told(old) == told(new)
