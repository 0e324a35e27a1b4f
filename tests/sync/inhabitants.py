"""Who lives in the simulated world: walls with real stores and the real client, a centre with the real server. Both
can lose power at any moment."""

import asyncio
import functools
import tempfile
import threading
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from fastapi import FastAPI
from sqlalchemy import Connection, Engine, event, select

from board import local
from board.board import Board
from board.context import Command, perform
from board.log import log
from board.log.change import Change, Fact
from board.own import Own
from board.store.store import Store, engine_for
from sync.protocol.problem import Refuse
from sync.server import levels, tenants
from sync.server.app import create_app
from sync.server.db.database import connect
from sync.server.db.tables import units
from sync.wall.client import Client
from sync.wall.credentials import CredentialsFile
from sync.wall.http import HttpClient
from sync.wall.sync_state import SyncState
from tests.memory import MEMORY
from tests.patience import PATIENCE_S
from tests.sync import builds
from tests.sync.places import Centre as PlainCentre
from tests.sync.places import Time
from tests.sync.weather import Dead, Sky, Weather

T = TypeVar("T")
NORTH, SOUTH, ABOVE, TOP = "nord-nord", "sor-sor", "nord-ledergruppa", "nord-toppen"
"""The units of the template: two of two organisations, and the levels above the first, one above the other."""


class Wall:
    """A wall. `skew_s` is how far its clock is ahead, `build` the Tavle it runs, `page` how much it takes at once."""

    def __init__(self, folder: Path, sky: Sky, time: Time, unit: str, build: int, page: int) -> None:
        self.folder, self.sky, self.time, self.unit = folder, sky, time, unit
        self.build, self.page = build, page
        self.skew_s = 0
        self.meanwhile: Callable[[], None] = lambda: None
        self.open()

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def device(self) -> str:
        with self.store.read() as tx:
            return str(local.get(tx, "_device"))

    def open(self) -> None:
        self.powered = True
        with builds.running(self.build):
            self.store = Store.open(self.folder, lambda: max(0, self.time() + self.skew_s * 1000))
        self.credentials = CredentialsFile(self.folder)
        line = HttpClient("http://centre", transport=Weather(self.sky, lambda: self.meanwhile(), self._die))
        self.client = Client(
            line, self.credentials, self._step, arrived=self.see, page=self.page, monotonic=lambda: 0.0, app="world"
        )
        self._start()

    def _start(self) -> None:
        """What an upgrade does when the file is first opened by the new build; then the screen is drawn."""
        with builds.running(self.build), self.store.write() as tx:
            log.unpark(tx)
            self.board = Board.load(tx)

    def upgrade(self, build: int) -> None:
        if build > self.build:
            self.build = build
            self._start()

    def crash(self) -> None:
        """The power goes: nothing is closed, nothing says that it was."""
        self.store.engine.dispose()
        self.store._lock.close()

    def fall_and_rise(self) -> None:
        self.crash()
        self.open()

    def close(self) -> None:
        self.store.close()

    def see(self, touched: log.Touched) -> None:
        """The screen follows what was stored."""
        self.board = self.board.after(touched, (), {})

    def write(self, facts: Sequence[Fact], group: str) -> None:
        """One action."""
        if not facts:
            return
        with builds.running(self.build), self.store.write() as tx:
            device = local.get(tx, "_device")
            _, touched = log.append(tx, facts, device=device, stamp=self.store.clock.next(), group=group)
        self.see(touched)

    def do(self, command: Command) -> None:
        """What somebody does here by the rules. Raises Refused."""
        with builds.running(self.build):
            self.board = perform(self.store, replace(self.board, own=Own()), command)

    def _step(self, step: Callable[[Store], T]) -> T:
        """The power may go just before a COMMIT; or it has gone while a question was under way."""
        if not self.powered:
            raise Dead
        with builds.running(self.build):
            if not self.sky.fine and not self.sky.calm and self.sky.chance.random() < 0.03:
                engines.break_off(self.store.engine, Dead(), self.sky.chance.choice((1, 1, 2)))
            try:
                return step(self.store)
            finally:
                engines.break_off(self.store.engine, None)

    def _die(self) -> None:
        self.powered = False

    def sync_state(self) -> SyncState:
        with self.store.read() as tx:
            return SyncState.load(tx)

    def log(self) -> list[Change]:
        with self.store.read() as tx:
            return _log(tx, log.HERE)


class Centre(PlainCentre):
    """The centre. `die("before")` lets it lose power before the next COMMIT, `die("now")` opens it again."""

    def __init__(self, folder: Path, time: Time, build: int) -> None:
        self.build = build
        self.asked = 0
        self.faults: list[Exception] = []
        super().__init__(f"sqlite:///{folder}/centre.db", time)

    def open(self) -> None:
        builds.elsewhere(self.build)
        self.app = the_app()
        self.core = self.app.state.centre
        self.core.database, self.core.now_ms, self.core.settings = connect(self.url), self.time, self.settings
        self.core.__post_init__()
        plain = self.core.database.run

        def run(work: Callable[[Connection], Any]) -> Any:
            self.asked += 1

            def watched(tx: Connection) -> Any:
                try:
                    return work(tx)
                except Refuse:
                    raise
                except Exception as error:
                    self.faults.append(error)
                    raise

            return plain(watched)

        self.core.database.run = run

    def die(self, when: str) -> None:
        engines.break_off(self.core.database.engine, RuntimeError("the power went") if when == "before" else None)
        if when == "now":
            self.close()
            self.open()

    def upgrade(self, build: int) -> None:
        if build > self.build:
            self.build = build
            self.die("now")

    def north(self) -> list[Change]:
        return self.log(NORTH)

    async def together(self, rounds: Sequence[Coroutine[Any, Any, T]]) -> list[T | BaseException]:
        """Rounds whose questions lie in one transaction of the database."""
        gate = threading.Event()
        held = self.core.database.run(lambda tx: gate.wait(PATIENCE_S))
        before = self.asked
        tasks = [asyncio.ensure_future(r) for r in rounds]
        for _ in range(1_000):
            if self.asked - before + sum(t.done() for t in tasks) >= len(tasks):
                break
            await asyncio.sleep(0)
        gate.set()
        await asyncio.wrap_future(held)
        return await asyncio.gather(*tasks, return_exceptions=True)


def _log(tx: Connection, unit: int) -> list[Change]:
    query = select(log.change).where(log.change.c.unit == unit).order_by(log.change.c.seq)
    return [log.of_row(row) for row in tx.execute(query).mappings()]


@functools.cache
def the_app() -> FastAPI:
    """Making the routes takes longer than a life: they outlive a centre; its database, its clock and all it remembers
    do not."""
    app = create_app(f"sqlite:///{template()}/app.db")
    app.state.centre.close()
    return app


class Engines:
    """Engines to be used again for other files: each compiles its statements once only. Called as `engine_for`."""

    def __init__(self) -> None:
        self._free: list[Engine] = []
        self._ends: dict[Engine, tuple[BaseException, int]] = {}

    def break_off(self, engine: Engine, end: BaseException | None, commits: int = 1) -> None:
        """The so-manieth COMMIT from now on raises this instead; with None all are carried out again."""
        self._ends.pop(engine, None)
        if end is not None:
            self._ends[engine] = end, commits

    def __call__(self, path: Path, *how: Any) -> Engine:
        engine = self._free.pop() if self._free else self._new(path, *how)
        engine.url = engine.url.set(database=str(path))
        return engine

    def _new(self, path: Path, *how: Any) -> Engine:
        engine = engine_for(path, *how)

        @event.listens_for(engine, "do_connect")
        def connect(_: Any, __: Any, where: list[str], ___: Any) -> None:
            where[0] = str(engine.url.database)

        @event.listens_for(engine, "commit")
        def commit(_: Connection) -> None:
            if engine in self._ends:
                end, commits = self._ends.pop(engine)
                if commits == 1:
                    raise end
                self._ends[engine] = end, commits - 1

        @event.listens_for(engine, "engine_disposed")
        def disposed(_: Engine) -> None:
            if engine not in self._free:
                self._free.append(engine)

        return engine


engines = Engines()


def _levels(tx: Connection) -> None:
    """Two levels above the first unit."""
    organisation = int(tx.scalars(select(units.c.organisation).where(units.c.public == NORTH)).one())
    below = tenants.unit_number(tx, NORTH)
    for name in ("Ledergruppa", "Toppen"):
        above = tenants.unit_number(tx, tenants.found_unit(tx, "nord-kommune", name, Time()()))
        levels.hang_under(tx, organisation, below, None, above, date(2026, 1, 1))
        below = above


@functools.cache
def template() -> Path:
    """A wall that nobody has used and a centre with two units, to be copied: migrations take their time."""
    folder = Path(tempfile.mkdtemp(prefix="tavle-world-", dir=MEMORY))
    store = Store.open(folder / "wall")
    with store.write() as tx:
        local.put(tx, "_device", None)
    store.close()
    centre = PlainCentre(f"sqlite:///{folder}/centre.db", Time())
    centre.unit("Nord")
    centre.unit("Sør")
    centre.do(_levels)
    centre.close()
    return folder
