"""What has been fetched and how far: one SQLite file in the folder of the download.

Each answer of the centre is kept in one transaction with the place it brings us to, so that a cut at any moment loses
nothing and doubles nothing. Knows no network and no format.

    with Shelf.open(folder) as shelf:
        shelf.settle(reports)              # what of last time still holds
        shelf.keep(table, rows, cursor)
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from board.store import private
from sync.protocol.exports import Changes, Reports, Table
from sync.pull.trouble import PullFault, PullStopped

FILE = "tavle-pull.db"
FORMAT = "1"
_TYPES = {"text": "TEXT", "day": "TEXT", "moment": "TEXT", "whole": "INTEGER", "truth": "INTEGER"}
_OURS = """
CREATE TABLE IF NOT EXISTS "_state" (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS "_place" (name TEXT PRIMARY KEY, cursor TEXT);
CREATE TABLE IF NOT EXISTS "_seen" (name TEXT, unit TEXT, version INTEGER, PRIMARY KEY (name, unit)) WITHOUT ROWID;
"""


_UNFIT = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError, OverflowError)


class Unfit(ValueError):
    """Rows that do not fit the table they came for."""


class LocalStore:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self.db = connection

    @classmethod
    @contextmanager
    def open(cls, folder: Path) -> Iterator["LocalStore"]:
        """Raises PullStopped(FOLDER, IN_USE); FOLDER also when the disk is full later on. A file that is damaged is
        put aside: all of it can be fetched again."""
        try:
            private.folder(folder)
            try:
                shelf = cls._opened(folder)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                (folder / FILE).replace(folder / f"{FILE}.damaged")
                shelf = cls._opened(folder)
        except (OSError, sqlite3.OperationalError) as error:
            if "locked" in str(error):
                raise PullStopped(PullFault.IN_USE, folder=folder) from None
            raise PullStopped(PullFault.FOLDER, folder=folder, reason=str(error)) from None
        try:
            yield shelf
        except sqlite3.OperationalError as error:
            raise PullStopped(PullFault.FOLDER, folder=folder, reason=str(error)) from None
        finally:
            shelf.db.close()

    @classmethod
    def _opened(cls, folder: Path) -> "LocalStore":
        for ours in (private.file(folder / FILE), *folder.glob(f"{FILE}?*")):
            private.tighten(ours)
        db = sqlite3.connect(folder / FILE, timeout=0.5, isolation_level=None, check_same_thread=False)
        try:
            db.execute("PRAGMA locking_mode = EXCLUSIVE")
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            db.executescript(f"BEGIN IMMEDIATE; {_OURS} COMMIT;")
        except BaseException:
            db.close()
            raise
        return cls(db)

    @contextmanager
    def whole(self) -> Iterator[None]:
        """One transaction."""
        self.db.execute("BEGIN")
        try:
            yield
        except BaseException:
            with suppress(sqlite3.Error):
                self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def state(self, name: str) -> str | None:
        found = self.db.execute('SELECT value FROM "_state" WHERE name = ?', (name,)).fetchone()
        return found[0] if found else None

    def remember(self, name: str, value: str) -> None:
        self.db.execute('INSERT OR REPLACE INTO "_state" VALUES (?, ?)', (name, value))

    def settle(self, reports: Reports) -> None:
        """Forget what no longer holds: all of it when the centre was restored, the names were turned on or off, or
        the columns are others; the votes when the threshold is another."""
        columns = {table.name: [c.name for c in table.columns] for table in reports.tables}
        now = json.dumps([FORMAT, reports.epoch, reports.organisation, reports.names, columns])
        with self.whole():
            if self.state("whose") != now:
                self._forget_all()
                for table in reports.tables:
                    self._make(table)
                self.remember("whose", now)
            elif self.state("threshold") != str(reports.threshold):
                self.begin("wellbeing")
            self.remember("threshold", str(reports.threshold))

    def _forget_all(self) -> None:
        names = self.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in names:
            self.db.execute(f'DELETE FROM "{name}"' if name.startswith("_") else f'DROP TABLE "{name}"')

    def _make(self, table: Table) -> None:
        columns = ", ".join(f'"{c.name}" {_TYPES.get(c.kind, "REAL")}' for c in table.columns)
        key = ", ".join(f'"{name}"' for name in table.key)
        self.db.execute(f'CREATE TABLE "{table.name}" ({columns}, PRIMARY KEY ({key})) WITHOUT ROWID')

    def place(self, name: str) -> str | None:
        """The cursor of the next page of a table; "" before the first, None once it has been read to its end."""
        found = self.db.execute('SELECT cursor FROM "_place" WHERE name = ?', (name,)).fetchone()
        return "" if found is None else found[0]

    def begin(self, name: str) -> None:
        """A table is to be read from its beginning."""
        for place in ("_place", "_seen"):
            self.db.execute(f'DELETE FROM "{place}" WHERE name = ?', (name,))
        self._stir(name)
        with suppress(sqlite3.OperationalError):  # a centre that has no such table
            self.db.execute(f'DELETE FROM "{name}"')

    def keep(self, table: Table, rows: Sequence[Sequence[Any]], cursor: str | None) -> None:
        """A page, and where the next one is. Raises Unfit, as all do that take rows."""
        with self.whole():
            self._put(table, rows)
            self.db.execute('INSERT OR REPLACE INTO "_place" VALUES (?, ?)', (table.name, cursor))

    def renew(self, table: Table, rows: Sequence[Sequence[Any]]) -> None:
        """A table that is always read whole."""
        with self.whole():
            self._stir(table.name)
            self.db.execute(f'DELETE FROM "{table.name}"')
            self._put(table, rows)

    def rename(self) -> None:
        """Units may be called otherwise than last time: their rows say so too."""
        with self.whole():
            for name in self._with("unit_name"):
                called = f'(SELECT name FROM units WHERE units.unit = "{name}".unit)'
                if self.db.execute(f'UPDATE "{name}" SET unit_name = {called} WHERE unit_name <> {called}').rowcount:
                    self._stir(name)

    def _with(self, column: str) -> list[str]:
        """The tables that have a column called so."""
        query = (
            "SELECT t.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND c.name = ?"
        )
        return [name for (name,) in self.db.execute(query, (column,))]

    def update(self, tables: Sequence[Table], unit: str, changes: Changes) -> None:
        """What has changed in a unit, and up to which version."""
        with self.whole():
            for table in tables:
                if changes.whole:
                    self._stir(table.name)
                    self.db.execute(f'DELETE FROM "{table.name}" WHERE unit = ?', (unit,))
                self._put(table, changes.rows.get(table.name, []))
                self.see(table.name, [(unit, changes.version)])

    def _put(self, table: Table, rows: Sequence[Sequence[Any]]) -> None:
        if rows:
            self._stir(table.name)
        marks = ", ".join("?" * len(table.columns))
        try:
            self.db.executemany(f'INSERT OR REPLACE INTO "{table.name}" VALUES ({marks})', rows)
        except _UNFIT:
            raise Unfit(table.name) from None

    def _stir(self, name: str) -> None:
        """Files written of this table are no longer up to date."""
        self.db.execute("DELETE FROM \"_state\" WHERE name LIKE 'file:' || ? || ':%'", (name,))

    def wrote(self, name: str, file: Path) -> None:
        self.remember(f"file:{name}:{file.name}", _stamp(file))

    def fresh(self, name: str, file: Path) -> bool:
        """Whether a file holds this table as it stands, and nobody has touched it since."""
        return file.exists() and self.state(f"file:{name}:{file.name}") == _stamp(file)

    def see(self, name: str, versions: Sequence[tuple[str, int]]) -> None:
        """Up to which version of each unit a table has been read."""
        values = [(name, *one) for one in versions]
        self.db.executemany('INSERT OR REPLACE INTO "_seen" VALUES (?, ?, ?)', values)

    def versions(self) -> list[tuple[str, int]]:
        """Each unit as the table of units knows it."""
        return self.db.execute("SELECT unit, version FROM units").fetchall()

    def seen(self, names: Sequence[str]) -> dict[str, int]:
        """The version of each unit up to which all of these tables have been read."""
        marks = ", ".join("?" * len(names))
        query = f'SELECT unit, min(version), count(*) FROM "_seen" WHERE name IN ({marks}) GROUP BY unit'
        return {unit: v if n == len(names) else 0 for unit, v, n in self.db.execute(query, tuple(names))}

    def count(self, name: str) -> int:
        return int(self.db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])


def _stamp(file: Path) -> str:
    known = file.stat()
    return f"{known.st_size} {known.st_mtime_ns}"
