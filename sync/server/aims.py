"""What a level aims at: how many årsverk it and those that hang under it are to realise in a year, as a coordinator
says.

aim(tx, unit, 2026, 1.5, now_ms)          0: it aims at nothing any more
of_year(tx, organisation, 2026)[unit]     1.5
"""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from sync.server.db.coordinator_tables import aims, tell
from sync.server.db.tables import units

MOST = 10_000.0
_A = aims.c


def of_year(tx: Connection, organisation: int, year: int) -> Mapping[int, float]:
    """Of each unit of an organisation that has any."""
    of_them = select(units.c.id).where(units.c.organisation == organisation)
    rows = tx.execute(select(_A.unit, _A.fte).where(_A.unit.in_(of_them), _A.year == year))
    return {row.unit: row.fte for row in rows}


def aim(tx: Connection, unit: int, year: int, fte: float, now_ms: int) -> None:
    tell(tx, aims, unit, year, {"fte": fte} if fte else {}, now_ms)
