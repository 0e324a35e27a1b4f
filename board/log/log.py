"""The log of changes is the truth; the tables of records are the board as it stands, made from the log alone.

`append` for what this wall does, `ingest` for what came from elsewhere: both end in `apply`, the only writer of
records. Everything here runs inside the caller's transaction. The same code serves the wall's SQLite file (one
unit, number 1) and the centre's database (many units). Knows no network and no screen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import repeat
from typing import Any, TypeVar

from sqlalchemy import (
    Connection,
    Select,
    Table,
    bindparam,
    delete,
    select,
    tuple_,
)

from board.log import decode
from board.log.careful import each
from board.log.change import Change, Fact, alike
from board.log.decode import Readings
from board.log.journal import PARKED as PARKED
from board.log.journal import change as change
from board.log.journal import last_n_of, last_seq_of, mark
from board.log.journal import of_row as of_row
from board.log.rows import insert_columns, insert_rows, update_rows
from board.record import Record, kinds

HERE = 1
"""The number of the wall's own unit in its own file."""

Touched = dict[tuple[str, str], Record | None]
"""(kind, id) to the record as it now stands; None where nothing is left of it."""

T = TypeVar("T")
_CHUNK = 500  # well below SQLite's limit of variables in one statement


@dataclass
class Ingested:
    """What became of changes from elsewhere: `new` were stored, `old` were known, `differing` bear a known
    (device, n) with other content (a cloned card), `touched` are the records as they stand now."""

    new: list[Change] = field(default_factory=list)
    old: list[Change] = field(default_factory=list)
    differing: list[Change] = field(default_factory=list)
    touched: Touched = field(default_factory=dict)


def append(
    tx: Connection, facts: Sequence[Fact], *, device: str, stamp: int, group: str, unit: int = HERE
) -> tuple[list[Change], Touched]:
    """Store one action of this device. Raises ValueError on an unknown kind or field and ValidationError on a value
    the record forbids: from ourselves these are bugs, and nothing is stored."""
    first = last_n(tx, device, unit) + 1
    changes = []
    for n, fact in enumerate(facts, first):
        record = kinds.get(fact.kind)
        if record is None or fact.fields.keys() - record.checks.keys():
            raise ValueError(f"not a record or field of ours: {fact.kind} {sorted(fact.fields)}")
        record.column_values(fact.fields)
        changes.append(Change(device, n, stamp, group, fact.kind, fact.record, fact.fields))
    readings = decode.read(changes)
    _store(tx, changes, unit, readings)
    return changes, _apply(tx, changes, unit, readings)


def ingest(
    tx: Connection,
    changes: Iterable[Change],
    *,
    unit: int = HERE,
    records: bool = True,
    seq: int | None = None,
    careful: bool = True,
) -> Ingested:
    """Store changes from elsewhere and apply them. Order and repetition do not matter. What this build does not
    understand is stored, parked, and applied by `unpark` after an upgrade; so is a change over which it breaks, or it
    raises where it need not be `careful`. Without `records` nothing is said about what was touched: nobody
    looks at the centre. `seq` is the last one of the log, where that is known."""
    result = Ingested()
    batch = list(changes)
    known = held(tx, batch, unit)
    for c in batch:
        if (before := known.get((c.device, c.n))) is None:
            known[c.device, c.n] = c
            result.new.append(c)
        elif _same(before, c):
            result.old.append(c)
        else:
            result.differing.append(c)
    if careful:
        parts = each(
            tx, result.new, lambda some: _take(tx, some, unit, records), lambda c: _store(tx, [c], unit, None)
        )
        result.touched = dict(item for part in parts for item in (part or {}).items())
    else:
        result.touched = _take(tx, result.new, unit, records, seq)
    return result


def _take(tx: Connection, changes: Sequence[Change], unit: int, records: bool, seq: int | None = None) -> Touched:
    readings = decode.read(changes)
    _store(tx, changes, unit, readings, seq)
    return _apply(tx, changes, unit, readings, records)


def apply(tx: Connection, changes: Iterable[Change], unit: int = HERE) -> Touched:
    """Bring the tables up to these changes: every field keeps the value with the greatest (stamp, device, n)."""
    batch = list(changes)
    return _apply(tx, batch, unit, decode.read(batch))


def rebuild(tx: Connection, unit: int = HERE) -> None:
    """Make the tables anew from the log."""
    for record in kinds.values():
        tx.execute(delete(record.table).where(record.table.c.unit == unit))
    rows = tx.execute(select(change).where(change.c.unit == unit).order_by(change.c.seq)).mappings()
    for part in rows.partitions(5_000):
        each(
            tx,
            [of_row(row) for row in part],
            lambda some: apply(tx, some, unit),
            lambda c: _park(tx, [c], unit, [True]),
        )


def unpark(tx: Connection, unit: int = HERE) -> int:
    """Apply what an older build could not understand, also where half of it still is not. Returns how many changes
    are understood whole now."""
    rows = tx.execute(select(change).where(change.c.unit == unit, PARKED)).mappings().all()
    stored = list(map(of_row, rows))
    reapply(tx, stored, unit)
    return sum(map(decode.whole, stored, decode.read(stored)))


def reapply(tx: Connection, stored: Sequence[Change], unit: int = HERE) -> Touched:
    """Apply stored changes as this build reads them, and park those it does not understand whole: the build that read
    them last may have been another one."""

    def again(some: Sequence[Change]) -> Touched:
        readings = decode.read(some)
        touched = _apply(tx, some, unit, readings)
        _park(tx, some, unit, [not decode.whole(c, values) for c, values in zip(some, readings, strict=True)])
        return touched

    parts = each(tx, stored, again, lambda c: _park(tx, [c], unit, [True]))
    return dict(item for part in parts for item in part.items())


def _park(tx: Connection, some: Sequence[Change], unit: int, parked: Sequence[bool]) -> Touched:
    """Say of stored changes whether they are parked."""
    tx.execute(
        mark,
        [
            {"_unit": unit, "_device": c.device, "_n": c.n, "parked": aside}
            for c, aside in zip(some, parked, strict=True)
        ],
    )
    return {}


def last_n(tx: Connection, device: str, unit: int = HERE) -> int:
    """The highest n that this log holds of a device; 0 when it holds none."""
    return tx.scalar(last_n_of, {"_unit": unit, "_device": device}) or 0


def last_seq(tx: Connection, unit: int = HERE) -> int:
    return tx.scalar(last_seq_of, {"_unit": unit}) or 0


def of_group(tx: Connection, group: str, unit: int = HERE) -> list[Change]:
    """The changes of one action, in their order."""
    # Put in order here: asked to do it, SQLite would rather walk through the whole log than sort these few.
    rows = tx.execute(select(change).where(change.c.unit == unit, change.c.action == group)).mappings()
    return [of_row(row) for row in sorted(rows, key=lambda row: row["seq"])]


def of_record(tx: Connection, kind: str, record: str, unit: int = HERE) -> list[Change]:
    """Everything that ever happened to one record, in the order that decides."""
    where = (change.c.unit == unit, change.c.kind == kind, change.c.record == record)
    found = [of_row(row) for row in tx.execute(select(change).where(*where)).mappings()]
    return sorted(found, key=lambda c: c.version)


def of_kind(tx: Connection, kind: str, devices: Iterable[str], unit: int = HERE) -> list[Change]:
    """Everything that these devices ever said about one kind of record, in the order that decides."""
    where = (change.c.unit == unit, change.c.kind == kind, change.c.device.in_(devices))
    found = [of_row(row) for row in tx.execute(select(change).where(*where)).mappings()]
    return sorted(found, key=lambda c: c.version)


def _apply(tx: Connection, changes: Sequence[Change], unit: int, readings: Readings, records: bool = True) -> Touched:
    by_kind: dict[str, list[tuple[Change, dict[str, Any]]]] = {}
    for c, values in zip(changes, readings, strict=True):
        if values:
            by_kind.setdefault(c.kind, []).append((c, values))
    touched: Touched = {}
    for kind, of_kind in by_kind.items():
        record = kinds[kind]
        rows = _merge(tx, record, of_kind, unit)
        if records:
            touched |= {(kind, row["id"]): record.of(row) for row in rows}
    return touched


def held(tx: Connection, batch: Sequence[Change], unit: int = HERE) -> dict[tuple[str, int], Change]:
    """What this log holds under the (device, n) of these changes, whatever stamp they come with now."""
    found: dict[tuple[str, int], Change] = {}
    tops = {device: last_n(tx, device, unit) for device in {c.device for c in batch}}
    for part in _chunks([c for c in batch if c.n <= tops[c.device]]):
        keys = [(c.device, c.n) for c in part]
        query = select(change).where(change.c.unit == unit, tuple_(change.c.device, change.c.n).in_(keys))
        found |= {(row["device"], row["n"]): of_row(row) for row in tx.execute(query).mappings()}
    return found


def _same(a: Change, b: Change) -> bool:
    """Equal but for the stamp, which the centre may have capped."""
    return (a.group, a.kind, a.record) == (b.group, b.kind, b.record) and alike(a.fields, b.fields)


def _store(
    tx: Connection, changes: Sequence[Change], unit: int, readings: Readings | None, seq: int | None = None
) -> None:
    """Without readings: parked, since they cannot be read."""
    if changes:
        after = last_seq(tx, unit) if seq is None else seq
        values: dict[str, Iterable[Any]] = {
            "unit": repeat(unit, len(changes)),
            "seq": range(after + 1, after + 1 + len(changes)),
            "device": [c.device for c in changes],
            "n": [c.n for c in changes],
            "stamp": [c.stamp for c in changes],
            "action": [c.group for c in changes],
            "kind": [c.kind for c in changes],
            "record": [c.record for c in changes],
            "fields": [c.fields for c in changes],
            "parked": repeat(True, len(changes))
            if readings is None
            else [not decode.whole(c, known) for c, known in zip(changes, readings, strict=True)],
        }
        insert_columns(tx, change, values)


def _merge(
    tx: Connection, record: type[Record], changes: Sequence[tuple[Change, dict[str, Any]]], unit: int
) -> list[dict[str, Any]]:
    """Write the rows that these changes of one kind win in, and return all rows they name."""
    table = record.table
    before: dict[str, dict[str, Any]] = {}
    for part in _chunks(sorted({c.record for c, _ in changes})):
        rows = tx.execute(_by_id(table), {"_unit": unit, "_ids": part}).mappings()
        before |= {row["id"]: dict(row) for row in rows}
    fresh: dict[str, dict[str, Any]] = {}
    stale: dict[str, dict[str, Any]] = {}
    blank = {"unit": unit, **record.blank()}
    for c, understood in changes:
        row = before.get(c.record)
        if row is None:
            row = {**blank, "id": c.record, "versions": {}}
            before[c.record] = fresh[c.record] = row
        versions = row["versions"]  # read from the database or made above, so it is ours to change
        version = [c.stamp, c.device, c.n]
        for name, value in understood.items():
            if name not in versions or versions[name] < version:
                row[name] = value
                versions[name] = version
                if c.record not in fresh:
                    stale[c.record] = row
    if fresh:
        insert_rows(tx, table, list(fresh.values()))
    if stale:
        update_rows(tx, table, (*record.checks, "versions"), list(stale.values()))
    return list(before.values())


@cache
def _by_id(table: Table) -> Select[Any]:
    return select(table).where(table.c.unit == bindparam("_unit"), table.c.id.in_(bindparam("_ids", expanding=True)))


def _chunks(items: Sequence[T]) -> Iterable[Sequence[T]]:
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]
