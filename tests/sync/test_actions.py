"""One action stays whole on its way, as long as it fits into a message; whatever its size it gets through."""

from collections.abc import Callable
from random import Random
from typing import Any

import httpx
import pytest

from board import limits
from board.log.change import Change, Fact
from sync.protocol.round import Round
from sync.server.api import sync_api
from sync.server.api.round import play
from sync.wall import apply
from sync.wall.connection_status import ConnectionState
from tests.sync.places import Centre, Wall
from tests.sync.test_loss import same

Hang = Callable[..., Wall]


def test_a_group_is_never_split(hang: Hang, centre: Centre) -> None:
    north, south = hang("north"), hang("south")
    for g in range(40):
        north.write(*[Fact("card", f"g{g}-{i}", {"title": "x"}) for i in range(7)], group=f"g{g}")
    north.page = south.page = 10
    south_saw: list[list[Change]] = []
    north.settle()
    while south.round().again:
        south_saw.append(south.log())
        assert len(south_saw[-1]) % 7 == 0
    same(north, south)


def test_a_group_larger_than_a_page_travels_whole(hang: Hang) -> None:
    north, south = hang("north"), hang("south")
    north.card("before")
    north.write(*[Fact("card", f"i{i}", {"title": "x"}) for i in range(900)], group="import")
    north.card("after")
    north.settle()
    south.round()
    south.settle()
    same(north, south)


@pytest.mark.parametrize(
    ("count", "letters"),
    [(2_200, 2_000), (limits.GROUP, 600), (limits.GROUP + 700, 1)],
    ids=["more than 4 MiB", "more than 1 MiB packed", "more than 5,000 changes"],
)
def test_an_action_too_large_for_one_message_is_sent_in_parts(
    count: int, letters: int, hang: Hang, centre: Centre, unit: str
) -> None:
    """An import of a long list is one action. It blocks nothing and is sent in few messages."""
    north = hang("north")
    chance = Random(1)  # text that hardly packs
    texts = [f"{chance.getrandbits(4 * letters):0{letters}x}" for _ in range(count)]
    north.write(*[Fact("card", f"c{i}", {"problem": text}) for i, text in enumerate(texts)], group="import")
    north.card("after")
    rounds = Counting(north)
    north.transport = rounds
    assert north.settle(most=40).waiting == 0
    assert rounds.bytes < 3 * sum(map(len, texts)) + 1_000_000
    assert [c.n for c in centre.log(unit)] == list(range(1, count + 2))


@pytest.mark.parametrize(("together", "through"), [(1, 29), (4, 28), (40, 0)])
def test_what_breaks_the_centre_holds_up_nothing_that_came_before_and_splits_no_action(
    together: int, through: int, hang: Hang, centre: Centre, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The centre has a bug with the thirtieth of forty changes: it breaks over every message that holds it."""
    north = hang("north")
    for first in range(0, 40, together):
        north.write(*[Fact("card", f"c{first + i}", {"title": "x"}) for i in range(together)])

    def broken(tx: Any, caller: Any, asked: Round, *more: Any, **also: Any) -> Any:
        if any(c["n"] == 30 for c in asked.changes):
            raise ZeroDivisionError
        return play(tx, caller, asked, *more, **also)

    monkeypatch.setattr(sync_api, "play", broken)
    assert north.rounds(60).state is ConnectionState.SERVER_ERROR
    assert len(centre.log(unit)) == through
    monkeypatch.undo()
    assert north.settle().waiting == 0
    assert len(centre.log(unit)) == 40


def test_a_line_that_is_too_slow_for_a_long_action_carries_it_in_parts(hang: Hang, centre: Centre, unit: str) -> None:
    north = hang("north")
    north.write(*[Fact("card", f"c{i}", {"title": "x" * 100}) for i in range(limits.GROUP)], group="import")
    north.transport = Slow(north, most_bytes=40_000)
    north.rounds(60)
    assert len(centre.log(unit)) == limits.GROUP


class Slow(httpx.AsyncBaseTransport):
    """What is longer does not arrive in time."""

    def __init__(self, wall: Wall, most_bytes: int) -> None:
        self.inner = httpx.ASGITransport(wall.centre.app)
        self.most_bytes = most_bytes

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if len(request.content) > self.most_bytes:
            raise httpx.WriteTimeout("slow", request=request)
        return await self.inner.handle_async_request(request)


class Counting(httpx.AsyncBaseTransport):
    """Counts what is sent."""

    def __init__(self, wall: Wall) -> None:
        self.inner = httpx.ASGITransport(wall.centre.app)
        self.bytes = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.bytes += len(request.content)
        return await self.inner.handle_async_request(request)


def test_an_action_goes_whole_to_a_new_identity_wherever_in_it_the_centre_met_a_twin(hang: Hang) -> None:
    north = hang("north")
    before = north.device
    north.write(*(Fact("card", name, {"title": name}) for name in ("first", "second", "third")), group="whole")
    apply.forked(north.store, before, 2)
    assert north.device != before
    assert [(c.device, c.n, c.record) for c in sorted(north.log(), key=lambda c: c.n)] == [
        (north.device, n, name) for n, name in enumerate(("first", "second", "third"), 1)
    ]
