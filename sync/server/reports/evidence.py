"""The entries of one unit's account of gains: the evidence. Corrections are entries too, and stand here as such."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection, select

from board.desk import HOME
from board.gains import fte
from board.records import Gain

_G = Gain.table.c


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `day` is the day it tells of, or else the day it was made; `holds` that no later one follows it."""

    title: str
    tool: str
    state: str
    use: str
    hours: float
    fte: float
    day: date
    note: str
    holds: bool


def of_unit(tx: Connection, unit: int, count: int) -> list[Entry]:
    """The latest entries, newest first."""
    query = select(Gain.table).where(_G.unit == unit, _G.archived.is_(False)).order_by(_G.made.desc(), _G.id.desc())
    seen: set[tuple[str, str]] = set()
    found = []
    for row in tx.execute(query.limit(count)):
        key = (row.subject, row.state)
        made = datetime.fromtimestamp(row.made / 1000, UTC).astimezone(HOME).date()
        value = fte(row.hours_per_week, row.full_time_hours)
        told = (row.title, row.tool, row.state, row.use, row.hours_per_week, value)
        found.append(Entry(*told, row.day or made, row.note, key not in seen))
        seen.add(key)
    return found
