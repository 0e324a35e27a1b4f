"""Copies of the centre, and setting it back to one. A restored centre gets a new epoch, so that every wall reads anew
and sends again what the copy did not know yet; what was erased since is erased again. SQLite only: PostgreSQL brings
tools of its own (docs/drift.md), after which `new_epoch` is called all the same.
"""

import os
import secrets
import sqlite3
from pathlib import Path

from sqlalchemy import Connection, select, update

from board import local
from board.backups import sync as flush
from sync.server import erasure
from sync.server.database import connect
from sync.server.tables import centre, redactions


def back_up(source: Path, target: Path) -> None:
    """A whole, consistent copy while the server runs; checked before it gets its name. Raises sqlite3.Error."""
    draft = target.with_name(target.name + ".part")
    draft.unlink(missing_ok=True)
    with sqlite3.connect(f"file:{source}?mode=ro", uri=True) as reading:
        reading.execute("VACUUM INTO ?", (str(draft),))
    with sqlite3.connect(draft) as copy:
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("the copy is not sound")
    reading.close()
    copy.close()
    os.chmod(draft, 0o600)
    flush(draft)
    draft.rename(target)
    flush(target.parent)


def restore(backup: Path, target: Path, now_ms: int) -> int:
    """Put a copy in the database's place, the server being stopped. What was there is kept beside it, and what had
    been erased in it is erased in the copy too. Returns how many changes that blanked."""
    aside = target.with_name(f"{target.name}.before-restore-{now_ms}")
    erased = _erased(target) if target.exists() else []
    draft = target.with_name(target.name + ".part")
    draft.write_bytes(backup.read_bytes())
    os.chmod(draft, 0o600)
    flush(draft)
    if target.exists():
        target.rename(aside)
    for left in (target.with_name(target.name + "-journal"),):
        if left.exists():
            left.rename(aside.with_name(aside.name + "-journal"))
    draft.rename(target)
    flush(target.parent)
    database = connect(f"sqlite:///{target}")
    try:

        def work(tx: Connection) -> int:
            new_epoch(tx)
            return erasure.again(tx, erased)

        return database.run(work).result()
    finally:
        database.close()


def new_epoch(tx: Connection) -> str:
    """Tell every wall that this centre is not where it was. Its own changes start anew under a new identity."""
    epoch = secrets.token_hex(4)
    tx.execute(update(centre).values(epoch=epoch, device=local.new_id()))
    return epoch


def _erased(target: Path) -> list[tuple[int, str, str, str, int]]:
    """(unit, kind, record, fields, stamp) of everything erased in a database that may be damaged."""
    c = redactions.c
    wanted = select(c.unit, c.kind, c.record, c.fields, c.stamp).order_by(c.unit, c.n)
    try:
        # Not read-only: a server that was killed may have left a transaction that must be rolled back first.
        reading = sqlite3.connect(target)
        try:
            return reading.execute(str(wanted)).fetchall()
        finally:
            reading.close()
    except sqlite3.DatabaseError:
        return []
