"""Commits of one unit may come in another order than their places in the log. The unit's counter, held until COMMIT,
lets no cursor step over a change; a plain sequence of the database does, and the same story told to it shows how."""

import threading
import time as clock
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from random import Random
from typing import Any, Protocol

import pytest
from sqlalchemy import create_engine, select, text

from sync.protocol import digest
from sync.protocol.round import Round
from sync.server.access import device_tokens
from sync.server.api.round import play
from sync.server.db.tables import units
from tests.patience import PATIENCE_S
from tests.sync.fleet import change
from tests.sync.places import Centre, Time

WRITERS, EACH = 6, 15
READER = "f" * 16

Said = tuple[str, int]
Hold = Callable[[], Any]


class Log(Protocol):
    """`push` holds its transaction open until `hold` has returned. `read` moves the reader's cursor."""

    seen: list[Said]

    def push(self, device: str, n: int, hold: Hold) -> None: ...

    def read(self) -> None: ...


class Ours:
    """The centre's own log, read as a wall reads it."""

    def __init__(self, centre: Centre) -> None:
        self.centre = centre
        self.unit = centre.unit()
        names = (READER, "a" * 16, "b" * 16, *(f"{writer:016x}" for writer in range(WRITERS)))
        self.tokens = {device: centre.let_in(self.unit, device) for device in names}
        for token in self.tokens.values():  # used once, so that no later use writes
            centre.do(lambda tx, token=token: device_tokens.enter(tx, token, 1))
        self.cursor = 0
        self.seen: list[Said] = []

    def push(self, device: str, n: int, hold: Hold) -> None:
        def work(tx: Any) -> None:
            caller = device_tokens.enter(tx, self.tokens[device], 1)
            assert caller is not None
            play(
                tx,
                caller,
                Round(protocol=1, device=device, cursor=0, clock=0, changes=[change(device, n)]),
                clock_ms(),
            )
            hold()

        self.centre.core.database.run(work).result(60)

    def read(self) -> None:
        asked = {"protocol": 1, "device": READER, "cursor": self.cursor, "clock": 0}
        headers = {"authorization": f"Bearer {self.tokens[READER]}"}
        answer = self.centre.ask("POST", "/v1/sync", json=asked, headers=headers)
        self.seen += [(c["device"], c["n"]) for c in answer.json().get("changes", ())]
        self.cursor = answer.json()["cursor"]


class Plain:
    """A log as it is often made: the database gives the numbers, the reader asks for greater ones."""

    def __init__(self, url: str) -> None:
        self.engine = create_engine(url, pool_size=WRITERS + 2)
        self.cursor = 0
        self.seen: list[Said] = []
        with self.engine.begin() as tx:
            tx.execute(
                text("CREATE TABLE plain (seq bigint GENERATED ALWAYS AS IDENTITY, device text, n bigint)"),
            )

    def push(self, device: str, n: int, hold: Hold) -> None:
        with self.engine.begin() as tx:
            tx.execute(text("INSERT INTO plain (device, n) VALUES (:device, :n)"), {"device": device, "n": n})
            hold()

    def read(self) -> None:
        with self.engine.begin() as tx:
            query = text("SELECT seq, device, n FROM plain WHERE seq > :cursor ORDER BY seq")
            for seq, device, n in tx.execute(query, {"cursor": self.cursor}).all():
                self.seen.append((device, n))
                self.cursor = seq


def clock_ms() -> int:
    return clock.time_ns() // 1_000_000


@pytest.fixture
def ours(postgres: str) -> Iterator[Ours]:
    centre = Centre(postgres, Time())
    yield Ours(centre)
    centre.close()


@pytest.fixture
def plain(postgres: str) -> Iterator[Plain]:
    made = Plain(postgres)
    yield made
    made.engine.dispose()


def one_commits_late(log: Log) -> list[Said]:
    """The first has its place and has not committed; the second comes after it; the reader reads in between."""
    holding, go = threading.Event(), threading.Event()

    def hold() -> None:
        holding.set()
        assert go.wait(PATIENCE_S)

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(log.push, "a" * 16, 1, hold)
        assert holding.wait(PATIENCE_S)
        second = threads.submit(log.push, "b" * 16, 1, lambda: None)
        wait([second], timeout=0.5)
        log.read()
        go.set()
        first.result(PATIENCE_S)
        second.result(PATIENCE_S)
    log.read()
    return sorted(log.seen)


def many_commit_in_any_order(log: Log) -> list[Said]:
    """Writers who take a moment before they commit, and a reader who never rests."""
    done = threading.Event()

    def write(writer: int) -> None:
        chance = Random(writer)
        for n in range(1, EACH + 1):
            log.push(f"{writer:016x}", n, lambda: clock.sleep(chance.uniform(0, 0.01)))

    def read() -> None:
        while not done.is_set():
            log.read()

    with ThreadPoolExecutor(WRITERS + 1) as threads:
        reader = threads.submit(read)
        for written in [threads.submit(write, writer) for writer in range(WRITERS)]:
            written.result(60)
        done.set()
        reader.result(60)
    log.read()
    return sorted(log.seen)


EVERYTHING = sorted((f"{writer:016x}", n) for writer in range(WRITERS) for n in range(1, EACH + 1))


def test_a_cursor_never_steps_over_a_change_that_is_committed_late(ours: Ours) -> None:
    assert one_commits_late(ours) == [("a" * 16, 1), ("b" * 16, 1)]


def test_with_a_plain_sequence_it_would(plain: Plain) -> None:
    assert one_commits_late(plain) == [("b" * 16, 1)]


def test_a_reader_among_many_writers_sees_everything_once(ours: Ours) -> None:
    assert many_commit_in_any_order(ours) == EVERYTHING
    kept = ours.centre.log(ours.unit)
    row = ours.centre.do(lambda tx: tx.execute(select(units)).one())
    assert (row.seq, row.digest) == (len(EVERYTHING), digest.text(digest.total(kept)))


def test_with_a_plain_sequence_it_would_miss_some(plain: Plain) -> None:
    seen = many_commit_in_any_order(plain)
    assert len(seen) == len(set(seen))
    assert set(seen) < set(EVERYTHING)
