"""What the levels of an organisation have come to: of each unit the årsverk that it found and realised itself, and
those that units below it did while they hung there. A unit that moves takes nothing along and leaves nothing behind.

    sums(tx, organisation, now_ms)[unit].all["realised"]
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from board.kinds.gain.record import State
from sync.server import levels
from sync.server.reports import curve
from sync.server.reports.period import today


@dataclass
class LevelSum:
    """Årsverk in all, this year, and the year before."""

    all: dict[State, float] = field(default_factory=lambda: {"identified": 0.0, "realised": 0.0})
    this_year: dict[State, float] = field(default_factory=lambda: {"identified": 0.0, "realised": 0.0})
    last_year: dict[State, float] = field(default_factory=lambda: {"identified": 0.0, "realised": 0.0})


def sums(tx: Connection, organisation: int, now_ms: int) -> Mapping[int, LevelSum]:
    """Every level, and every unit that found something, or had units below it that did."""
    tree, year = levels.of_organisation(tx, organisation), today(now_ms).year
    found = defaultdict(LevelSum, {unit: LevelSum() for unit in tree.all})
    for step in curve.steps(tx, organisation, now_ms):
        for level in (step.unit, *tree.path(step.unit, step.day)):
            one = found[level]
            one.all[step.state] += step.moved
            if step.day.year == year:
                one.this_year[step.state] += step.moved
            if step.day.year == year - 1:
                one.last_year[step.state] += step.moved
    return found
