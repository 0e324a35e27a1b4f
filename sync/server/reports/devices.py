"""Walls as far as the centre can know them: when each was last heard, and what of theirs was put aside.

A wall without a network works on. The centre cannot see what lies on it, only that it has not been heard.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from sync.server.db.tables import devices, refusals, units

DAY_MS = 24 * 3_600_000
SKEW_MS = 10 * 60_000
"""A clock that is further off than this is told of."""


@dataclass(frozen=True, slots=True)
class WallReport:
    """A wall that is let in. `aside`: changes of it that the centre could not take into the board."""

    unit: int
    name: str
    app: str
    seen_ms: int
    skew_ms: int
    aside: int

    def silent(self, now_ms: int) -> bool:
        """Not heard for a day: what has been done there since is on the wall alone."""
        return self.seen_ms < now_ms - DAY_MS

    @property
    def clock_wrong(self) -> bool:
        return abs(self.skew_ms) > SKEW_MS


def of_units(tx: Connection, organisation: int, *, of: Collection[int] | None = None) -> dict[int, list[WallReport]]:
    """The walls of each unit that has any, those that were shut out left out; latest heard first."""
    wanted = [units.c.organisation == organisation, devices.c.revoked_ms.is_(None)]
    if of is not None:
        wanted.append(units.c.id.in_(of))
    aside = (
        select(func.count())
        .where(refusals.c.unit == devices.c.unit, refusals.c.device == devices.c.device)
        .scalar_subquery()
    )
    columns = (devices.c.unit, devices.c.name, devices.c.app, devices.c.seen_ms, devices.c.skew_ms)
    query = (
        select(*columns, aside)
        .join_from(units, devices, devices.c.unit == units.c.id)
        .where(*wanted)
        .order_by(devices.c.seen_ms.desc(), devices.c.id)
    )
    found: dict[int, list[WallReport]] = {}
    for row in tx.execute(query):
        found.setdefault(row.unit, []).append(WallReport(*row))
    return found
