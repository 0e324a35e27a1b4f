"""What the levels of an organisation have come to: of each unit that others hang under, the årsverk that those below
it found and realised while they hung there. A unit that moves takes nothing along and leaves nothing behind, so the
levels beside one another always come to what their units do together.

    for level in sums(tx, organisation, now_ms): level.unit, level.identified, level.realised
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from board.kinds.gain.record import State
from sync.server import levels
from sync.server.reports import curve
from sync.server.reports.period import today


@dataclass
class LevelSum:
    """One level: `depth` 0 hangs under none; årsverk in all, this year, and the year before."""

    unit: int
    depth: int
    all: dict[State, float] = field(default_factory=lambda: {"identified": 0.0, "realised": 0.0})
    this_year: dict[State, float] = field(default_factory=lambda: {"identified": 0.0, "realised": 0.0})
    last_year: dict[State, float] = field(default_factory=lambda: {"identified": 0.0, "realised": 0.0})


def sums(tx: Connection, organisation: int, now_ms: int) -> Mapping[int, LevelSum]:
    """Every level that has units below it now, or had when something was found there."""
    tree, year = levels.of_organisation(tx, organisation), today(now_ms).year
    found = {unit: LevelSum(unit, len(tree.path(unit))) for unit in tree.all}
    for step in curve.steps(tx, organisation, now_ms):
        for level in tree.path(step.unit, step.day):
            one = found.setdefault(level, LevelSum(level, len(tree.path(level))))
            one.all[step.state] += step.moved
            if step.day.year == year:
                one.this_year[step.state] += step.moved
            if step.day.year == year - 1:
                one.last_year[step.state] += step.moved
    return found
