"""The rare cases in which a stored change is amended: the centre capped its stamp, the wall had to take a new
identity, a person's data was erased. The records it touched are made anew from the log. Knows no network.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, delete, update

from board.log import log
from board.log.change import Change
from board.log.log import HERE, Touched
from board.record import kinds

_C = log.change.c
_rewrite = (
    update(log.change)
    .where(_C.unit == bindparam("_unit"), _C.device == bindparam("_device"), _C.n == bindparam("_n"))
    .values(device=bindparam("device"), n=bindparam("n"), stamp=bindparam("stamp"), fields=bindparam("fields"))
)


def amend(tx: Connection, pairs: Sequence[tuple[Change, Change]], unit: int = HERE) -> Touched:
    """Each first change becomes the second: device, n, stamp and fields may differ, the record may not."""
    if not pairs:
        return {}
    rows = [
        {
            "_unit": unit,
            "_device": old.device,
            "_n": old.n,
            "device": new.device,
            "n": new.n,
            "stamp": new.stamp,
            "fields": new.fields,
        }
        for old, new in pairs
    ]
    tx.execute(_rewrite, rows)
    return remake(tx, {(old.kind, old.record) for old, _ in pairs}, unit)


def remake(tx: Connection, records: Iterable[tuple[str, str]], unit: int = HERE) -> Touched:
    """Make these records anew from the log. Of one that was erased whole, nothing is left."""
    touched: Touched = {}
    for kind, record in sorted(records):
        if kind in kinds:
            table = kinds[kind].table
            tx.execute(delete(table).where(table.c.unit == unit, table.c.id == record))
            made = log.reapply(tx, log.of_record(tx, kind, record, unit), unit)
            touched |= made or {(kind, record): None}
    return touched
