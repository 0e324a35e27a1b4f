"""How many units use each tool, and how much of it hangs there: counted from what each tool says of itself.

    for tool in of_units(tx, organisation, now_ms):    every tool there is, in its order
        tool.use.label, tool.counts[unit]              only units that use it

One query for each tool. What is of a card is counted from the day the card is told of.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Select, distinct, func, select

from board.kinds import Record, kinds
from board.kinds.card.record import Card
from board.use import InUse
from sync.server.db.tables import units
from sync.server.reports import hung, tenancy


@dataclass(frozen=True)
class ToolUse:
    use: InUse
    counts: Mapping[int, int]
    """by unit"""

    @property
    def all(self) -> int:
        return sum(self.counts.values())


def of_units(
    tx: Connection, organisation: int, now_ms: int, *, of: Collection[int] | None = None
) -> tuple[ToolUse, ...]:
    """Of an organisation's units, or of some of them."""
    within = select(units.c.id).where(tenancy.within(organisation, of))
    tools = [(use.place, kind.kind, kind, use) for kind in kinds.values() if (use := kind.used)]
    return tuple(ToolUse(use, _counts(tx, kind, use, within, now_ms)) for _, _, kind, use in sorted(tools))


def _counts(
    tx: Connection, kind: type[Record], use: InUse, within: Select[tuple[int]], now_ms: int
) -> dict[int, int]:
    c = kind.table.c
    query = select(c.unit, func.count(distinct(c[use.of]))).where(c.unit.in_(within), c.archived.is_(False))
    if use.where is not None:
        query = query.where(use.where(c))
    if kind is Card:
        query = query.where(hung.told(now_ms))
    elif "card" in c:
        query = query.where(hung.with_card(c.unit, c.card, now_ms))
    return {unit: n for unit, n in tx.execute(query.group_by(c.unit)) if n}
