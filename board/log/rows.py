"""Many rows of one table at once. A long pull is mostly this, and the library's own way looks at every value of
every row again; here each column is looked at once. Knows no record.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import Boolean, Connection, Dialect, Table, Update, bindparam, insert, update


class _Prepared(NamedTuple):
    """A statement, the columns in its order, how some are written, and whether it wants its values by name."""

    statement: str
    columns: list[str]
    writers: Mapping[str, Callable[[Any], Any]]
    by_name: bool


_prepared: WeakKeyDictionary[Dialect, dict[Table, _Prepared]] = WeakKeyDictionary()
"""Per open database; gone with it."""


def insert_rows(tx: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all name every column of the table."""
    insert_columns(tx, table, {c.name: map(itemgetter(c.name), rows) for c in table.c})


def insert_columns(tx: Connection, table: Table, values: Mapping[str, Iterable[Any]]) -> None:
    """Insert rows given as the values of each column of the table, equally many of each."""
    of_database = _prepared.setdefault(tx.dialect, {})
    if (found := of_database.get(table)) is None:
        found = of_database[table] = _prepare(table, tx.dialect)
    columns = []
    for name in found.columns:
        write = found.writers.get(name)
        columns.append(map(write, values[name]) if write else values[name])
    written = zip(*columns, strict=True)
    if found.by_name:
        tx.exec_driver_sql(found.statement, [dict(zip(found.columns, row, strict=True)) for row in written])
    else:
        tx.exec_driver_sql(found.statement, list(written))


def update_rows(tx: Connection, table: Table, names: tuple[str, ...], rows: Sequence[Mapping[str, Any]]) -> None:
    """Write these columns of rows that are there, known by their unit and id."""
    tx.execute(_update(table, names), [{**row, "_unit": row["unit"], "_id": row["id"]} for row in rows])


@cache
def _update(table: Table, names: tuple[str, ...]) -> Update:
    known = (table.c.unit == bindparam("_unit"), table.c.id == bindparam("_id"))
    return update(table).where(*known).values({name: bindparam(name) for name in names})


def _prepare(table: Table, dialect: Dialect) -> _Prepared:
    compiled = insert(table).compile(dialect=dialect)
    columns = list(compiled.positiontup or ()) if dialect.positional else [c.name for c in table.c]
    writers = {
        c.name: write
        for c in table.c
        # Both drivers write a bool as it is.
        if not isinstance(c.type, Boolean) and (write := c.type.dialect_impl(dialect).bind_processor(dialect))
    }
    return _Prepared(str(compiled), columns, writers, not dialect.positional)
