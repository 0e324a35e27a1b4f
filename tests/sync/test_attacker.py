"""Over a year of random votes the attacker finds no hidden one, and finds them as soon as sums hold the hidden."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest
from sqlalchemy import select

from board import log
from board.change import Fact
from board.privacy import Share, Told, together
from board.week import week_of
from sync.server import tenants
from sync.server.reports import wellbeing
from sync.server.reports.period import Period
from sync.server.tables import organisations
from sync.server.tables import units as unit_table
from tests.sync.attacker import OUTPUTS, Output, Statement, Vote, World, explained, overview, solve, sums, tables
from tests.sync.pages.office import Visitor, person
from tests.sync.places import START_MS, Centre, Time

WEEKS = 52
WEEKLY = (overview, sums, tables)
"""What is looked at each week; the rest, which shows more weeks at once, each month."""
GOALS = {"g0": "Vi rekker det vi skal", "g1": "Vi hilser på hverandre", "g2": "Jeg vet hva som ventes"}
THRESHOLDS = {"Solbakken": 3, "Plan": 7, "Veg og park": 3}
"""Of each unit its own; the organisation's is 5."""

Counts = tuple[int, int, int]


class Year:
    """A centre that gets one week of votes after the other, and somebody who looks before and after each."""

    def __init__(self, folder: Path, name: str = "centre") -> None:
        self.time = Time()
        self.centre = Centre(f"sqlite:///{folder}/{name}.db", self.time)
        self.votes: dict[Vote, Counts] = {}
        self.numbers, self.organisation = self.centre.do(self._found)
        self.visitor: Visitor | None = None

    def _found(self, tx: Any) -> tuple[dict[int, str], int]:
        public = tenants.found_organisation(tx, "Eksempel kommune", START_MS)
        tx.execute(organisations.update().values(threshold=5))
        numbers = {}
        for unit, threshold in THRESHOLDS.items():
            name = tenants.found_unit(tx, public, unit, START_MS)
            number = tenants.unit_number(tx, name)
            goals = [
                Fact("goal", id_, {"slot": n, "text": text, "since": START_MS})
                for n, (id_, text) in enumerate(GOALS.items())
            ]
            self._write(tx, number, [Fact("unit", "unit", {"threshold": threshold}), *goals])
            numbers[number] = name
        return numbers, tx.scalar(select(unit_table.c.organisation))

    def _write(self, tx: Any, unit: int, facts: Sequence[Fact]) -> None:
        log.append(tx, facts, device=f"{unit:016x}", stamp=self.time(), group=f"g{self.time()}", unit=unit)

    @property
    def week(self) -> str:
        return week_of(datetime.fromtimestamp(self.time() / 1000, UTC).date())

    def vote(self, counts: dict[tuple[int, str], Counts]) -> None:
        """What each unit lays for each goal this week."""

        def work(tx: Any) -> None:
            for (unit, goal), (green, pink, red) in counts.items():
                told = {"week": self.week, "goal": goal, "green": green, "pink": pink, "red": red}
                self._write(tx, unit, [Fact("tally", f"{self.week.lower()}-{goal}", told)])
                self.votes[Vote(self.numbers[unit], self.week, goal)] = (green, pink, red)

        self.centre.do(work)

    def pass_week(self) -> None:
        self.time.pass_(days=7)
        self.visitor = person(self.centre, next(iter(self.numbers.values())), name=f"Inger {self.week}")

    def world(self) -> World:
        over = frozenset(vote for vote in self.votes if vote.week < self.week)
        return World(self.organisation, self.numbers, GOALS, over)

    def seen(self, outputs: Sequence[Output] = OUTPUTS) -> list[Statement]:
        assert self.visitor
        return [s for output in outputs for s in output(self.centre, self.visitor, self.world())]

    def told(self) -> dict[Vote, Told]:
        """What is published of each vote by itself."""
        period = Period.latest(self.time(), WEEKS + 4)
        cells = self.centre.do(lambda tx: wellbeing.cells(tx, self.organisation, period, self.time()))
        return {Vote(self.numbers[c.unit], c.week, c.goal): c.told for c in cells if c.told}


@pytest.fixture
def year(tmp_path: Path) -> Iterator[Year]:
    made = Year(tmp_path)
    yield made
    made.centre.close()


def random_week(rng: Random, year: Year) -> dict[tuple[int, str], Counts]:
    """Most lay a ball, now and then too few."""
    found = {}
    for unit in year.numbers:
        for goal in GOALS:
            laid = rng.choice((3, 4, 5, 6, 8, 9, 12))
            balls = rng.choices(range(3), (6, 3, 1), k=laid)
            found[unit, goal] = (balls.count(0), balls.count(1), balls.count(2))
    return found


def live(year: Year, seed: int, weeks: int = WEEKS) -> list[Statement]:
    """A year of it; returns all that was published, before and after each week."""
    rng = Random(seed)
    statements: dict[Statement, None] = {}
    year.pass_week()
    for turn in range(weeks):
        year.vote(random_week(rng, year))
        statements |= dict.fromkeys(year.seen((overview, sums)))
        year.pass_week()
        statements |= dict.fromkeys(year.seen(OUTPUTS if turn % 4 == 3 else WEEKLY))
    return list(statements)


def rightly_found(year: Year, statements: list[Statement]) -> dict[tuple[Vote, str], int]:
    told = year.told()
    hidden = {vote: 6 for vote in year.votes if vote not in told}
    assert len(hidden) > 10
    found = solve(statements, told, hidden) | solve([s for s in statements if not explained(s, told)], told, hidden)
    place = {"green": 0, "pink": 1, "red": 2}
    return {key: n for key, n in found.items() if year.votes[key[0]][place[key[1]]] == n}


def naive(some: Sequence[wellbeing.Cell]) -> Told | None:
    """The rule switched off: a cell that is not told is left blank, but the sum over several holds it."""
    if len(some) == 1 or not any(cell.told for cell in some):
        return some[0].told if some else None
    return together(cell.told or cell.raw for cell in some)  # type: ignore[attr-defined]


class Raw(Told):
    """A hidden vote as it is."""

    @property
    def parts(self) -> tuple[float, float, float]:
        return self.green.tenth / self.laid, self.pink.tenth / self.laid, self.red.tenth / self.laid


class Leaky(NamedTuple):
    """A cell that has kept what it should not."""

    unit: int
    week: str
    goal: str
    told: Told | None
    raw: Raw


def switch_off(monkeypatch: pytest.MonkeyPatch) -> None:
    honest: Callable[[Any], wellbeing.Cell] = wellbeing._cell

    def leaky(row: Any) -> Leaky:
        cell = honest(row)
        counts = (row.green, row.pink, row.red)
        raw = Raw(sum(counts), *(Share(count, 1, 99) for count in counts))
        return Leaky(*cell, raw)

    monkeypatch.setattr(wellbeing, "_cell", leaky)
    monkeypatch.setattr(wellbeing, "together", naive)


def test_no_hidden_vote_of_a_year_can_be_found(year: Year) -> None:
    statements = live(year, seed=1)
    assert len(statements) > 1_000
    assert rightly_found(year, statements) == {}
    told = year.told()
    assert all(explained(statement, told) for statement in statements)


def test_hidden_votes_are_found_when_sums_hold_them(year: Year, monkeypatch: pytest.MonkeyPatch) -> None:
    switch_off(monkeypatch)
    found = rightly_found(year, live(year, seed=1, weeks=8))
    assert len({vote for vote, _ in found}) >= 5


@pytest.mark.parametrize("nearly", [(-1, 1, 0), (-1, 0, 1)])
def test_a_unanimous_vote_cannot_be_told_from_a_nearly_unanimous_one(tmp_path: Path, nearly: Counts) -> None:
    """Two years that differ in this alone, beside votes of every other kind: all that is published is the same, to
    the last sign."""
    worlds = Year(tmp_path, "one"), Year(tmp_path, "other")
    rng = Random(7)
    try:
        for world in worlds:
            world.pass_week()
        for laid in (5, 6, 7, 8, 9, 10, 14, 20):
            week = random_week(rng, worlds[0])
            for world, change in zip(worlds, ((0, 0, 0), nearly), strict=True):
                counts = dict(week)
                unanimous = [(1, "g0"), (2, "g1"), (3, "g0"), (3, "g1"), (3, "g2")]
                counts |= dict.fromkeys(unanimous, (laid + change[0], change[1], change[2]))
                world.vote(counts)
                world.pass_week()
            assert published(worlds[0]) == published(worlds[1])
            assert worlds[0].seen() == worlds[1].seen()
    finally:
        for world in worlds:
            world.centre.close()


def published(year: Year) -> list[str]:
    """Every page that tells of votes, but for what is each session's own."""
    assert year.visitor
    pages = [year.visitor.get(path).text for path in ("/", *(f"/enhet/{unit}" for unit in year.numbers.values()))]
    return [re.sub(r'name="csrf" value="[^"]*"', "", page) for page in pages]
