"""Copies of the centre, and setting it back to one. A restored centre gets a new epoch, so that every wall reads anew
and sends again what the copy did not know yet; what was erased since is erased again, and who was shut out stays out.
SQLite only: PostgreSQL brings tools of its own (docs/drift.md), after which `new_epoch` is called all the same.

    with restoring(copy, database, now_ms) as restore:    # looked through; nothing has changed yet
        restore.found, restore.there
        restore.put()
"""

import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, select, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import SQLAlchemyError

from board import local
from board.store import private
from board.store.disk import sync as flush
from sync.server import erasure
from sync.server.access import register
from sync.server.db import still_shut
from sync.server.db.database import InUse, connect, locked
from sync.server.db.inspection import CentreContents, CopyError, CopyFault, forget, journal, look
from sync.server.db.tables import centre, people, redactions


def back_up(source: Path, target: Path, *, replace: bool = False) -> None:
    """A whole, consistent copy while the server runs; looked through before it gets its name. Raises CopyError."""
    if not source.is_file():
        raise CopyError(CopyFault.NOTHING_THERE, source)
    if target.exists() and target.samefile(source):
        raise CopyError(CopyFault.SAME, target)
    with draft_of(target, replace=replace) as draft:
        try:
            # Not read-only: a server that was killed may have left a transaction that must be rolled back first.
            with closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=rw", uri=True)) as reading:
                reading.execute("VACUUM INTO ?", (str(draft),))
        except sqlite3.DatabaseError as error:
            look(source)
            raise CopyError(CopyFault.FAILED, target, str(error)) from error
        look(draft, called=source)


@contextmanager
def draft_of(target: Path, *, replace: bool = False) -> Iterator[Path]:
    """An empty file for the owner alone to write in; it gets the target's name when it is whole. Nothing that is
    there is written over unless `replace`. Raises CopyError."""
    if not target.parent.is_dir():
        raise CopyError(CopyFault.NO_FOLDER, target.parent)
    if target.exists() and not (replace and target.is_file()):
        raise CopyError(CopyFault.TAKEN, target)
    draft = target.with_name(target.name + ".part")
    forget(draft)
    try:
        yield private.file(draft)
        flush(draft)
        draft.replace(target)
        flush(target.parent)
    except OSError as error:
        raise CopyError(CopyFault.FAILED, target, error.strerror or str(error)) from error
    finally:
        forget(draft)


_r = redactions.c
_ERASED = select(_r.unit, _r.kind, _r.record, _r.fields, _r.stamp).order_by(_r.unit, _r.n)
_FORGOTTEN = select(people.c.id, people.c.made_ms).where(register.FORGOTTEN)


@dataclass
class Restore:
    """A copy that has been looked through and can be put. `there` is what the centre is now: None where there is
    none, or nothing that can be read. What was there will lie `aside`. `unread`: not all of it could be read when the
    copy was put."""

    found: CentreContents
    there: CentreContents | None
    target: Path
    aside: Path
    _draft: Path
    unread: bool = False

    def put(self) -> int:
        """Returns how many changes were blanked, since they had been erased after the copy. Raises CopyError;
        then the centre is as it was."""
        try:
            blanked = self._brought_up()
            self._swap()
        except (SQLAlchemyError, sqlite3.DatabaseError, OSError) as error:
            reason = getattr(error, "strerror", None) or str(getattr(error, "orig", error))
            raise CopyError(CopyFault.FAILED, self.target, reason) from error
        return blanked

    def _brought_up(self) -> int:
        """Make the copy a centre of this build, of a new epoch, without what has been erased."""
        erased = self._asked(_ERASED)
        forgotten = self._asked(_FORGOTTEN)
        known = still_shut.read(self._asked)
        database = connect(f"sqlite:///{self._draft}")
        try:

            def work(tx: Connection) -> int:
                new_epoch(tx)
                still_shut.again(tx, known)
                register.forget_again(tx, forgotten)
                return erasure.again(tx, erased)

            return database.run(work).result()
        finally:
            database.close()

    def _asked(self, question: Select[Any]) -> list[Any]:
        """What was there answers, which may be damaged, or not be there."""
        if not self.target.exists():
            return []
        asked = str(question.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
        try:
            with closing(sqlite3.connect(self.target)) as reading:
                return reading.execute(asked).fetchall()
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            self.unread = True
            return []

    def _swap(self) -> None:
        """The power may go at any moment: there is a whole centre under the name at each of them."""
        journal(self._draft).unlink(missing_ok=True)
        flush(self._draft)
        try:
            if self.target.exists():
                _link(private.tighten(self.target), self.aside)
                if journal(self.target).exists() and journal(self.target).stat().st_size:
                    # One that a reader could not roll back: it belongs to what is set aside, not to the copy.
                    journal(self.target).rename(journal(self.aside))
            flush(self.target.parent)
            self._draft.replace(self.target)
            flush(self.target.parent)
        except OSError:
            if self.aside.exists():
                self.aside.replace(self.target)
                self.aside.unlink(missing_ok=True)  # two names of one file are not made one by that
            if journal(self.aside).exists():
                journal(self.aside).rename(journal(self.target))
            raise


@contextmanager
def restoring(source: Path, target: Path, now_ms: int) -> Iterator[Restore]:
    """Look through a copy, beside the centre's file; the copy itself is only read. Nobody else may have the centre
    meanwhile. Raises CopyError."""
    if not source.is_file():
        raise CopyError(CopyFault.MISSING, source)
    if target.exists() and target.samefile(source):
        raise CopyError(CopyFault.SAME, source)
    private.folder(target.parent)
    draft = target.with_name(target.name + ".part")
    with _held(target):
        forget(draft)
        try:
            for part, to in ((source, draft), (journal(source), journal(draft))):
                if part.exists():
                    shutil.copyfile(part, private.file(to))
            found = look(draft, called=source)
            aside = target.with_name(f"{target.name}.before-restore-{now_ms}")
            yield Restore(found, _there(target), target, aside, draft)
        except OSError as error:
            raise CopyError(CopyFault.FAILED, target, error.strerror or str(error)) from error
        finally:
            forget(draft)


def restore(source: Path, target: Path, now_ms: int) -> int:
    """Put a copy in the database's place, the server being stopped. What was there is kept beside it, and what had
    been erased in it is erased in the copy too. Returns how many changes that blanked. Raises CopyError."""
    with restoring(source, target, now_ms) as prepared:
        return prepared.put()


def new_epoch(tx: Connection) -> str:
    """Tell every wall that this centre is not where it was. Its own changes start anew under a new identity."""
    epoch = secrets.token_hex(4)
    tx.execute(update(centre).values(epoch=epoch, device=local.new_id()))
    return epoch


@contextmanager
def _held(target: Path) -> Iterator[None]:
    try:
        held = locked(target)
    except InUse as error:
        raise CopyError(CopyFault.IN_USE, target) from error
    with held:
        yield


def _link(target: Path, aside: Path) -> None:
    """The same file under a second name; a copy where the disk knows no such thing."""
    try:
        os.link(target, aside)
    except OSError:
        shutil.copyfile(target, private.file(aside))
        flush(aside)


def _there(target: Path) -> CentreContents | None:
    try:
        return look(target) if target.exists() else None
    except CopyError:
        return None
