"""Several units of one centre, and walls whose loop is stepped by hand: what others tell them comes with a round."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx

from board.board import Board
from board.context import Command, perform
from board.kinds.story.commands import ShareStory, WriteStory
from board.kinds.story.record import Story, said
from board.log.change import Fact, Json
from board.neighbours import Neighbours, Offer
from sync.server import erasure, tenants
from sync.wall.client import Client
from sync.wall.http import HttpClient
from sync.wall.loop import Loop
from tests.sync.places import Centre, Wall

Hang = Callable[..., Wall]
TITLE, WAS, DID = "Tre lister ble til én", "Vi lette etter hvem som skulle ha hva.", "Kortet ligger på brettet."


def municipality(centre: Centre, *names: str, of: str = "Vestre Toten kommune") -> list[str]:
    """An organisation with these units; their public ids."""

    def work(tx: Any) -> list[str]:
        organisation = tenants.found_organisation(tx, of, centre.time())
        return [tenants.found_unit(tx, organisation, name, centre.time()) for name in names]

    return centre.do(work)


def board(wall: Wall) -> Board:
    with wall.store.read() as tx:
        return Board.load(tx)


def known(wall: Wall) -> Neighbours:
    return board(wall).neighbours


def sisters(wall: Wall) -> list[str]:
    return [one.name for one in known(wall).sisters]


def shared(title: str, made: int) -> dict[str, Json]:
    """The fields of a story that says no more than this and is shared."""
    return {"title": title, "shared": True, "read": said(Story(title=title)), "made": made}


def offers(wall: Wall) -> list[Offer]:
    return list(known(wall).offers)


def do(wall: Wall, *commands: Command, group: str | None = None) -> None:
    for command in commands:
        perform(wall.store, board(wall), command, group=group)


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

    def later(self) -> list[str]:
        """Ten minutes on."""
        self.wall.centre.time.pass_(s=600)
        return self.round()


class Two:
    """Walls of two units of one organisation. The first has a finished card that it may tell of."""

    def __init__(self, centre: Centre, hang: Hang) -> None:
        self.centre = centre
        self.here, self.there, *_ = self.units = municipality(centre, "Solbakken", "Ytterskogen", "Nordlia")
        self.giver, self.taker = Asking(hang("giver", into=self.here)), Asking(hang("taker", into=self.there))
        self.finish()

    def finish(self) -> None:
        """A card with everything that must stay at home, from before today."""
        created = self.centre.time() - 10 * 86_400_000
        card = {"title": "Frokost", "problem": "Marit spør Oddvar", "responsible": "Marit", "deadline": "2027-01-02"}
        self.giver.wall.write(
            Fact("card", "c1", {**card, "stage": "done", "created": created, "moved": created, "goal": "g1"}),
            Fact("measure", "m1", {"card": "c1", "value": 110.0, "phase": "before", "taken": "2026-12-01"}),
            Fact("measure", "m2", {"card": "c1", "value": 70.0, "phase": "after", "taken": "2026-12-20"}),
            Fact("meeting", "t1", {"week": "2026-W50", "next_keeper": "Kristiansen"}),
        )

    def share(self) -> None:
        do(self.giver.wall, WriteStory("c1", TITLE, WAS, DID), ShareStory("c1-story"))
        self.carry()

    def carry(self) -> None:
        """What was done on both is carried to both."""
        for asking in (self.giver, self.taker, self.giver):
            asking.wall.settle()
            asking.later()

    def erase(self, field: str) -> None:
        def work(tx: Any) -> None:
            erasure.erase(tx, tenants.unit_number(tx, self.here), "story", "c1-story", {field}, self.centre.time())

        self.centre.do(work)
