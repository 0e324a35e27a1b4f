"""Two walls and a centre: what the one does, the other sees."""

import json
from collections.abc import Callable

import httpx

from sync.protocol import packing
from sync.wall.client import Client
from sync.wall.connection_status import ConnectionState
from sync.wall.sync_state import SyncState
from tests.sync.places import Centre, Wall

Hang = Callable[..., Wall]


def test_what_one_wall_does_the_other_sees(hang: Hang, centre: Centre, unit: str) -> None:
    north, south = hang("north"), hang("south")
    north.card("c1", title="Nøkler på ett sted", stage="plan")

    assert north.settle().state is ConnectionState.CONNECTED
    assert south.settle().state is ConnectionState.CONNECTED

    assert south.board()["card", "c1"]["title"] == "Nøkler på ett sted"
    assert north.board() == south.board()
    assert south.touched["card", "c1"].stage == "plan"
    assert [(c.n, c.record) for c in centre.log(unit)] == [(1, "c1")]


class Watched(httpx.AsyncBaseTransport):
    """Notes of each question how far the wall says it has come, and how far it had come on its disk."""

    def __init__(self, wall: Wall) -> None:
        self.inner = httpx.ASGITransport(wall.centre.app)
        self.wall = wall
        self.noted: list[tuple[int, int]] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        body = request.content
        if request.headers.get("content-encoding") == "gzip":
            body = packing.unpack(body, 1_000_000)
        with self.wall.store.read() as tx:
            self.noted.append((json.loads(body)["cursor"], SyncState.load(tx).cursor))
        return await self.inner.handle_async_request(request)


def test_each_page_is_stored_before_the_next_is_asked_for(hang: Hang, centre: Centre, unit: str) -> None:
    north, south = hang("north"), hang("south")
    for i in range(12):
        north.card(f"c{i}")
    for wall in (north, south):
        wall.page = 5
        wall.transport = watched = Watched(wall)
        wall.settle()
        assert watched.noted == [(0, 0), (5, 5), (10, 10)]
    assert len(centre.log(unit)) == 12
    assert north.board() == south.board()


def test_what_is_done_while_a_long_backlog_comes_is_said_with_the_next_question(hang: Hang) -> None:
    north, south = hang("north"), hang("south")
    for i in range(12):
        north.card(f"c{i}")
    north.settle()
    south.page = 5

    async def play(client: Client) -> list[int]:
        first = await client.round()
        south.card("mine")
        second, third = await client.round(), await client.round()
        return [first.pushed, second.pushed, third.pushed]

    assert south.play(play) == [0, 1, 0]


def test_two_walls_offline_agree_after_healing(hang: Hang, centre: Centre) -> None:
    north, south = hang("north"), hang("south")
    for i in range(10):
        north.card(f"n{i}")
        south.card(f"s{i}")
        north.card("both", title=f"north {i}")
        south.card("both", problem=f"south {i}")
    north.settle()
    south.settle()
    north.settle()
    assert north.board() == south.board()
    assert len(north.board()) == 21
