"""Cards that stand still: between Forslag and Ferdig, and for weeks in the same column. Age counts from the last
move, not from the last edit.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from board.kinds.card.record import Card, Stage
from board.kinds.card.rules import OLD_WEEKS
from sync.server.db.tables import units
from sync.server.reports import hung, tenancy
from sync.server.reports.period import today

UNDER_WAY: tuple[Stage, ...] = ("plan", "do", "check", "act")

_C = Card.table.c


@dataclass(frozen=True, slots=True)
class Open:
    """A card under way. `weeks` are the whole weeks it has been in its column; `owned` that somebody is responsible:
    who it is stays on the wall."""

    unit: int
    id: str
    title: str
    stage: Stage
    weeks: int
    owned: bool
    deadline: date | None

    @property
    def still(self) -> bool:
        return self.weeks >= OLD_WEEKS


def under_way(
    tx: Connection, organisation: int, now_ms: int, *, of: Collection[int] | None = None
) -> dict[int, list[Open]]:
    """Every card under way of an organisation's units, or of some of them; longest in its column first."""
    wanted = [
        tenancy.within(organisation, of),
        _C.stage.in_(UNDER_WAY),
        _C.archived.is_(False),
        hung.told(now_ms),
    ]
    columns = (_C.unit, _C.id, _C.title, _C.stage, _C.moved, _C.responsible, _C.deadline)
    query = select(*columns).join_from(units, Card.table, _C.unit == units.c.id).where(*wanted)
    found: dict[int, list[Open]] = {}
    longest = sorted(tx.execute(query), key=lambda row: (today(row.moved), row.unit, row.id))
    for unit, id_, title, stage, moved, responsible, deadline in longest:
        weeks = hung.weeks(moved, now_ms)
        found.setdefault(unit, []).append(Open(unit, id_, title, stage, weeks, bool(responsible), deadline))
    return found
