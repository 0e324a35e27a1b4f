"""What a level aims at: how many årsverk it and those that hang under it are to realise in a year, as a coordinator
says.

aim(tx, unit, 2026, 1.5, now_ms, saw=mark(0.0))     0: it aims at nothing any more
of_year(tx, organisation, 2026)[unit]               1.5
"""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from sync.server.db import coordinator_tables as told
from sync.server.db.coordinator_tables import ToldMeanwhile, aims
from sync.server.db.tables import units

MOST = 10_000.0
_A = aims.c


class AimedMeanwhile(Exception):
    """Another has said since what it aims at: `fte`, 0 where that is nothing."""

    def __init__(self, fte: float) -> None:
        super().__init__()
        self.fte = fte


def mark(fte: float) -> str:
    """An aim in a word, for a form to tell what it was begun from."""
    return told.mark(_said(fte))


def of_year(tx: Connection, organisation: int, year: int) -> Mapping[int, float]:
    """Of each unit of an organisation that has any."""
    of_them = select(units.c.id).where(units.c.organisation == organisation)
    rows = tx.execute(select(_A.unit, _A.fte).where(_A.unit.in_(of_them), _A.year == year))
    return {row.unit: row.fte for row in rows}


def aim(tx: Connection, unit: int, year: int, fte: float, now_ms: int, *, saw: str) -> None:
    """In the place of the aim with this mark. Raises AimedMeanwhile."""
    try:
        told.tell(tx, aims, unit, year, _said(fte), now_ms, saw=saw)
    except ToldMeanwhile as other:
        raise AimedMeanwhile(other.stands.get("fte", 0.0)) from None


def _said(fte: float) -> dict[str, float]:
    return {"fte": float(fte)} if fte else {}
