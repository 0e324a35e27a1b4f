"""What lies in the log and cannot be read by this build, or breaks the law of its kind: kept, passed on, and told of
by name.

A value outside `board.limits`, or of a newer build, is not in the tables. `renew` sees to it that this also holds for
what was stored while the limits were others; `unread` names what is missing from a board, and what is not counted.
"""

from collections.abc import Collection, Iterator
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, Table, bindparam, select

from board import limits, local
from board.catalogue import _
from board.formats import quoted
from board.log import decode, log, rewrite
from board.log.change import Change
from board.record import Record, kinds

_MARK = "_limits"
_C = log.change.c


def renew(tx: Connection) -> None:
    """Where the tables were made under other limits than this build's, make those records anew that hold what it does
    not allow. Looks through all units, once."""
    if local.get(tx, _MARK) == limits.REVISION:
        return
    written = tx.scalar(select(_C.seq).limit(1)) is not None  # a new file has nothing to look through
    for record in kinds.values() if written else ():
        for unit, id_ in list(_outside(tx, record)):
            rewrite.remake(tx, [(record.kind, id_)], unit)
    local.put(tx, _MARK, limits.REVISION)


def _outside(tx: Connection, record: type[Record]) -> Iterator[tuple[int, str]]:
    names = tuple(record.checks)
    columns = [record.table.c[name] for name in ("unit", "id", *names)]
    for unit, id_, *values in tx.execute(select(*columns)):
        try:
            record.column_values(dict(zip(names, values, strict=True)))
        except ValueError:  # also of fields that may not be these together
            yield unit, id_
        else:
            if not limits.is_id(id_):
                yield unit, id_


class Unread(NamedTuple):
    """Something of a board that cannot be shown: of which record, and which of its fields; none means the record.
    `broke`: nothing is wrong with it, but this build broke over it. `unlawful`: it is read, and does not count."""

    unit: int
    kind: str
    record: str
    fields: tuple[str, ...]
    broke: bool = False
    unlawful: bool = False


def unread(tx: Connection, units: Collection[int] = (log.HERE,), most: int = 200) -> list[Unread]:
    """What is missing from the boards of these units, oldest first; nothing that was written anew since."""
    wanted = (_C.unit.in_(units), log.PARKED, _C.kind.in_(kinds))
    query = select(log.change).where(*wanted).order_by(_C.unit, _C.seq).limit(most)
    found: dict[tuple[int, str, str], Unread] = {}
    for row in tx.execute(query).mappings().all():
        c = log.of_row(row)
        where = (row["unit"], c.kind, c.record)
        (understood,) = decode.read([c])
        broke = decode.whole(c, understood)
        missing = _missing(tx, row["unit"], c, set() if broke else set(understood))
        if missing is not None:
            before = found.get(where, Unread(*where, ()))
            found[where] = Unread(*where, tuple(dict.fromkeys((*before.fields, *missing))), broke or before.broke)
    unlawful = [
        Unread(unit, kind, id_, (field,), unlawful=True)
        for kind, record in kinds.items()
        for unit, id_, field in record.unlawful(tx, units, most)
    ]
    return [*found.values(), *unlawful]


def _missing(tx: Connection, unit: int, c: Change, understood: set[str]) -> list[str] | None:
    """The fields of a parked change that are missed on the board; None where nothing is missed. A field of a newer
    build is not: no screen of this one would show it."""
    if not limits.is_id(c.record):
        return []
    record = kinds[c.kind]
    versions: dict[str, list[Any]] = tx.scalar(_versions(record.table), {"_unit": unit, "_id": c.record}) or {}
    missing = record.checks.keys() & c.fields.keys() - understood
    return [name for name in c.fields if name in missing and versions.get(name, [0]) < list(c.version)] or None


@cache
def _versions(table: Table) -> Select[Any]:
    return select(table.c.versions).where(table.c.unit == bindparam("_unit"), table.c.id == bindparam("_id"))


def named(tx: Connection, one: Unread) -> str:
    """What is missing, by name: gevinst «Nøkler på ett sted»; by its id where nothing readable names it."""
    record = kinds[one.kind]
    table = record.table
    titles = [table.c[name] for name in ("title", "text", "name", "week") if name in table.c]
    row = tx.execute(select(*titles, table.c.id).where(table.c.unit == one.unit, table.c.id == one.record)).first()
    return f"{_(record.word)} {quoted(next(filter(None, row or ()), one.record))}"
