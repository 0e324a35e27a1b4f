"""A centre and walls for tests: real stores, the real app, a clock that only moves when told. Nothing is faked but
time; the wire between them is the app called in the same process."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import httpx
from sqlalchemy import select

from board import limits
from board.kinds import kinds
from board.local import get, new_id
from board.log import log
from board.log.change import Change, Fact
from board.store.store import Store
from sync.server import tenants
from sync.server.access import device_tokens
from sync.server.app import create_app
from sync.server.centre import Settings
from sync.wall.client import Client, Outcome
from sync.wall.credentials import Credentials, CredentialsFile
from sync.wall.http import HttpClient

T = TypeVar("T")
START_MS = 1_800_000_000_000
UNHURRIED: dict[str, Any] = dict.fromkeys(("per_poll", "per_device", "per_address", "per_sign_in", "per_key"))
UNHURRIED["failure_s"] = 0.0


class Time:
    """Milliseconds that pass when told."""

    def __init__(self, now_ms: int = START_MS) -> None:
        self.now_ms = now_ms

    def __call__(self) -> int:
        return self.now_ms

    def pass_(self, *, s: float = 0, days: float = 0) -> None:
        self.now_ms += round(s * 1000 + days * 86_400_000)


class Centre:
    """The real app on a database of its own."""

    def __init__(self, url: str, time: Time, **settings: Any) -> None:
        self.url = url
        self.time = time
        self.settings = Settings(**{**UNHURRIED, **settings})
        self.open()

    def open(self) -> None:
        self.app = create_app(self.url, self.time, self.settings)
        self.core = self.app.state.centre

    def close(self) -> None:
        self.core.close()

    def do(self, work: Callable[..., T]) -> T:
        return self.core.database.run(work).result()

    def unit(self, name: str = "Hjemmetjenesten nord") -> str:
        def work(tx: Any) -> str:
            organisation = tenants.found_organisation(tx, f"{name} kommune", self.time())
            return tenants.found_unit(tx, organisation, name, self.time())

        return self.do(work)

    def let_in(self, unit: str, device: str, name: str = "") -> str:
        """A token, without the ceremony of pairing."""

        def work(tx: Any) -> str:
            row = device_tokens.admit(tx, tenants.unit_number(tx, unit), device, name, "", self.time())
            return device_tokens.issue(tx, row, self.time())

        return self.do(work)

    def log(self, unit: str) -> list[Change]:
        def work(tx: Any) -> list[Change]:
            query = select(log.change).where(log.change.c.unit == tenants.unit_number(tx, unit))
            return [log.of_row(row) for row in tx.execute(query.order_by(log.change.c.seq)).mappings()]

        return self.do(work)

    def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        """A plain request, past any wall."""

        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://centre") as client:
                return await client.request(method, path, **more)

        return asyncio.run(asked())


class Wall:
    """A wall with a store of its own. `line` may be replaced by a bad one."""

    def __init__(self, folder: Path, centre: Centre, token: str | None = None, time: Time | None = None) -> None:
        self.folder = folder
        self.centre = centre
        self.time = time or centre.time
        self.touched: dict[Any, Any] = {}
        self.page = limits.PAGE
        self.transport: httpx.AsyncBaseTransport | None = None
        self.open()
        if token:
            self.credentials.keep(Credentials("http://centre", token))

    def open(self) -> None:
        self.store = Store.open(self.folder, self.time)
        self.credentials = CredentialsFile(self.folder)

    def close(self) -> None:
        self.store.close()

    @property
    def device(self) -> str:
        with self.store.read() as tx:
            return str(get(tx, "_device"))

    def write(self, *facts: Fact, group: str | None = None) -> list[Change]:
        with self.store.write() as tx:
            stamp = self.store.clock.next()
            changes, _ = log.append(tx, facts, device=get(tx, "_device"), stamp=stamp, group=group or new_id())
            return changes

    def card(self, name: str, **fields: Any) -> list[Change]:
        return self.write(Fact("card", name, fields or {"title": name}))

    def round(self) -> Outcome:
        return self.play(lambda client: client.round())

    def rounds(self, count: int) -> Outcome:
        """So many rounds of one client, whatever comes of them."""

        async def play(client: Client) -> Outcome:
            for _ in range(count):
                outcome = await client.round()
            return outcome

        return self.play(play)

    def settle(self, most: int = 200) -> Outcome:
        """Rounds until there is nothing more to say."""

        async def play(client: Client) -> Outcome:
            for _ in range(most):
                outcome = await client.round()
                if not outcome.again:
                    return outcome
            raise AssertionError(f"no rest after {most} rounds: {outcome}")

        return self.play(play)

    def play(self, play: Callable[[Client], Any]) -> Any:
        async def run() -> Any:
            line = HttpClient("http://centre", transport=self.transport or httpx.ASGITransport(self.centre.app))
            client = Client(
                line,
                self.credentials,
                lambda step: step(self.store),
                arrived=self.touched.update,
                page=self.page,
                monotonic=lambda: 0.0,
            )
            try:
                return await play(client)
            finally:
                await client.close()

        return asyncio.run(run())

    def log(self) -> list[Change]:
        with self.store.read() as tx:
            rows = tx.execute(select(log.change).order_by(log.change.c.seq)).mappings()
            return [log.of_row(row) for row in rows]

    def board(self) -> dict[tuple[str, str], Any]:
        """Every row of every table."""
        with self.store.read() as tx:
            return {
                (kind, row["id"]): dict(row)
                for kind, record in kinds.items()
                for row in tx.execute(select(record.table)).mappings()
            }
