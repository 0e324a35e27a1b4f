"""The centre's database: one way to run a piece of work in a transaction, on SQLite and on PostgreSQL.

    database.run(lambda tx: tx.execute(…))     a future; done when it is on the disk
    database.still(lambda tx: tx.execute(…))   reads one moment, however long it takes

On SQLite one thread owns the one connection and puts what waits into one transaction, so that two hundred walls do
not wait for two hundred flushes. On PostgreSQL a pool of connections works side by side. Work that raises leaves no
trace, and may be asked to run once more: it begins anew.
"""

import queue
import secrets
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import IO, Any, Protocol, TypeVar

from pydantic_core import from_json
from sqlalchemy import URL, Connection, Engine, create_engine, insert, inspect, make_url, select, text, update
from sqlalchemy.exc import ArgumentError

import migrations
from board import local
from board.catalogue import _
from board.log import log, parked
from board.store import lock, private, store
from board.store.store import engine_for, written
from sync.server.db import tables
from sync.server.db.errors import Newer, NoCentre
from sync.server.db.tables import centre

T = TypeVar("T")
Work = Callable[[Connection], T]

POOL = 8
"""Connections of one server process to PostgreSQL."""
TOGETHER = 64
"""Pieces of work in one SQLite transaction at most."""
ONE_MOMENT = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""What PostgreSQL calls a transaction that sees what stood when it began. SQLite knows no other."""


class Database(Protocol):
    engine: Engine
    file: Path | None
    """The SQLite file; None where a server keeps the data."""

    def run(self, work: Work[T]) -> "Future[T]": ...

    def still(self, work: Work[T]) -> "Future[T]":
        """Work that only reads, and sees one moment however long it takes."""
        ...

    def close(self) -> None: ...


class InUse(Exception):
    """Another centre runs on this file, or it is being set back to a copy."""

    def __str__(self) -> str:
        return _("Sentralen går allerede på {file}. Stans den først.", file=self.args[0])


def connect(url: str, *, pool: int = POOL, alone: bool = False) -> Database:
    """Open the database, bring its tables up to this build, and give it an epoch when it is new. `alone`: as the one
    server of an SQLite file; raises InUse where there is one already. The command line works beside it."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        path = Path(parsed.database or "")
        private.folder(path.parent)
        held = locked(path) if alone else None
        for ours in (private.file(path), *path.parent.glob(f"{path.name}?*")):
            private.tighten(ours)
        database: Database = EmbeddedDatabase(engine_for(path, from_json), path, held)
    elif parsed.get_backend_name() != "postgresql":
        raise ArgumentError(parsed.drivername)
    else:
        database = Pooled(_pooled_engine(parsed, pool), pool)
    try:
        database.run(_prepare).result()
    except BaseException:
        database.close()
        raise
    return database


def locked(path: Path) -> IO[str]:
    """This SQLite file for one server alone, until what is returned is closed. Raises InUse."""
    if (held := lock.take(path.with_name(path.name + ".lock"))) is None:
        raise InUse(path)
    return held


def _pooled_engine(url: URL, pool: int) -> Engine:
    return create_engine(
        url,
        pool_size=pool,
        max_overflow=0,
        pool_timeout=30,
        hide_parameters=True,  # what people write belongs in no log
        json_serializer=written,
        json_deserializer=from_json,
    )


def _prepare(tx: Connection) -> None:
    if tx.dialect.name == "postgresql":
        tx.execute(text("SELECT pg_advisory_xact_lock(7482558)"))  # two workers start at once: one migrates
    if _version(tx, "board") and not _version(tx, "centre"):
        raise NoCentre
    for chain, newest in (("board", store.SCHEMA), ("centre", tables.SCHEMA)):
        if (found := _version(tx, chain)) != newest:
            if found and found not in migrations.known(chain):
                raise Newer(found)
            migrations.upgrade(tx, chain)
    if not tx.execute(select(centre)).first():
        tx.execute(insert(centre).values(id=1, epoch=secrets.token_hex(4), device=local.new_id()))
    unmade = (centre.c.secret == "", centre.c.id == 1)
    tx.execute(update(centre).where(*unmade).values(secret=secrets.token_hex(32)))
    parked.renew(tx)
    for unit in tx.scalars(select(log.change.c.unit).where(log.PARKED).distinct()).all():
        log.unpark(tx, unit)


def _version(tx: Connection, chain: str) -> str | None:
    """The chain's newest migration that these tables have been through."""
    table = f"{chain}_version"
    return tx.scalar(text(f"SELECT version_num FROM {table}")) if inspect(tx).has_table(table) else None


class Pooled:
    """As many transactions side by side as there are connections."""

    def __init__(self, engine: Engine, size: int) -> None:
        self.engine = engine
        self.file: Path | None = None
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="centre")

    def run(self, work: Work[T]) -> "Future[T]":
        return self._threads.submit(self._in_transaction, self.engine, work)

    def still(self, work: Work[T]) -> "Future[T]":
        """Nobody waits for it."""
        return self._threads.submit(self._in_transaction, self.engine.execution_options(**ONE_MOMENT), work)

    def _in_transaction(self, engine: Engine, work: Work[T]) -> T:
        with engine.begin() as tx:
            return work(tx)

    def close(self) -> None:
        self._threads.shutdown()
        self.engine.dispose()


class EmbeddedDatabase:
    """One connection, one thread, what waits goes together. `held` is let go when it is closed."""

    def __init__(self, engine: Engine, file: Path, held: IO[str] | None = None) -> None:
        self.engine = engine
        self.file: Path | None = file
        self._held = held
        self._waiting: queue.SimpleQueue[tuple[Work[Any], Future[Any]] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._serve, name="centre", daemon=True)
        self._thread.start()

    def run(self, work: Work[T]) -> "Future[T]":
        future: Future[T] = Future()
        self._waiting.put((work, future))
        return future

    def still(self, work: Work[T]) -> "Future[T]":
        """Everybody waits for it: it is the one transaction there is."""
        return self.run(work)

    def close(self) -> None:
        self._waiting.put(None)
        self._thread.join()
        self.engine.dispose()
        if self._held:
            self._held.close()

    def _serve(self) -> None:
        while (first := self._waiting.get()) is not None:
            batch = [first]
            stopping = False
            while len(batch) < TOGETHER and not self._waiting.empty():
                if (other := self._waiting.get()) is None:
                    stopping = True
                    break
                batch.append(other)
            self._commit(batch)
            if stopping:
                return

    def _commit(self, batch: list[tuple[Work[Any], "Future[Any]"]]) -> None:
        batch = [(work, future) for work, future in batch if future.set_running_or_notify_cancel()]
        results: list[Any] = []
        try:
            with self.engine.begin() as tx:
                for work, _ in batch:
                    results.append(work(tx))
        except Exception as error:
            if 1 < len(batch) > len(results):
                self._carefully(batch)
            else:  # it was the only one, or the commit itself: nothing of all this is stored
                for _, future in batch:
                    future.set_exception(error)
            return
        for (_, future), result in zip(batch, results, strict=True):
            future.set_result(result)

    def _carefully(self, batch: list[tuple[Work[Any], "Future[Any]"]]) -> None:
        """Some of it fails, and must take nothing back from the others: once more, with savepoints. These cost more
        than most work, and are seldom needed."""
        done: list[tuple[Future[Any], Any]] = []
        failed: list[tuple[Future[Any], Exception]] = []
        try:
            with self.engine.begin() as tx:
                for work, future in batch:
                    try:
                        with tx.begin_nested():
                            result = work(tx)
                        done.append((future, result))
                    except Exception as error:
                        # On a full disk SQLite gives up the whole transaction, with what the others did in it.
                        if not _open(tx):
                            raise
                        failed.append((future, error))
        except Exception as error:  # the commit itself: then nothing of all this is stored
            for _, future in batch:
                future.set_exception(error)
            return
        for future, result in done:
            future.set_result(result)
        for future, raised in failed:
            future.set_exception(raised)


def _open(tx: Connection) -> bool:
    """Whether SQLite still holds a transaction open."""
    held: bool = tx.connection.dbapi_connection.in_transaction  # type: ignore[union-attr]
    return held
