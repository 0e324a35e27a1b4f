"""What other units tell a wall through the centre: fetched now and then, kept without a network, never in the log."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from sqlalchemy import update

from board import neighbours
from board.board import Board
from sync.server import closing, tenants
from sync.server.db.tables import units
from sync.wall.client import Client
from sync.wall.http import HttpClient
from sync.wall.loop import Loop
from tests.sync.places import Centre, Wall

Hang = Callable[..., Wall]


def municipality(centre: Centre, *names: str, of: str = "Vestre Toten kommune") -> list[str]:
    """An organisation with these units; their public ids."""

    def work(tx: Any) -> list[str]:
        organisation = tenants.found_organisation(tx, of, centre.time())
        return [tenants.found_unit(tx, organisation, name, centre.time()) for name in names]

    return centre.do(work)


def sisters(wall: Wall) -> list[str]:
    with wall.store.read() as tx:
        return [one.name for one in Board.load(tx).neighbours.sisters]


class Line(httpx.AsyncBaseTransport):
    """Counts the questions; `older`: a centre that knows no such door; `away`: none that answers."""

    def __init__(self, centre: Centre) -> None:
        self.inner = httpx.ASGITransport(centre.app)
        self.asked, self.older, self.away, self.bytes = 0, False, False, 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self.away:
            raise httpx.ConnectError("no network")
        ours = request.url.path == "/v1/neighbours"
        self.asked += ours
        if ours and self.older:
            request.url = request.url.copy_with(path="/v1/nowhere")
        answer = await self.inner.handle_async_request(request)
        if ours:
            self.bytes = int(answer.headers["content-length"])
        return answer


class Asking:
    """A wall whose loop is stepped by hand."""

    def __init__(self, wall: Wall) -> None:
        self.wall = wall
        self.line = wall.transport = Line(wall.centre)
        self.loop = Loop(lambda: None, device=wall.device)  # type: ignore[arg-type,return-value]

    def round(self) -> list[str]:
        """One round; the sisters the wall knows after it."""

        async def run() -> Any:
            line = HttpClient("http://centre", transport=self.line)
            client = Client(line, self.wall.credentials, lambda step: step(self.wall.store), monotonic=lambda: 0.0)
            try:
                self.loop._tell(await self.loop._round(client))
            finally:
                await line.close()

        asyncio.run(run())
        return sisters(self.wall)


@pytest.fixture
def asking(centre: Centre, hang: Hang) -> Asking:
    own, *_ = municipality(centre, "Solbakken", "Åsen barnehage", "Nordlia", "Bygg og eiendom")
    municipality(centre, "Fjordgata skole", of="Østre Toten kommune")
    return Asking(hang("wall", into=own))


def test_a_wall_knows_the_other_units_of_its_organisation_by_name(asking: Asking) -> None:
    assert asking.round() == ["Bygg og eiendom", "Nordlia", "Åsen barnehage"]
    with asking.wall.store.read() as tx:
        ids = [one.id for one in neighbours.read(tx).sisters]
    assert ids == ["vestre-toten-bygg-og-eiendom", "vestre-toten-nordlia", "vestre-toten-asen-barnehage"]
    assert asking.wall.log() == []


def test_they_are_asked_for_every_ten_minutes_and_told_again_only_when_there_is_news(
    asking: Asking, centre: Centre
) -> None:
    first = asking.round()
    whole = asking.line.bytes
    assert [asking.round() for _ in range(5)] == [first] * 5
    assert asking.line.asked == 1
    centre.time.pass_(s=600)
    assert asking.round() == first
    assert asking.line.asked == 2
    assert asking.line.bytes < 50 < whole


def test_a_unit_that_is_renamed_or_closed_follows(asking: Asking, centre: Centre) -> None:
    asking.round()

    def work(tx: Any) -> None:
        renamed, shut = (tenants.unit_number(tx, f"vestre-toten-{name}") for name in ("nordlia", "bygg-og-eiendom"))
        tx.execute(update(units).where(units.c.id == renamed).values(name="Nordlia omsorgsboliger"))
        closing.close_unit(tx, shut, centre.time())

    centre.do(work)
    centre.time.pass_(s=600)
    assert asking.round() == ["Nordlia omsorgsboliger", "Åsen barnehage"]


def test_without_a_network_they_are_what_was_told_last(asking: Asking, centre: Centre) -> None:
    told = asking.round()
    asking.line.away = True
    centre.time.pass_(days=90)
    assert asking.round() == told
    asking.wall.close()
    asking.wall.open()
    assert sisters(asking.wall) == told


def test_an_older_centre_is_left_alone_for_an_hour(asking: Asking, centre: Centre) -> None:
    asking.line.older = True
    assert [asking.round() for _ in range(3)] == [[]] * 3
    centre.time.pass_(s=3500)
    asking.round()
    assert asking.line.asked == 1
    assert asking.loop.link.connected
    asking.line.older = False
    centre.time.pass_(s=101)
    assert len(asking.round()) == 3


def test_what_cannot_be_read_was_never_told(asking: Asking, centre: Centre) -> None:
    """As when a later build has written there, or a disk."""
    told = asking.round()
    with asking.wall.store.write() as tx:
        neighbours.local.put(tx, neighbours.TOLD, {"sisters": [{"id": "Å", "name": 5}]})
        assert neighbours.read(tx).sisters == ()
        neighbours.forget(tx)
    centre.time.pass_(s=600)
    assert asking.round() == told


@pytest.mark.parametrize("tag", ["x", "a" * 33, "å", "A"])
def test_a_tag_that_is_none_is_refused(asking: Asking, centre: Centre, tag: str) -> None:
    key = asking.wall.credentials.current
    assert key
    headers = {"authorization": f"Bearer {key.token}"}
    answer = centre.ask("GET", "/v1/neighbours", params={"tag": tag}, headers=headers)
    assert (answer.status_code, answer.json()["error"]) == (422, "malformed")
