"""Two years that differ in all that must not be known – other counts behind the same words, anything behind what is
hidden or not over, another card born of a red vase, other minutes – are told alike to the last sign.

That the words themselves are coarse enough is proved in tests/board/test_privacy.py, over every count. Which counts
have one word is reckoned here anew, from the method and not from the program."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from board.calendar import week_of
from board.log import log
from board.log.change import Fact
from sync.server import tenants
from sync.server.db.tables import organisations
from sync.server.db.tables import units as unit_table
from sync.server.reports.period import today
from tests.sync.attacker import Loot, Take, differing, loot, often, papers
from tests.sync.leaks import PLANTED, Plant
from tests.sync.neighbourhood import shared
from tests.sync.places import START_MS, Centre, Time

WEEKS = 52
MINUTE_MS = 60_000
GOALS = {"g0": "Vi rekker det vi skal", "g1": "Vi hilser på hverandre", "g2": "Jeg vet hva som ventes"}
THRESHOLDS = {"Solbakken": 3, "Plan": 7, "Veg og park": 3}
"""Of each unit its own; the organisation's is 4."""
FEWEST = 4
TITLES = ("Alarmer om natta", "Nøkler", "Æresrunde", "Brøyting")

Count = tuple[int, int, int]
Week = dict[tuple[str, str], tuple[Count, Count]]
"""By unit and goal: the count of one year, and that of the other."""


def said(count: Count) -> int:
    """The word of a count, as the method has it (0.6, 0.2; of four voters a third)."""
    laid = sum(count)
    balance = Fraction(count[0] - count[2], laid)
    cuts = (Fraction(1, 3),) if laid == 4 else (Fraction(1, 5), Fraction(3, 5))
    return sum(balance >= cut for cut in cuts) - sum(-balance >= cut for cut in cuts)


@cache
def alike(count: Count, threshold: int) -> Sequence[Count]:
    """What may just as well have been laid, for all that anybody may know."""
    laid = sum(count)
    if laid >= threshold:
        every = [(g, laid - g - r, r) for g in range(laid + 1) for r in range(laid + 1 - g)]
        return [other for other in every if said(other) == said(count)]
    return [(g, p, r) for g in range(7) for p in range(7) for r in range(7) if 1 <= g + p + r < threshold]


class Year:
    """A centre that gets one week after the other, and somebody who looks."""

    def __init__(self, folder: Path, other: bool) -> None:
        self.other = other
        self.time = Time()
        self.centre = Centre(f"sqlite:///{folder}/{other}.db", self.time)
        self.names: dict[str, str] = {}
        self.numbers = self.centre.do(self._found)
        self.unit = next(iter(self.names))
        self.looks = 0

    def _found(self, tx: Any) -> dict[str, int]:
        public = tenants.found_organisation(tx, "Eksempel kommune", START_MS)
        tx.execute(organisations.update().values(threshold=FEWEST))
        numbers = {}
        for unit, threshold in THRESHOLDS.items():
            name = tenants.found_unit(tx, public, unit, START_MS)
            self.names[name] = unit
            numbers[unit] = tx.scalar(select(unit_table.c.id).where(unit_table.c.public == name))
            goals = [
                Fact("goal", g, {"slot": n, "text": t, "since": START_MS}) for n, (g, t) in enumerate(GOALS.items())
            ]
            self._write(tx, numbers[unit], [Fact("unit", "unit", {"threshold": threshold}), *goals])
        return numbers

    def _write(self, tx: Any, unit: int, facts: Sequence[Fact], wall: int = 0) -> None:
        device = f"{unit * 16 + wall:016x}"
        log.append(tx, facts, device=device, stamp=self.time(), group=f"g{self.time()}", unit=unit)

    def meet(self, votes: Week, turn: int) -> None:
        """What is laid this week, and a card of each meeting that a red vase was the reason for, and one that it was
        not: which of the two is what the years differ in, with the minute they were made, and the order."""
        self.centre.do(lambda tx: [self._meet(tx, unit, votes, turn) for unit in THRESHOLDS])
        self.time.pass_(s=2 * 60)
        self.card(turn, red=True)

    def card(self, turn: int, *, red: bool) -> None:
        n = (turn + self.other + (not red)) % 2
        made = {"title": f"{TITLES[(2 * turn + n) % 4]} {turn}", "topic": "workload", "stage": "plan"}
        made |= {"created": self.time(), "moved": self.time(), "position": f"a{turn:03}{'a' if red else 'b'}"}
        made |= {"goal": "g0", "week": week_of(today(self.time()))} if red else {}
        for unit in self.numbers.values():
            story = {"card": f"c{turn}-{n}", **shared(str(made["title"]), self.time())}
            facts = [Fact("card", f"c{turn}-{n}", made), Fact("story", f"c{turn}-{n}-story", story)]
            self.centre.do(lambda tx, unit=unit, facts=facts: self._write(tx, unit, facts))

    def _meet(self, tx: Any, unit: str, votes: Week, turn: int) -> None:
        week, began = week_of(today(self.time())), self.time() + self.other * 131_000
        met = {"week": week, "planned": str(today(began)), "started": began, "ended": began + 13 * MINUTE_MS}
        facts = [Fact("meeting", f"m{turn}", {**met, "present": 9})]
        for goal in GOALS:
            facts.append(_tally(f"t{turn}-{goal}", week, goal, votes[unit, goal][self.other]))
        self._write(tx, self.numbers[unit], facts)
        if turn % 5 == 0:  # a second wall in the room
            second = _tally(f"s{turn}", week, "g2", votes[unit, "second"][self.other])
            self._write(tx, self.numbers[unit], [second], wall=1)

    def look(self, take: Take) -> Loot:
        self.looks += 1
        return take(self.centre, self.unit, self.names, f"{self.looks}")


def _tally(name: str, week: str, goal: str, count: Count) -> Fact:
    """Of fewer than three the wall itself tells no colours."""
    told = dict(zip(("green", "pink", "red"), count, strict=True)) if sum(count) >= 3 else {"hidden": True}
    return Fact("tally", name, {"week": week, "goal": goal, **told})


def random_week(chance: Random) -> Week:
    """Most lay a ball, now and then too few; now and then all of them the same."""
    found: Week = {}
    for unit, own in THRESHOLDS.items():
        for goal in (*GOALS, "second"):
            laid = chance.choice((2, 3, 4, 5, 6, 8, 9, 12))
            balls = chance.choices(range(3), chance.choice(((6, 3, 1), (1, 2, 4), (1, 0, 0))), k=laid)
            count = (balls.count(0), balls.count(1), balls.count(2))
            found[unit, goal] = count, chance.choice(alike(count, max(own, FEWEST)))
    return found


@pytest.fixture
def years(tmp_path: Path) -> Iterator[tuple[Year, Year]]:
    made = Year(tmp_path, False), Year(tmp_path, True)
    yield made
    for year in made:
        year.centre.close()


def live(years: tuple[Year, Year], weeks: int, *, each: int = 1, all_: Take = loot, all_each: int = 30) -> set[str]:
    """So many weeks of both. Looks at each meeting, or one of so many, between the two cards: that is also between
    the ages of those before; now and then the day after, and at all there is. Returns where the years differ."""
    chance, found = Random(1), set[str]()

    def looked(take: Take = often) -> None:
        one, other = (year.look(take) for year in years)
        found.update(differing(one, other))

    for turn in range(weeks):
        votes = random_week(chance)
        for year in years:
            year.meet(votes, turn)
            year.time.pass_(s=4 * 60)
        if turn % all_each == all_each - 1:
            looked(all_)
        elif turn % each == 0:
            looked()
        for year in years:
            year.time.pass_(s=3 * 60)
            year.card(turn, red=False)
        for year in years:
            year.time.pass_(days=1)
        if turn % 4 == 0:
            looked()
        for year in years:
            year.time.pass_(days=6, s=-9 * 60)
    return found


@pytest.mark.early
@pytest.mark.parametrize("each", [3, pytest.param(1, marks=pytest.mark.long)])
def test_over_a_year_nothing_tells_what_must_not_be_known(years: tuple[Year, Year], each: int) -> None:
    assert live(years, WEEKS, each=each) == set()
    for year in years:  # and of the week that is not over nothing at all
        votes = {(unit, goal): ((9, 0, 0), (0, 2, 7)) for unit in THRESHOLDS for goal in (*GOALS, "second")}
        year.meet(votes, WEEKS)
    one, other = (year.look(loot) for year in years)
    assert differing(one, other) == set()


@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__)
def test_what_is_told_against_the_rules_is_found(
    years: tuple[Year, Year], monkeypatch: pytest.MonkeyPatch, plant: Plant
) -> None:
    plant(monkeypatch)
    place = PLANTED[plant]
    assert place in live(years, 3, all_=papers if place == "dokumentasjon" else often, all_each=3)
