"""Levels: a unit may hang under another, as a team under its tjenesteområde and that under the ledergruppe, to any
depth. A move holds from its day on, and what was before it stays as it was: sums of a level count what its units did
while they hung there.

    levels = of_organisation(tx, organisation)
    levels.path(unit, day)        the units above it on that day, the nearest first
    levels.below(unit)            all that hang under it now
    hang_under(tx, organisation, unit, seen, above, day)
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from sqlalchemy import Connection, delete, insert, select

from sync.server import tenants
from sync.server.db.tables import level_moves, units

FOREVER = date.max


class Fault(StrEnum):
    LOOP = "loop"
    CLOSED = "closed"
    CHANGED = "changed"


class LevelError(Exception):
    """A unit cannot hang there."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True)
class Levels:
    """`moves`: of each unit that ever hung under another, from which day under which; None: under none."""

    moves: Mapping[int, tuple[tuple[date, int | None], ...]]

    def above(self, unit: int, day: date = FOREVER) -> int | None:
        """The unit this one hangs under on a day; now, where no day is said."""
        return next((above for since, above in reversed(self.moves.get(unit, ())) if since <= day), None)

    def path(self, unit: int, day: date = FOREVER) -> tuple[int, ...]:
        """All above a unit, the nearest first. Two that were hung under each other end it."""
        found: list[int] = []
        above = self.above(unit, day)
        while above is not None and above not in (unit, *found):
            found.append(above)
            above = self.above(above, day)
        return tuple(found)

    def below(self, unit: int) -> frozenset[int]:
        """All that hang under a unit now, at any depth."""
        return frozenset(one for one in self.moves if unit in self.path(one))

    def right_under(self, unit: int, below: int) -> int:
        """The one right under a unit that another, somewhere below it, hangs under, or is."""
        way = (below, *self.path(below))
        return way[way.index(unit) - 1]

    def under(self, unit: int | None) -> frozenset[int]:
        """Those that hang right under a unit now."""
        return frozenset(one for one in self.moves if self.above(one) == unit)

    @cached_property
    def all(self) -> frozenset[int]:
        """The units that others hang under now."""
        return frozenset(above for one in self.moves if (above := self.above(one)) is not None)


def of_organisation(tx: Connection, organisation: int) -> Levels:
    c = level_moves.c
    of_them = select(units.c.id).where(units.c.organisation == organisation)
    known = set(tx.scalars(of_them))
    moves: dict[int, list[tuple[date, int | None]]] = {}
    for unit, since, above in tx.execute(
        select(c.unit, c.since, c.above).where(c.unit.in_(of_them)).order_by(c.unit, c.since)
    ):
        moves.setdefault(unit, []).append((since, above if above in known else None))
    return Levels({unit: tuple(some) for unit, some in moves.items()})


def hang_under(tx: Connection, organisation: int, unit: int, seen: int | None, above: int | None, day: date) -> None:
    """From this day on the unit hangs under another of its organisation, or under none. `seen`: what it hung under
    where that was decided. Raises LevelError, and LookupError for a unit of another organisation."""
    # One after the other: two who hung units under each other at once would each see no loop.
    tenants.locked(tx, organisation)
    if tx.execute(select(units.c.id).where(units.c.id == unit, units.c.organisation == organisation)).first() is None:
        raise LookupError(unit)
    levels = of_organisation(tx, organisation)
    if levels.above(unit) == above:
        return
    if levels.above(unit) != seen:
        raise LevelError(Fault.CHANGED)
    if above is not None:
        found = tx.execute(
            select(units.c.closed_ms).where(units.c.id == above, units.c.organisation == organisation)
        ).first()
        if found is None:
            raise LookupError(above)
        if found.closed_ms is not None:
            raise LevelError(Fault.CLOSED)
        if unit in (above, *levels.path(above)):
            raise LevelError(Fault.LOOP)
    c = level_moves.c
    tx.execute(delete(level_moves).where(c.unit == unit, c.since >= day))
    tx.execute(insert(level_moves).values(unit=unit, since=day, above=above))
