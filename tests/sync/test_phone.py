"""The wall learns the day's link for phones while it is connected, keeps it in memory, and does without."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx

from sync.server.db import backup
from sync.wall.client import Client, Outcome
from sync.wall.connection_status import ConnectionState
from sync.wall.http import HttpClient
from sync.wall.loop import Loop
from tests.sync.places import Centre, Wall

Hang = Callable[..., Wall]


class Counted(httpx.AsyncBaseTransport):
    """Counts who asks for the link; `older`: a centre that knows no such door."""

    def __init__(self, centre: Centre) -> None:
        self.inner = httpx.ASGITransport(centre.app)
        self.asked, self.older = 0, False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/v1/phone":
            self.asked += 1
            if self.older:
                request.url = request.url.copy_with(path="/v1/nowhere")
        return await self.inner.handle_async_request(request)


class Asking:
    """A wall whose loop is stepped by hand."""

    def __init__(self, wall: Wall, transport: Counted) -> None:
        self.wall, self.transport = wall, transport
        self.loop = Loop(lambda: None, device=wall.device)  # type: ignore[arg-type,return-value]
        wall.transport = transport

    def round(self) -> str:
        """One round; the link that would be shown after it."""

        async def run() -> Any:
            line = HttpClient("http://centre", transport=self.transport)
            client = Client(line, self.wall.credentials, lambda step: step(self.wall.store), monotonic=lambda: 0.0)
            try:
                self.loop._tell(await self.loop._round(client))
            finally:
                await line.close()

        asyncio.run(run())
        return self.loop.link.phone


def test_it_is_asked_for_once_a_day(hang: Hang, centre: Centre) -> None:
    asking = Asking(hang("north"), Counted(centre))
    first = asking.round()
    assert first.startswith("http://127.0.0.1:8080/forslag/")
    assert [asking.round() for _ in range(5)] == [first] * 5
    assert asking.transport.asked == 1
    centre.time.pass_(days=1)
    second = asking.round()
    assert second not in ("", first)
    assert asking.transport.asked == 2


def test_without_the_centre_no_link_is_shown(hang: Hang, centre: Centre) -> None:
    asking = Asking(hang("north"), Counted(centre))
    assert asking.round()
    asking.loop._tell(Outcome(ConnectionState.NO_SERVER))
    assert asking.loop.link.phone == ""
    assert asking.round()


def test_an_older_centre_is_left_alone_for_an_hour(hang: Hang, centre: Centre) -> None:
    asking = Asking(hang("north"), Counted(centre))
    asking.transport.older = True
    assert [asking.round() for _ in range(3)] == [""] * 3
    assert asking.loop.link.state is ConnectionState.CONNECTED
    assert asking.transport.asked == 1
    centre.time.pass_(s=3_700)
    asking.transport.older = False
    assert asking.round()


def test_the_link_is_kept_nowhere_on_the_wall(hang: Hang, centre: Centre) -> None:
    wall = hang("north")
    link = Asking(wall, Counted(centre)).round()
    proof = link.rpartition("-")[2].encode()
    for file in wall.folder.rglob("*"):
        if file.is_file():
            assert proof not in file.read_bytes()


def test_a_code_outlives_a_restore_of_the_centre(hang: Hang, centre: Centre) -> None:
    asking = Asking(hang("north"), Counted(centre))
    path = asking.round().removeprefix("http://127.0.0.1:8080")
    centre.do(backup.new_epoch)
    assert centre.ask("GET", path).status_code == 200
