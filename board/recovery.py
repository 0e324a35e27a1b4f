"""The ladder a damaged file climbs: take the newest good backup, add what can still be read of the damaged one, put
the result in its place and the damaged file aside, and say so. Nothing is ever thrown away, and the power may go at
any moment. (The centre's copy is the next rung, when there is a centre.)"""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, Engine, func, select, text
from sqlalchemy.exc import DatabaseError

from board import backups, local, log, private
from board.change import Change
from board.records import kinds

_UNSOUND = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_NEWEST_STAMP = 2**53
_COLUMNS = "device, n, stamp, action, kind, record, fields"
_BLIND = 5_000  # rows that are asked for one by one when the newest end cannot be read
_change = TypeAdapter(Change)


class Damaged(Exception):
    """The file cannot be trusted."""


@dataclass
class Recovery:
    """What was done: where the damaged file lies now, which backup took its place (None: an empty board), and how
    many changes newer than the backup could be read out of the damaged file."""

    damaged: Path
    backup: Path | None
    salvaged: int = 0


@contextmanager
def doubting(path: Path) -> Iterator[None]:
    """Whatever SQLite says that makes the file untrustworthy becomes Damaged."""
    try:
        yield
    except DatabaseError as error:
        if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in _UNSOUND:
            raise Damaged(path) from error
        raise


def examine(tx: Connection, path: Path, *, thorough: bool) -> None:
    """Raise Damaged unless the file is sound. The thorough look reads every page and index; it is for a file that
    was not closed. The quick one compares length and schema only: ten years of meetings must not slow the start."""
    pages = tx.scalar(text("PRAGMA page_count")) or 0
    size = tx.scalar(text("PRAGMA page_size")) or 0
    tx.execute(text("SELECT count(*) FROM sqlite_master")).all()
    if thorough and tx.scalar(text("PRAGMA integrity_check(1)")) != "ok":
        raise Damaged(path)
    length = path.stat().st_size
    if 0 < length < pages * size:
        raise Damaged(path)


def examine_values(tx: Connection, path: Path) -> None:
    """Raise Damaged when a record cannot be read as what it is: SQLite finds nothing wrong with a letter that
    turned into another one. Needs the tables of this build."""
    try:
        for record in kinds.values():
            for row in tx.execute(select(record.table)).mappings():
                record.of(row)
        broken = tx.scalar(text("SELECT count(*) FROM change WHERE NOT json_valid(fields)"))
    except (DatabaseError, ValueError) as error:
        raise Damaged(path) from error
    if broken:
        raise Damaged(path)


def check_present(path: Path) -> None:
    """Raise Damaged when the file is gone or empty though there are copies of it: this is no new wall."""
    if (not path.exists() or not path.stat().st_size) and backups.newest_first(path.parent):
        raise Damaged(path)


def climb(path: Path, ready: Callable[[Path], Engine]) -> None:
    """Make a sound file of the newest good backup and what can be read of the damaged one, and put it in its place.

    `ready` opens a file and brings it up to this build. The device gets a new identity, since a restored file must
    not number its changes as the lost one did."""
    draft = path.with_name("board.part")
    for old in (draft, _journal(draft)):
        old.unlink(missing_ok=True)
    found = next((copy for copy in backups.newest_first(path.parent) if backups.sound(copy)), None)
    if found:
        private.file(draft).write_bytes(found.read_bytes())
    engine = ready(draft)
    try:
        with engine.begin() as tx:
            salvaged = log.ingest(tx, _readable(path)).new
            latest = tx.scalar(select(func.max(log.change.c.stamp))) or 0
            local.become(tx, {c.device for c in salvaged})  # what no backup knows may be this wall's own
            local.put(tx, "_stamp", max(latest, local.get(tx, "_stamp", 0)))
            local.put(tx, "_recovered", [_free_name(path.parent).name, found and found.name, len(salvaged)])
    finally:
        engine.dispose()
    backups.sync(draft)
    draft.rename(_whole(path))
    backups.sync(path.parent)
    finish(path)


def finish(path: Path) -> None:
    """Put a recovered file in its place, the damaged one aside. Also where a power cut stopped this."""
    if _whole(path).exists():
        aside = _free_name(path.parent)
        for name, to in ((_journal(path), _journal(aside)), (path, aside)):
            with suppress(FileNotFoundError):
                name.rename(to)
        for set_aside in (aside, _journal(aside)):
            _forget_ballots(aside, set_aside)
        _whole(path).rename(path)
        backups.sync(path.parent)


def _forget_ballots(damaged: Path, file: Path) -> None:
    """Write noughts over the counts of a vote that was open, wherever they stand in `file`: what is set aside is kept
    for ever, and a count under way may be one person's ball. All else stays as it was, to the byte."""
    with suppress(sqlite3.DatabaseError, FileNotFoundError), closing(_doubtful(damaged)) as connection:
        for meeting, goals, counts in connection.execute("SELECT meeting, goals, counts FROM ballots").fetchall():
            known = meeting + goals
            content = re.sub(
                re.escape(known) + rb"\d{%d}" % len(counts), known + b"0" * len(counts), file.read_bytes()
            )
            file.write_bytes(content)
            backups.sync(file)


def told(tx: Connection, folder: Path) -> Recovery | None:
    """What the ladder had to do, as the file it left remembers."""
    if not (found := local.get(tx, "_recovered")):
        return None
    damaged, backup, salvaged = found
    return Recovery(folder / damaged, backups.of(folder) / backup if backup else None, salvaged)


def forget(tx: Connection) -> None:
    """It has been told."""
    local.put(tx, "_recovered", None)


def _doubtful(damaged: Path) -> sqlite3.Connection:
    """A connection that reads what it can of a file that may be broken anywhere; texts are bytes."""
    connection = sqlite3.connect(f"{damaged.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    connection.text_factory = bytes
    with suppress(sqlite3.DatabaseError):  # so that SQLite looks into a file that was cut short
        connection.execute("PRAGMA writable_schema=ON")
    return connection


def _readable(damaged: Path) -> list[Change]:
    """Every change that can be read out of a file, whatever is wrong with the rest of it."""
    if not damaged.exists():
        return []
    with closing(_doubtful(damaged)) as connection:
        found: dict[int, Change | None] = {}

        def take(where: str, *values: int) -> None:
            with suppress(sqlite3.DatabaseError):
                for row in connection.execute(f"SELECT rowid, {_COLUMNS} FROM change {where}", values):
                    found[row[0]] = _sense(row[1:])

        take("ORDER BY rowid")
        first = max(found, default=0)
        take("ORDER BY rowid DESC")
        beyond = (rowid for rowid in found if rowid > first)
        # A broken page between the two ends hides at most what is on it: the rest is asked for one by one.
        for rowid in range(first + 1, min(beyond, default=first + _BLIND)):
            take("WHERE rowid = ?", rowid)
    unique = {(c.device, c.n): c for c in found.values() if c}
    return list(unique.values())


def _sense(row: Sequence[object]) -> Change | None:
    """A row as the change it is, or None when it is none: a broken page may hold anything."""
    names = ("device", "n", "stamp", "group", "kind", "record")
    try:
        change = _change.validate_python({**dict(zip(names, row, strict=False)), "fields": json.loads(row[6])})  # type: ignore[arg-type]
    except (ValidationError, ValueError, TypeError):
        return None
    return change if change.device and change.n > 0 and 0 <= change.stamp <= _NEWEST_STAMP else None


def _whole(path: Path) -> Path:
    """The name of a recovered file that is complete, but not in its place yet."""
    return path.with_name("board.whole")


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _free_name(folder: Path) -> Path:
    n = 1
    while (name := folder / f"board-damaged-{n}.db").exists():
        n += 1
    return name
