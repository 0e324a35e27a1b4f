"""The file a board lives in: opened, upgraded, checked, written by one writer, closed.

SQLite with a rollback journal, since a write-ahead log would keep old pages in the order of the votes. Every write is
one transaction that has reached the disk when `write` returns. A damaged file is `board.store.recovery`'s.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.pool import StaticPool

import migrations
from board import local, votes
from board.errors import Kind, Refused
from board.log import log, parked
from board.log.stamp import Clock, wall_ms
from board.store import backups, lock, private, recovery, vase
from board.store.faults import plain, read

SCHEMA = migrations.newest("board")

_CLOSED = "closed"
"""The file beside the board that says it was closed. Taking it away needs no room on a full disk."""

PRAGMAS = (
    "journal_mode=TRUNCATE",
    "synchronous=EXTRA",
    "secure_delete=ON",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "temp_store=MEMORY",
)


def written(value: Any) -> str:
    """The text of a JSON column, several times faster than by the standard library."""
    from pydantic_core import to_json  # read with the first value that is written

    return to_json(value).decode()


def engine_for(path: Path, read: Callable[[str], Any] = read) -> Engine:
    """One connection to one SQLite file, with transactions that begin as writers unless they only read. `read`: what
    reads the text of a JSON column."""
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(
        url,
        poolclass=StaticPool,
        hide_parameters=True,  # an error must not carry what people wrote or voted into a log
        connect_args={"check_same_thread": False, "timeout": 5},
        json_serializer=written,
        json_deserializer=read,
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: object) -> None:
        connection.isolation_level = None  # so that BEGIN below is ours
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get("reading")
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


class Store:
    """An open board file in `folder`. One thread at a time may use it; that is the caller's promise.

    `recovered` tells what the recovery ladder had to do when opening, or is None.
    """

    def __init__(self, folder: Path, held: IO[str], engine: Engine, clock: Clock) -> None:
        self.folder = folder
        self.engine = engine
        self.clock = clock
        self.recovered: recovery.Recovery | None = None
        self._lock = held
        self._file = _identity(self.path)
        self._doubtful = False

    @classmethod
    def open(cls, folder: Path, wall: Callable[[], int] = wall_ms, *, thorough: bool = False) -> "Store":
        """Open or create the board in `folder`. Raises Refused: FILE_NEWER, FILE_IN_USE, READ_ONLY, DISK_FULL.
        `thorough`: look through all of it, also when it was closed as it should be.

        A damaged file does not raise: it is set aside and the best that can be had takes its place."""
        with plain(folder):
            private.folder(folder)
            path = folder / "board.db"
            with ExitStack() as undo:
                held = undo.enter_context(_lock(folder))
                for ours in (folder, backups.of(folder)):
                    private.within(ours)
                closed = _was_closed(folder)
                recovery.finish(path)
                try:
                    recovery.check_present(path)
                    engine = _ready(path, thorough=thorough or not closed)
                except recovery.Damaged:
                    recovery.climb(path, lambda draft: _ready(draft, thorough=False))
                    closed = False
                    engine = _ready(path, thorough=False)
                undo.callback(engine.dispose)
                with engine.begin() as tx:
                    if local.get(tx, "_device") is None:
                        local.put(tx, "_device", local.new_id())
                    if closed:
                        recovery.forget(tx)
                    clock = Clock(local.get(tx, "_stamp", 0), local.get(tx, "_offset_ms", 0), wall)
                    store = cls(folder, held, engine, clock)
                    store.recovered = recovery.told(tx, folder)
                undo.pop_all()
            with suppress(Refused), store.write() as tx:
                votes.mend(tx)
                # A build that only allows more than the last one did needs no migration. A full disk may wait.
                parked.renew(tx)
                log.unpark(tx)
            with suppress(Refused):
                store.renew_copies()
            return store

    @staticmethod
    @contextmanager
    def look(folder: Path) -> Iterator[Connection]:
        """Only read a board that cannot be opened, as on a card the system has locked: nothing is checked, recovered
        or upgraded. Raises Refused, READ_ONLY also when it takes a writer to make sense of the file."""
        database = (folder / "board.db").absolute().as_uri()
        url = URL.create("sqlite", database=database, query={"mode": "ro", "uri": "true"})
        engine = create_engine(url, hide_parameters=True, json_deserializer=read)
        try:
            with plain(folder), engine.connect() as tx:
                if _version(tx) != SCHEMA:
                    raise Refused(Kind.READ_ONLY)
                yield tx
        finally:
            engine.dispose()

    @property
    def path(self) -> Path:
        return self.folder / "board.db"

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction; on the disk when the block has ended. Raises Refused with DISK_FULL, READ_ONLY or
        FILE_DAMAGED when it could not be stored; then nothing of it was. A stamp is never used twice, not even that
        of an action which was refused."""
        stamp = self.clock.last
        with self._watched():
            self._stay()
            with ExitStack() as after:
                with self.engine.begin() as tx:
                    vases = vase.of(tx)
                    after.callback(vases.forget)
                    yield tx
                    if self.clock.last != stamp:
                        local.put(tx, "_stamp", self.clock.last)
                vases.settle()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction for reading only: works on a disk that may no longer be written."""
        with self._watched(), self.engine.execution_options(reading=True).begin() as tx:
            yield tx

    def back_up(self) -> Path | None:
        """Make today's backup; None while a vote is held. No copy tells of an open one."""
        with self._watched():
            self._stay()
        self.renew_copies()
        with self._watched():
            return backups.make(self.engine, self.folder, self.clock.now_ms())

    def renew_copies(self) -> None:
        """Where something was erased since they were made, all copies and what was set aside give way to a new copy.
        During a vote, and while there is no room for it, that waits for the next time. Raises Refused."""
        with self.read() as tx:
            if not local.get(tx, "_erased"):
                return
        with self._watched():
            done = backups.renew(self.engine, self.folder, self.clock.now_ms())
        if done:
            with self.write() as tx:
                local.put(tx, "_erased", None)

    def close(self) -> None:
        """Let go of the file. What is not closed is looked through more thoroughly when it is next opened."""
        with suppress(Refused), self._watched():
            if not self._doubtful:
                self._stay()
        self.engine.dispose()
        with suppress(OSError):
            if not self._doubtful:
                private.file(self.folder / _CLOSED)
        self._lock.close()

    def _stay(self) -> None:
        """See to it that what is open is what lies under its name: somebody may have taken the file away, and with it
        all that is done from then on. Raises Refused, FILE_EXCHANGED."""
        if _identity(self.path) == self._file:
            return
        private.folder(self.folder)
        recovery.write_back(self.engine, self.path)
        with self.read() as tx:
            vase.of(tx).settle()
        self.engine.dispose()  # what is asked next is asked of the file that lies there now
        self._file = _identity(self.path)
        if not (self.folder / "lock").exists():
            self._lock.close()
            self._lock = _lock(self.folder)

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Faults in plain kinds; a file that turned out to be damaged is not called closed afterwards."""
        try:
            with plain(self.folder):
                yield
        except Refused as refusal:
            self._doubtful = self._doubtful or refusal.kind in (Kind.FILE_DAMAGED, Kind.FILE_EXCHANGED)
            raise


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file lies under a name; None when none does."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _was_closed(folder: Path) -> bool:
    """Whether the last one to use this folder closed it. Asked once: from now on it is in use."""
    try:
        (folder / _CLOSED).unlink()
    except FileNotFoundError:
        return False
    return True


def _lock(folder: Path) -> IO[str]:
    """Hold the folder for this process alone; the system lets go when the process dies."""
    if (held := lock.take(folder / "lock")) is None:
        raise Refused(Kind.FILE_IN_USE)
    return held


def _ready(path: Path, *, thorough: bool) -> Engine:
    """An engine on a sound file of our version. Raises recovery.Damaged, or Refused(FILE_NEWER)."""
    engine = engine_for(private.file(path))
    try:
        with recovery.doubting(path):
            with engine.begin() as tx:
                recovery.examine(tx, path, thorough=thorough)
                version = _version(tx)
            if version != SCHEMA:
                _upgrade(engine, path, version)
            if thorough and version is not None:  # what was made just now holds nothing
                with engine.begin() as tx:
                    recovery.examine_values(tx, path)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _version(tx: Connection) -> str | None:
    if not tx.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'board_version'")).first():
        return None
    found: str | None = tx.scalar(text("SELECT version_num FROM board_version"))
    return found


def _upgrade(engine: Engine, path: Path, version: str | None) -> None:
    """Bring an older file up to this build, with a backup of it first. A file of a newer build is left alone."""
    if version is not None:
        if version not in migrations.known("board"):
            raise Refused(Kind.FILE_NEWER)
        backups.before_upgrade(engine, path.parent, version)
    with engine.begin() as tx:
        migrations.upgrade(tx, "board")
        log.unpark(tx)
