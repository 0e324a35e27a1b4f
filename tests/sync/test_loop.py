"""The loop on real sockets: seen on the other wall within two seconds, stopped within one."""

import random
import threading
import time as clock
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from board.local import new_id
from board.log.log import Touched
from sync.wall.client import Client, Outcome
from sync.wall.connection_status import ConnectionState, ConnectionStatus, moment
from sync.wall.credentials import Credentials
from sync.wall.http import HttpClient
from sync.wall.loop import IDLE_S, OUTAGE_S, SPREAD_S, Loop, Pace
from tests.patience import PATIENCE_S, SOON_S
from tests.sync.places import Centre, Time, Wall
from tests.sync.process import Server, free_port, running


def until(true: Callable[[], bool]) -> float:
    """Wait until something is so; how long that took."""
    began = clock.monotonic()
    while not true():
        assert clock.monotonic() - began < PATIENCE_S, "it did not come"
        clock.sleep(0.01)
    return clock.monotonic() - began


class Hasty(random.Random):
    """Of every random wait a small part."""

    def random(self) -> float:
        return 0.1


class Living:
    """A wall with its loop; one lock stands for the wall's one writer."""

    def __init__(self, wall: Wall, url: str) -> None:
        self.wall = wall
        self.links: list[ConnectionStatus] = []
        self.seen: dict[object, object] = {}
        self.lock = threading.Lock()
        self.fault: Exception | None = None
        wall.credentials.keep(
            Credentials(url, wall.credentials.current.token if wall.credentials.current else "x" * 43)
        )
        self.loop = Loop(
            lambda: Client(HttpClient(url, whole_s=20), wall.credentials, self.step, arrived=self.arrived),
            device=wall.device,
            on_link=self.links.append,
            chance=Hasty(),
        )
        self.loop.start()

    def step(self, step):  # type: ignore[no-untyped-def]
        with self.lock:
            if self.fault:
                raise self.fault
            return step(self.wall.store)

    def arrived(self, touched: Touched) -> None:
        self.seen.update(touched)

    def card(self, name: str) -> None:
        with self.lock:
            self.wall.card(name)
        self.loop.wake()


def let_in(folder: Path, *names: str) -> tuple[str, list[Wall]]:
    """The file of a centre that nobody uses yet, and walls of one unit that it has let in."""
    url = f"sqlite:///{folder}/centre.db"
    centre = Centre(url, Time(round(clock.time() * 1000)))
    unit = centre.unit()
    walls = [Wall(folder / name, centre, centre.let_in(unit, new_id())) for name in names]
    centre.close()
    return url, walls


def test_a_change_is_on_the_other_wall_at_once(tmp_path: Path) -> None:
    url, walls = let_in(tmp_path, "north", "south")
    with running(url) as server:
        north, south = (Living(wall, server.address) for wall in walls)
        until(lambda: north.loop.link.connected and south.loop.link.connected)
        clock.sleep(0.5)
        north.card("c1")
        assert until(lambda: ("card", "c1") in south.seen) < SOON_S
        south.card("c2")
        assert until(lambda: ("card", "c2") in north.seen) < SOON_S
        assert (
            until(lambda: north.loop.link.state is ConnectionState.CONNECTED and not north.loop.link.waiting) < SOON_S
        )
        for living in (north, south):
            began = clock.monotonic()
            living.loop.stop()
            assert clock.monotonic() - began < SOON_S
    for wall in walls:
        wall.close()


def test_a_suggestion_from_a_phone_is_on_the_wall_at_once(tmp_path: Path) -> None:
    url, (wall,) = let_in(tmp_path, "north")
    with running(url) as server:
        north = Living(wall, server.address)
        until(lambda: bool(north.loop.link.phone))
        path = north.loop.link.phone.partition("/forslag/")[2]
        with httpx.Client(base_url=server.address, trust_env=False) as telephone:
            form = telephone.get(f"/forslag/{path}").text
            once = form.partition('name="once" value="')[2].partition('"')[0]
            asked = {"once": once, "title": "Fast plass til nøklene"}
            assert telephone.post(f"/forslag/{path}", data=asked).status_code == 303
        assert until(lambda: any(kind == "card" for kind, _ in north.seen)) < SOON_S  # type: ignore[misc]
        north.loop.stop()
    wall.close()


def test_a_loop_without_a_network_says_so_counts_what_waits_and_stops_at_once(tmp_path: Path) -> None:
    centre = Centre(f"sqlite:///{tmp_path}/centre.db", Time())
    wall = Wall(tmp_path / "north", centre, "t" * 43)
    living = Living(wall, f"http://127.0.0.1:{free_port()}")
    until(lambda: living.loop.link.state is ConnectionState.NO_SERVER)
    living.card("c1")
    until(lambda: living.loop.link.waiting == 1)
    began = clock.monotonic()
    living.loop.stop()
    assert clock.monotonic() - began < SOON_S
    assert living.loop.rounds[0].outcome.state is ConnectionState.NO_SERVER
    centre.close()
    wall.close()


def test_a_wall_finds_its_way_back_by_itself(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """From a centre that was away, and from a fault that nobody has thought of; nothing is done at the wall, and what
    waits is told all the while."""
    url = f"sqlite:///{tmp_path}/centre.db"
    centre = Centre(url, Time(round(clock.time() * 1000)))
    wall = Wall(tmp_path / "north", centre, centre.let_in(centre.unit(), new_id()))
    centre.close()
    [told] = wall.card("c1")
    server = Server(url)
    living = Living(wall, server.address)
    until(lambda: living.loop.link == ConnectionStatus(ConnectionState.NO_SERVER, 1, moment(told.stamp)))
    living.fault = ZeroDivisionError("Kari")
    living.loop.wake()
    until(lambda: living.loop.link.state is ConnectionState.FAULT)
    assert living.loop.link.waiting == 1
    living.fault = None
    server.start()
    until(lambda: living.loop.link.connected and not living.loop.link.waiting)
    living.loop.stop()
    server.kill()
    wall.close()
    assert "ZeroDivisionError" in caplog.text
    assert "Kari" not in caplog.text


def test_a_server_that_is_told_to_stop_lets_go_of_those_who_wait(tmp_path: Path) -> None:
    url, (wall,) = let_in(tmp_path, "north")
    with running(url) as server:
        living = Living(wall, server.address)
        until(lambda: living.loop.link.connected)
        clock.sleep(0.5)
        began = clock.monotonic()
        server.stop()
        assert clock.monotonic() - began < SOON_S
        living.loop.stop()
    wall.close()


def test_failures_are_followed_by_longer_and_longer_random_waits() -> None:
    pace = Pace("a" * 16, random.Random(1))
    waits = [pace.after(Outcome(ConnectionState.NO_SERVER), i * 10.0) for i in range(20)]
    assert all(wait <= min(64, 2**i) for i, wait in enumerate(waits))
    assert max(waits) > 20
    assert pace.after(Outcome(ConnectionState.CONNECTED), 300) == IDLE_S
    assert pace.after(Outcome(ConnectionState.NO_SERVER), 301) <= 1


def test_after_an_outage_every_wall_has_its_own_place() -> None:
    places = []
    for i in range(500):
        pace = Pace(f"{i:016x}", random.Random(i))
        pace.after(Outcome(ConnectionState.SERVER_ERROR), 0)
        places.append(pace.after(Outcome(ConnectionState.SERVER_ERROR), OUTAGE_S))
    assert min(places) < SPREAD_S * 0.55
    assert max(places) > SPREAD_S * 1.45
    hit, _ = max((sum(a <= p < a + 10 for p in places), a) for a in range(400))
    assert hit < 60


@pytest.mark.parametrize("state", [ConnectionState.CONNECTED, ConnectionState.BUSY])
def test_the_centre_is_given_the_peace_it_asks_for(state: ConnectionState) -> None:
    assert Pace("b" * 16, random.Random(1)).after(Outcome(state, again=True, backoff_s=30), 0) >= 30
