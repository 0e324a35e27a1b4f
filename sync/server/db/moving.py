"""From one database to another, when a centre outgrows its file: every table, row for row, in one transaction. Keys,
identities and the epoch come along, so that walls go on where they were.

    moved("sqlite:///centre.db", "postgresql+psycopg://…/tavle")      {"change": 1143, …}: rows, by table
"""

from sqlalchemy import Connection, Integer, Table, func, insert, select, text

from board.kinds import metadata as boards
from sync.server.db import metadata
from sync.server.db.database import Database, connect
from sync.server.db.tables import organisations

ROWS = 1_000


class NotEmpty(Exception):
    """There is a centre already where it should go; nothing was written."""


def moved(source: str, target: str) -> dict[str, int]:
    """Raises NotEmpty, and what opening a database may raise: InUse where a server has the file. The source stays as
    it is."""
    before = connect(source, pool=1, alone=True)
    try:
        after = connect(target, pool=1, alone=True)
        try:
            return after.run(lambda tx: _filled(tx, before)).result()
        finally:
            after.close()
    finally:
        before.close()


def _filled(tx: Connection, before: Database) -> dict[str, int]:
    tables = [table for chain in (metadata, boards) for table in chain.sorted_tables]
    if tx.scalar(select(func.count()).select_from(organisations)):
        raise NotEmpty
    for table in reversed(tables):
        tx.execute(table.delete())  # what a new database is given at once: an epoch, and so on
    counts = {table.name: _copy(tx, table, before) for table in tables}
    for table in tables:
        _go_on_counting(tx, table)
    return {name: count for name, count in counts.items() if count}


def _copy(tx: Connection, table: Table, before: Database) -> int:
    def read(old: Connection) -> int:
        count = 0
        for part in old.execution_options(yield_per=ROWS).execute(select(table)).mappings().partitions():
            tx.execute(insert(table), [dict(row) for row in part])
            count += len(part)
        return count

    return before.still(read).result()


def _go_on_counting(tx: Connection, table: Table) -> None:
    """PostgreSQL counts new rows apart from those that stand there."""
    if tx.dialect.name != "postgresql" or "id" not in table.c or not isinstance(table.c.id.type, Integer):
        return
    sequence = tx.scalar(text("SELECT pg_get_serial_sequence(:table, 'id')"), {"table": table.name})
    highest = tx.scalar(select(func.max(table.c.id)))
    if sequence and highest:
        tx.execute(text("SELECT setval(:sequence, :highest)"), {"sequence": sequence, "highest": highest})
