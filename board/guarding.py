"""What protects people and was changed elsewhere, so that nobody need find it out: the wall that reads it tells of it
for a week, and the centre has it in its account. A wall's token is enough to say so over the wire; the PIN is only
asked for on glass.

    altered(tx, changes)        asked before they are ingested: [Altered("threshold", 5, 3)]
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from board.kinds.unit import UNIT_ID, Unit
from board.log import decode, log
from board.log.change import Change


class Altered(NamedTuple):
    """One of the unit's guarded fields."""

    field: str
    was: Any
    now: Any


def altered(tx: Connection, changes: Iterable[Change], unit: int = log.HERE) -> list[Altered]:
    """What of the unit's guarded fields these changes will make another value of, one after the other: also what is
    changed back again in the same breath. A first name is no change."""
    wanted = [c for c in changes if (c.kind, c.record) == (Unit.kind, UNIT_ID) and Unit.guarded & c.fields.keys()]
    if not wanted:
        return []
    known = log.held(tx, wanted, unit)
    t = Unit.table.c
    row = tx.execute(select(Unit.table).where(t.unit == unit, t.id == UNIT_ID)).mappings().first()
    now = {name: row[name] if row else getattr(Unit(), name) for name in Unit.guarded}
    versions: dict[str, Any] = {name: tuple(said) for name, said in row["versions"].items()} if row else {}
    found = []
    for c in sorted((c for c in wanted if (c.device, c.n) not in known), key=lambda c: c.version):
        (values,) = decode.read([c])
        for name in sorted(Unit.guarded & values.keys()):
            if versions.get(name, ()) < c.version:
                if values[name] != now[name] and now[name] != "":
                    found.append(Altered(name, now[name], values[name]))
                now[name], versions[name] = values[name], c.version
    return found
