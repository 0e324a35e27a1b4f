"""What a database still holds of what was erased, taken away as far as the database lets us, and told where it does
not.

SQLite overwrites what it deletes. PostgreSQL leaves the old rows in its files until these are written anew, and what
it has learnt of the values in its statistics: VACUUM FULL writes them anew. What lies in the log for replication and
recovery (WAL), and in copies, goes when these run out.
"""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from board.catalogue import N_, _
from sync.server.db.database import Database

COPIES = N_("Egne kopier (tavle admin backup, pg_dump, pg_basebackup) har det til de slettes.")
WAL = N_("WAL har det til den er brukt om igjen; arkivert WAL til arkivet slettes.")
HELD = N_("En annen transaksjon holder på det gamle i {tables}: kjør det samme en gang til når den er ferdig.")
NOT_OURS = N_("Statistikken kan ha det ennå: la eieren av databasen kjøre VACUUM FULL pg_statistic.")


def remains(database: Database, tables: Sequence[str]) -> list[str]:
    """Clear away what can be; a sentence for each place where it may still be."""
    if database.file is not None:
        aside = sorted(database.file.parent.glob(f"{database.file.name}.before-restore-*"))
        names = [path.name for path in aside if not path.name.endswith("-journal")]
        return [
            _(COPIES),
            *(_("{name} ved siden av sentralens fil kan ha det: slett den.", name=name) for name in names),
        ]
    held = [table for table in tables if _vacuumed(database, table)]
    said = [_(HELD, tables=", ".join(held))] if held else []
    try:
        _vacuumed(database, "pg_statistic")
    except DBAPIError:
        said.append(_(NOT_OURS))
    return [*said, _(WAL), _(COPIES)]


def _vacuumed(database: Database, table: str) -> int:
    """Write a table's file anew, and learn anew of what is in it. Returns how many old rows somebody still holds."""
    held: list[int] = []

    def notice(said: Any) -> None:
        if found := re.match(r"\d+", said.message_detail or ""):
            held.append(int(found[0]))

    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        raw: Any = connection.connection.dbapi_connection
        raw.add_notice_handler(notice)
        try:
            statistics = "" if table.startswith("pg_") else ", ANALYZE"
            connection.execute(text("SET client_min_messages = info"))
            connection.execute(text(f'VACUUM (FULL, VERBOSE{statistics}) "{table}"'))
        finally:
            raw.remove_notice_handler(notice)
    return held[0] if held else 0
