"""The ladder a damaged file climbs: take the newest good backup, add what can still be read of the damaged one, put
the result in its place and the damaged file aside, and say so. Nothing is ever thrown away, and the power may go at
any moment. (The centre's copy is the next rung, when there is a centre.)"""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select, text
from sqlalchemy.exc import DatabaseError

from board import local, votes
from board.errors import Kind, Refused
from board.kinds import kinds, metadata
from board.log import log
from board.store import backups, private, resumed, salvage

_UNSOUND = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


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
    except UnicodeDecodeError as error:  # what SQLite says of a broken table quotes what is broken
        raise Damaged(path) from error


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
    """Raise Damaged when a row of any table cannot be read as what it is: SQLite finds nothing wrong with a letter
    that turned into another one, or into none. Needs the tables of this build."""
    try:
        for table in metadata.tables.values():
            of = kinds[table.name].of if table.name in kinds else None
            for row in tx.execute(select(table)).mappings():
                if of:
                    of(row)
                elif table is log.change and not salvage.is_change(dict(row)):
                    raise Damaged(path)
        votes.under_way(tx)
    except (DatabaseError, ValueError) as error:
        raise Damaged(path) from error


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
            salvaged = log.ingest(tx, salvage.changes(path)).new
            latest = tx.scalar(select(func.max(log.change.c.stamp))) or 0
            local.become(tx, {c.device for c in salvaged})  # what no backup knows may be this wall's own
            local.put(tx, "_stamp", max(latest, local.get(tx, "_stamp", 0)))
            resumed.take_up(tx, path)
            local.put(tx, "_recovered", [_free_name(path.parent).name, found and found.name, len(salvaged)])
    finally:
        engine.dispose()
    backups.sync(draft)
    draft.rename(_whole(path))
    backups.sync(path.parent)
    finish(path)


def write_back(engine: Engine, path: Path) -> None:
    """Somebody has taken away the file that is open: put it back, as it stands. Raises Refused, FILE_EXCHANGED, when
    there is another in its place; then what is open is laid beside it."""
    if path.exists():
        backups.copy(engine, _free_name(path.parent, "exchanged"))
        raise Refused(Kind.FILE_EXCHANGED)
    backups.copy(engine, path, vote=True)


def finish(path: Path) -> None:
    """Put a recovered file in its place, the damaged one aside. Also where a power cut stopped this."""
    if _whole(path).exists():
        aside = _free_name(path.parent)
        for name, to in ((_journal(path), _journal(aside)), (path, aside)):
            with suppress(FileNotFoundError):
                name.rename(to)
        _forget_ballots(aside)
        _whole(path).rename(path)
        backups.sync(path.parent)


def _forget_ballots(damaged: Path) -> None:
    """Write noughts over the counts of a vote that was open, wherever they stand in what is set aside: that is kept
    for ever, and a count under way may be one person's ball. All else stays as it was, to the byte."""
    files = [file for file in (damaged, _journal(damaged)) if file.exists()]
    found = {(known, len(counts)) for file in files for known, counts in salvage.ballots(file)}
    for file in files:
        before = after = file.read_bytes()
        for known, length in found:
            after = re.sub(re.escape(known) + rb"\d{%d}" % length, known + b"0" * length, after)
        if after != before:
            file.write_bytes(after)
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


def _whole(path: Path) -> Path:
    """The name of a recovered file that is complete, but not in its place yet."""
    return path.with_name("board.whole")


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _free_name(folder: Path, why: str = "damaged") -> Path:
    n = 1
    while (name := folder / f"board-{why}-{n}.db").exists():
        n += 1
    return name
