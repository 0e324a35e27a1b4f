"""A round with nothing to say: what it costs on a short log and on a long one, and its bytes on the wire.

The wall is a real one with the log in its own file too; between it and the centre stands a relay that counts bytes.
"""

import asyncio
import statistics
import time
from collections.abc import Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, update

from bench.centre import centre, let_in
from bench.walls import hang
from board.log import log
from board.log.rows import insert_rows
from board.store.store import Store
from sync.protocol import digest
from sync.server.db.database import connect
from sync.server.db.tables import centre as centres
from sync.server.db.tables import units
from sync.wall.client import Client
from sync.wall.connection_status import ConnectionState
from sync.wall.credentials import CredentialsFile
from sync.wall.http import HttpClient
from sync.wall.intervals import Intervals
from sync.wall.sync_state import SyncState

BLOCKS, ROUNDS = 10, 40
AUTHORS = 10
"""Walls that the unit has had over the years."""


@dataclass(frozen=True)
class Idle:
    """Per round: milliseconds on the wall clock (median), of CPU at the centre and at the wall, bytes each way."""

    ms: float
    centre_cpu_ms: float
    wall_cpu_ms: float
    sent_bytes: int
    received_bytes: int


def measure(folder: Path, sizes: tuple[int, ...]) -> dict[int, Idle]:
    """Rounds on logs of these sizes, in turns, so that what else the machine does falls on all alike."""
    url = f"sqlite:///{folder / 'centre.db'}"
    walls = [of_unit[0] for of_unit in let_in(url, *[1] * len(sizes))]
    database = connect(url)
    epoch = database.run(lambda tx: str(tx.scalar(centres.select().with_only_columns(centres.c.epoch)))).result()
    for unit, size in enumerate(sizes, 1):
        database.run(lambda tx, unit=unit, size=size: _long(tx, unit, size)).result()
    database.close()
    with centre(url) as (address, pid):
        return asyncio.run(_rounds(folder, address, pid, epoch, dict(zip(sizes, walls, strict=True))))


def _long(tx: Connection, unit: int, size: int) -> None:
    """A log of so many changes."""
    row = {"unit": unit, "action": "", "kind": "card", "record": "", "fields": {"title": "x" * 60}, "parked": False}
    for first in range(0, size, 10_000):
        some = range(first, min(first + 10_000, size))
        insert_rows(
            tx,
            log.change,
            [
                {
                    **row,
                    "seq": i + 1,
                    "device": f"{i % AUTHORS:016x}",
                    "n": i // AUTHORS + 1,
                    "stamp": i,
                    "record": f"{i}",
                }
                for i in some
            ],
        )
    if tx.engine.dialect.has_table(tx, "units"):
        tx.execute(update(units).where(units.c.id == unit).values(seq=size))


async def _rounds(
    folder: Path, address: str, pid: int, epoch: str, walls: dict[int, tuple[str, str]]
) -> dict[int, Idle]:
    found: dict[int, list[tuple[float, float, float]]] = {size: [] for size in walls}
    crossed: dict[int, tuple[int, int]] = {}
    for _ in range(BLOCKS):
        for size, (device, token) in walls.items():
            home = folder / f"wall-{size}"
            if not home.exists():
                _hang(home, address, device, token, epoch, size)
            async with _relay(address) as (relayed, count):
                with _client(home, relayed) as client:
                    await _one(client)
                    count[:] = [0, 0]
                    await _one(client)
                    crossed[size] = count[0], count[1]
            with _client(home, address) as client:
                await _one(client)  # the connection is made, the pages are read
                cpu, here = _running_s(pid), time.process_time()
                taken = []
                for _ in range(ROUNDS):
                    began = time.perf_counter()
                    await _one(client)
                    taken.append(time.perf_counter() - began)
                cpu, here = (_running_s(pid) - cpu) / ROUNDS, (time.process_time() - here) / ROUNDS
                found[size].append((statistics.median(taken), cpu, here))
                await client.close()
    return {
        size: Idle(*(1000 * statistics.median(of_block[i] for of_block in blocks) for i in range(3)), *crossed[size])
        for size, blocks in found.items()
    }


async def _one(client: Client) -> None:
    outcome = await client.round()
    assert outcome.state is ConnectionState.CONNECTED, outcome
    assert not outcome.pulled


def _hang(home: Path, address: str, device: str, token: str, epoch: str, size: int) -> None:
    hang(home, address, device, token)
    store = Store.open(home)
    with store.write() as tx:
        _long(tx, log.HERE, size)
        held = {f"{a:016x}": Intervals([(1, len(range(a, size, AUTHORS)))]) for a in range(AUTHORS)}
        SyncState(epoch=epoch, cursor=size, held=held, digest=digest.EMPTY).save(tx)
    store.close()


@contextmanager
def _client(home: Path, address: str) -> Iterator[Client]:
    store = Store.open(home)
    try:
        yield Client(HttpClient(address), CredentialsFile(home), lambda step: step(store), app="tavle 0.1.0")
    finally:
        store.close()


@asynccontextmanager
async def _relay(address: str) -> Any:
    """(address, [bytes to the centre, bytes back]): passes on what it gets, HTTP's heads included."""
    where = urlsplit(address)
    count = [0, 0]

    async def passing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: int) -> None:
        while part := await reader.read(65536):
            count[way] += len(part)
            writer.write(part)
        writer.close()

    async def come(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection(where.hostname, where.port)
        with suppress(asyncio.CancelledError):  # the wall keeps its line open to the end
            await asyncio.gather(passing(reader, back, 0), passing(there, writer, 1))

    relay = await asyncio.start_server(come, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{relay.sockets[0].getsockname()[1]}", count
    finally:
        relay.close()


def _running_s(pid: int) -> float:
    """How long a process' threads have run, to the nanosecond."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9
