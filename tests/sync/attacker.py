"""Somebody who wants to know what a hidden vote was, and has nothing but what the centre publishes.

The attacker gets every output a coordinator can get, before and after each week, and knows the program. Everything
published becomes linear (in)equalities over the balls of the votes that are not told: shares are intervals, and what
is told is known. A linear program then asks for each hidden colour how few and how many balls there can have been;
where only one whole number is left, the vote is found.

    found = solve(statements, hidden)       {(cell, colour): 2}
"""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import linprog
from sqlalchemy import Connection

from board.privacy import Told
from sync.server.prints import monthly, yearly
from sync.server.prints.scope import Scope
from sync.server.prints.span import months, year
from sync.server.reports import extracts, tenancy, wellbeing
from sync.server.reports.extract_tables import TABLES
from sync.server.reports.period import Period, today
from tests.sync.pages.office import Visitor
from tests.sync.places import Centre

COLOURS = ("green", "pink", "red")


class Vote(NamedTuple):
    """One cell: what was voted about which goal, where and when."""

    unit: str
    week: str
    goal: str


@dataclass(frozen=True)
class Statement:
    """What was published about some votes together: for each colour from which to which share; `laid` where told."""

    votes: frozenset[Vote]
    shares: tuple[tuple[float, float], ...]
    laid: int | None = None


Output = Callable[[Centre, Visitor, "World"], Iterable[Statement]]


class World(NamedTuple):
    """What everybody knows: which votes there were in weeks that are over, and what units and goals are called."""

    organisation: int
    numbers: Mapping[int, str]
    goals: Mapping[str, str]
    votes: frozenset[Vote]

    def some(self, **known: str) -> frozenset[Vote]:
        return frozenset(v for v in self.votes if all(getattr(v, name) == value for name, value in known.items()))


def share(said: str) -> tuple[float, float]:
    """The interval behind «≥ 90 %», «≤ 10 %» or «60 %», as wide as it can be."""
    sign, tenth = ("" if said[0] not in "≥≤" else said[0]), int(re.sub(r"\D", "", said))
    low = tenth / 100 - 0.05 if sign != "≤" else 0.0
    high = tenth / 100 + 0.05 if sign != "≥" else 1.0
    return low, high


# ── what a coordinator can get ──

_SHARES = r"Godt ([≥≤ \d]+%), Middels ([≥≤ \d]+%), Dårlig ([≥≤ \d]+%)"


def overview(centre: Centre, visitor: Visitor, world: World) -> Iterable[Statement]:
    """The table of units by week on the first page, in the words of its cells."""
    page = visitor.get("/").text
    body = page[page.index("<tbody>") : page.index("</tbody>")]
    weeks = {int(vote.week[6:]): vote.week for vote in sorted(world.votes, key=lambda vote: vote.week)}
    for row in body.split("<tr")[1:]:
        unit = re.search(r'href="/enhet/([^"]+)"', row)
        assert unit
        for week, *shares in re.findall(rf'aria-label="Uke (\d+): {_SHARES}"', row):
            votes = world.some(unit=unit.group(1), week=weeks[int(week)])
            yield Statement(votes, tuple(map(share, shares)))


_ROW = r'<tr><th scope="row">(\d+)</th><td>([^<]*)</td><td>(\d+)</td><td>([^<]*)</td><td>([^<]*)</td><td>([^<]*)</td>'


def units(centre: Centre, visitor: Visitor, world: World) -> Iterable[Statement]:
    """The tables under the drawings of each unit's page."""
    weeks = {int(vote.week[6:]): vote.week for vote in sorted(world.votes, key=lambda vote: vote.week)}
    goals = {text: id_ for id_, text in world.goals.items()}
    for unit in world.numbers.values():
        page = visitor.get(f"/enhet/{unit}").text
        for week, text, laid, *shares in re.findall(_ROW, page):
            vote = Vote(unit, weeks[int(week)], goals[text])
            yield Statement(frozenset([vote]), tuple(map(share, shares)), int(laid))


def sums(centre: Centre, visitor: Visitor, world: World) -> Iterable[Statement]:
    """Every sum that a page, an export or a report can be made of: over goals, weeks, units, and all."""
    ways: tuple[Callable[[Vote], object], ...] = (
        lambda v: v,
        lambda v: (v.unit, v.week),
        lambda v: (v.unit, v.goal),
        lambda v: (v.week, v.goal),
        lambda v: v.unit,
        lambda v: v.week,
        lambda v: (v.unit, v.week[:4], int(v.week[6:]) // 4),
        lambda v: "all",
    )
    period = Period.latest(centre.time(), 60)
    cells = centre.do(lambda tx: wellbeing.cells(tx, world.organisation, period, centre.time()))
    for way in ways:

        def key(cell: wellbeing.Cell, way: Callable[[Vote], object] = way) -> object:
            return way(Vote(world.numbers[cell.unit], cell.week, cell.goal))

        for name, told in wellbeing.grouped(cells, key).items():
            if told is not None:
                votes = frozenset(v for v in world.votes if way(v) == name)
                yield Statement(votes, tuple(map(share, map(str, (told.green, told.pink, told.red)))), told.laid)


def printed(centre: Centre, visitor: Visitor, world: World) -> Iterable[Statement]:
    """The yearly and the monthly report, of all units and of each alone, for the year and the month that it is."""
    day = today(centre.time())

    def work(tx: Connection) -> list[tuple[int | None, str, str, Any]]:
        found: list[tuple[int | None, str, str, Any]] = []
        spans = ((yearly, year(day.year)), (monthly, months(f"{day:%Y-%m}", f"{day:%Y-%m}")))
        for report, span in spans:
            for unit in (None, *world.numbers):
                some = tenancy.places(tx, world.organisation, unit)
                facts = report.facts(Scope(tx, world.organisation, "", some, unit is None, span, centre.time()))
                found.append((unit, *span.weeks, facts["wellbeing"]))
        return found

    for unit, first, last, told in centre.do(work):
        if told:
            votes = world.some() if unit is None else world.some(unit=world.numbers[unit])
            votes = frozenset(vote for vote in votes if first <= vote.week <= last)
            yield Statement(votes, tuple(share(said) for said in re.findall(r"(?:[≥≤] )?\d+ %", told["words"])))


def tables(centre: Centre, visitor: Visitor, world: World) -> Iterable[Statement]:
    """The table of votes that programs read and `tavle pull` fetches."""
    table = TABLES["wellbeing"]
    names = [column.name for column in table.shown(False)]
    some = centre.do(lambda tx: extracts.page(tx, world.organisation, table, extracts.START, False, centre.time()))
    for row in (dict(zip(names, values, strict=True)) for values in some.rows):
        if row["shown"]:
            vote = Vote(row["unit"], row["week"], row["goal"])
            yield Statement(frozenset([vote]), tuple(share(row[colour]) for colour in COLOURS), row["laid"])


OUTPUTS: list[Output] = [overview, units, sums, printed, tables]
"""Whatever is published of votes. A new page, export or report is added here."""


# ── what can be found out from it ──


def explained(statement: Statement, told: Mapping[Vote, Told]) -> bool:
    """Whether a statement follows from what was told of single votes: then nothing hidden can be in it."""
    known = [told[vote] for vote in statement.votes if vote in told]
    laid = sum(one.laid for one in known)
    if not laid or statement.laid not in (None, laid):
        return False
    means = [sum(one.laid * one.parts[n] for one in known) / laid for n in range(3)]
    if len(known) == 1:
        return statement.shares == tuple(share(str(s)) for s in (known[0].green, known[0].pink, known[0].red))
    return all(low - 1e-6 <= mean <= high + 1e-6 for mean, (low, high) in zip(means, statement.shares, strict=True))


def solve(
    statements: Iterable[Statement], told: Mapping[Vote, Told], hidden: Mapping[Vote, int]
) -> dict[tuple[Vote, str], int]:
    """The colours of hidden votes that only one number of balls fits. `told` is what was published of single votes,
    `hidden` how many balls there can have been at most. The attacker knows how sums are made: of the parts that were
    told, and of hidden balls as they are, where these are in it."""
    at = {(vote, colour): n for n, (vote, colour) in enumerate((v, c) for v in hidden for c in COLOURS)}
    rows: list[np.ndarray[Any, Any]] = []
    limits: list[float] = []

    def at_most(row: np.ndarray[Any, Any], limit: float) -> None:
        rows.append(row)
        limits.append(limit)

    for statement in statements:
        inside = [vote for vote in statement.votes if vote in hidden]
        if not inside or statement.votes - hidden.keys() - told.keys():
            continue
        known = [told[vote] for vote in statement.votes if vote in told]
        laid = sum(one.laid for one in known)
        whole = np.zeros(len(at))
        for vote in inside:
            whole[[at[vote, colour] for colour in COLOURS]] = 1
        if statement.laid is not None:
            at_most(whole, statement.laid - laid)
            at_most(-whole, laid - statement.laid)
        for n, (colour, (low, high)) in enumerate(zip(COLOURS, statement.shares, strict=True)):
            balls = sum(one.laid * one.parts[n] for one in known)
            row = np.zeros(len(at))
            row[[at[vote, colour] for vote in inside]] = 1
            at_most(low * whole - row, balls - low * laid + 1e-6)
            at_most(row - high * whole, high * laid - balls + 1e-6)
    for vote, most in hidden.items():  # that there was a vote is told, and that it was too small
        row = np.zeros(len(at))
        row[[at[vote, colour] for colour in COLOURS]] = 1
        at_most(row, most)
        at_most(-row, -1)
    matrix, bounds = np.array(rows), np.array(limits)
    found = {}
    for part in _apart(matrix):
        for column in part:
            few, many = (_end(matrix, bounds, part, column, sign) for sign in (1, -1))
            if few is None or many is None:
                break  # what was published does not fit this reading of it
            if math.ceil(few - 1e-4) == math.floor(many + 1e-4):
                vote, colour = next(name for name, n in at.items() if n == column)
                found[vote, colour] = math.ceil(few - 1e-4)
    return found


def _apart(matrix: np.ndarray[Any, Any]) -> list[list[int]]:
    """Unknowns that no statement ties together are looked for apart."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    ties = csr_matrix(matrix != 0).T @ csr_matrix(matrix != 0)
    _, labels = connected_components(ties, directed=False)
    order = sorted(range(len(labels)), key=lambda n: labels[n])
    return [list(part) for _, part in groupby(order, key=lambda n: labels[n])]


def _end(
    matrix: np.ndarray[Any, Any], bounds: np.ndarray[Any, Any], part: list[int], column: int, sign: int
) -> float | None:
    inside = np.any(matrix[:, part] != 0, axis=1)
    aim = np.zeros(len(part))
    aim[part.index(column)] = sign
    answer = linprog(aim, matrix[np.ix_(inside, part)], bounds[inside], method="highs")
    return sign * answer.fun if answer.status == 0 else None
