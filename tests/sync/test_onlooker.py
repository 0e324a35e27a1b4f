"""Over a year of votes somebody who looks on finds nothing – thresholds raised and lowered, meetings called off and
begun anew, votes late on Sunday and over midnight, clocks set back, files copied while balls drop – and finds each
fault in a build where it is planted."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from board import privacy, votes
from board.ballot import COLOURS
from board.board import Board
from board.calendar import HOME, week_of
from board.context import Command, perform
from board.errors import Kind, Refused
from board.kinds.goal import WriteGoal
from board.kinds.meeting.commands import CancelMeeting, EndMeeting, SetPresent, StartMeeting
from board.kinds.tally import commands as vote_commands
from board.kinds.tally.commands import CloseVote, LayBall, OpenVote
from board.kinds.unit import ChangeUnit
from board.log.stamp import Clock
from sync.server import tenants
from sync.server.db.tables import organisations, units
from sync.server.reports.period import Period
from sync.server.reports.wellbeing import cells
from sync.wall import apply
from tests.board import power
from tests.board.test_vase import in_the_row
from tests.sync.onlooker import Onlooker, Vote
from tests.sync.places import Centre, Time, Wall

Hang = Callable[..., Wall]
Plant = Callable[[pytest.MonkeyPatch], None]
WEEKS = 52


class Year:
    """A wall, its centre, and who looks on."""

    def __init__(self, centre: Centre, time: Time, wall: Wall) -> None:
        self.centre, self.time, self.wall = centre, time, wall
        self.onlooker = Onlooker()
        self.chance = Random(1)
        self.board = Board()
        self.decided = self.known = 3
        self.meetings = 0
        self.back_ms = 0
        wall.store.clock.wall = lambda: time() - self.back_ms
        wall.store.clock.running = time
        self.do(WriteGoal("g0", 0, "Vi rekker det vi skal"))

    def do(self, *commands: Command, unlocked: bool = True) -> None:
        for command in commands:
            self.board = perform(self.wall.store, self.board, command, unlocked=unlocked)

    def sync(self) -> None:
        self.wall.settle()
        self.known = self.decided
        with self.wall.store.read() as tx:
            self.board = Board.load(tx)

    def decide(self, threshold: int) -> None:
        """The organisation's threshold, as a coordinator sets it."""
        week = week_of(self.now.date())

        def work(tx: Any) -> None:
            owner = tx.execute(select(organisations.c.id, organisations.c.threshold)).one()
            assert tenants.set_rules(tx, owner.id, (owner.threshold, False), (threshold, False), week)

        self.centre.do(work)
        self.decided = threshold
        self.onlooker.heard(self.time(), threshold)

    @property
    def now(self) -> datetime:
        return datetime.fromtimestamp(self.time() / 1000, HOME)

    def until(self, weekday: int, hour: int, minute: int = 0) -> None:
        """Time passes to the next such moment."""
        then = self.now.replace(hour=hour, minute=minute, second=0)
        then += timedelta(days=(weekday - self.now.weekday()) % 7)
        self.time.pass_(s=max(0.0, (then - self.now).total_seconds()))

    def look(self) -> None:
        """At what the centre tells now."""

        def told(tx: Any) -> list[int]:
            owner = tx.scalar(select(units.c.organisation))
            some = cells(tx, owner, Period.latest(self.time(), 60), self.time())
            return [cell.told.laid for cell in some if cell.told]

        self.onlooker.saw_told(self.time(), self.centre.do(told))

    def hold(self, people: int, *, minutes: int, lowered: bool, watched: Callable[[], Any]) -> bool:
        """A vote of so many. False when the wall would not have it."""
        self.meetings += 1
        name = f"m{self.meetings}"
        self.do(StartMeeting(name), SetPresent(name, people))
        try:
            self.do(OpenVote(name), unlocked=False)
        except Refused as refused:
            if refused.kind not in (Kind.CLOCK_BACK, Kind.WEEK_OPENED):
                raise
            self.do(CancelMeeting(name))
            return False
        promised = max(3, self.known, self.board.unit.threshold)
        for seen in range(people):
            with watched() if seen == people - 1 else _unwatched():
                self.do(LayBall("g0", self.chance.choice(COLOURS), seen))
        if lowered:
            self.do(ChangeUnit({"threshold": 3}))
        self.time.pass_(s=60 * minutes)
        self.do(CloseVote(name, f"t{self.meetings}"), unlocked=False)
        tally = self.board.meetings.tallies[f"t{self.meetings}-0"]
        vote = Vote(self.time(), people, promised, self.decided)
        self.onlooker.saw_opened(vote, opened=not tally.hidden)
        return True

    def end(self, *, called_off: bool) -> None:
        name = f"m{self.meetings}"
        self.do(CancelMeeting(name) if called_off else EndMeeting(name))


@contextmanager
def _unwatched() -> Iterator[None]:
    yield


def live(year: Year, tape: power.Tape, weeks: int) -> set[str]:
    """So many weeks. Returns what the onlooker has found."""
    chance = year.chance

    @contextmanager
    def watched() -> Iterator[None]:
        tape.deeds = power.Watched(lambda: year.onlooker.saw_files(year.wall.folder))
        yield
        year.onlooker.saw_files(year.wall.folder)
        tape.deeds = []

    for week in range(weeks):
        year.until(0, 9)
        if chance.random() < 0.5:
            year.decide(chance.choice((3, 4, 5, 6, 7)))
        if chance.random() < 0.6:
            year.sync()
        if chance.random() < 0.4:
            year.do(ChangeUnit({"threshold": chance.choice((3, 5, 6))}))
        late = week % 3 == 0
        year.until(6 if late else chance.randrange(5), 23 if late else 13, 50 if late else 0)
        people = chance.choice((2, 3, 4, 5, 6, 8))
        minutes = 15 if week % 6 == 0 else 4
        if year.hold(people, minutes=minutes, lowered=chance.random() < 0.5, watched=watched):
            year.end(called_off=chance.random() < 0.4)
            year.time.pass_(s=5 * 60)
            if year.hold(people + 1, minutes=1, lowered=False, watched=watched):
                year.end(called_off=False)
            if week % 4 == 1 and not year.onlooker.found:
                year.back_ms = 14 * 24 * 3_600_000
                if year.hold(people + 1, minutes=1, lowered=False, watched=watched):
                    year.end(called_off=False)
                year.back_ms = 0
        if chance.random() < 0.8:
            year.sync()
        opened_ms = year.onlooker.votes[-1].at_ms
        for later_s in (900, 24 * 3_600 - 180):  # the second: of a vote over midnight, when Monday has just gone
            year.time.pass_(s=later_s - (year.time() - opened_ms) / 1000)
            year.look()
        if year.onlooker.found:
            break
        year.time.pass_(days=2)
        if chance.random() < 0.5:
            year.decide(chance.choice((3, 4)))
        year.look()
    return year.onlooker.found


@pytest.fixture
def year(hang: Hang, centre: Centre, time: Time) -> Iterator[tuple[Year, power.Tape]]:
    with power.recording() as tape:
        wall = hang("north")
        tape.deeds = []
        yield Year(centre, time, wall), tape
        wall.close()


def test_over_a_year_an_onlooker_finds_nothing(year: tuple[Year, power.Tape]) -> None:
    lived, tape = year
    assert live(lived, tape, WEEKS) == set()
    votes_held = lived.onlooker.votes
    assert len(votes_held) > WEEKS / 2
    assert len({v.promised for v in votes_held}) > 3


def a_lower_threshold_holds_backwards(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(tenants, "_lowered", lambda *_: None)


def the_wall_hears_of_no_threshold(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(apply, "_take_rules", lambda *_: False)


def the_threshold_is_read_when_vases_are_opened(patch: pytest.MonkeyPatch) -> None:
    honest = votes.open_vote
    patch.setattr(
        votes,
        "open_vote",
        lambda tx, meeting, goals, _threshold, *kind, **more: honest(tx, meeting, goals, 3, *kind, **more),
    )


def vases_are_opened_again(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(vote_commands, "not_again", lambda *_: None)


def the_clock_is_believed_whatever_it_says(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Clock, "confirmed", True)
    patch.setattr(vote_commands, "DAY_MS", 0)  # and how long the machine has run is not asked


def a_week_is_told_the_moment_it_is_over(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(privacy, "untold", week_of)


def a_vote_counts_for_the_evening_before(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(vote_commands, "week_of", lambda day: week_of(day - timedelta(days=1)))


def counts_stand_in_a_table(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(votes, "_keep", in_the_row)


PLANTED: dict[Plant, str] = {
    a_lower_threshold_holds_backwards: "a vote under a threshold that was lowered",
    the_wall_hears_of_no_threshold: "fewer than was promised",
    the_threshold_is_read_when_vases_are_opened: "fewer than was promised",
    vases_are_opened_again: "what the latecomer laid",
    the_clock_is_believed_whatever_it_says: "what the latecomer laid",
    a_week_is_told_the_moment_it_is_over: "a vote of the same day",
    a_vote_counts_for_the_evening_before: "a vote of the same day",
    counts_stand_in_a_table: "the last ball",
}


@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__)
def test_each_fault_is_found_where_it_is_planted(
    year: tuple[Year, power.Tape], monkeypatch: pytest.MonkeyPatch, plant: Plant
) -> None:
    plant(monkeypatch)
    assert live(*year, 26) == {PLANTED[plant]}
