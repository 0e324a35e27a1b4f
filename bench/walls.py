"""Walls for the benches: changes of exactly 200 bytes, a store that holds them, and a wall as a process of its own.

    python -m bench.walls FOLDER        rounds until nothing is left to say; FOLDER holds board.db and centre.json

It says READY, begins when it reads a line, and ends with one line of JSON.
"""

import asyncio
import gc
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE
from typing import Any, TypeVar

from pydantic_core import to_json

from board import local
from board.log import log
from board.log.change import Change
from board.store.store import Store
from sync.protocol import packing
from sync.protocol.message import NEWEST
from sync.protocol.round import Round, to_wire
from sync.wall.client import Client
from sync.wall.connection_status import ConnectionState
from sync.wall.credentials import Credentials, CredentialsFile
from sync.wall.http import HttpClient

T = TypeVar("T")
SIZE_BYTES = 200
FIRST_MS = 1_760_000_000_000
FIELDS = ("title", "problem", "target", "measured")
WORDS = (
    "dør",
    "vakt",
    "liste",
    "rom",
    "nøkkel",
    "seng",
    "skift",
    "rapport",
    "vogn",
    "hanske",
    "medisin",
    "tur",
    "stue",
)


def changes(count: int, device: str, *, cards: int | None = None) -> list[Change]:
    """Changes made one by one, each of one field of a card, each of SIZE_BYTES as JSON on the wire. No field twice,
    unless it is to be about so many cards only."""
    chance = random.Random(device)
    about = [f"{chance.getrandbits(64):016x}" for _ in range(cards or -(-count // len(FIELDS)))]
    made = []
    stamp = FIRST_MS
    for i in range(count):
        card = about[i // len(FIELDS) % len(about)]
        stamp += chance.randrange(1, 4000)
        field = FIELDS[i % len(FIELDS)]
        bare = Change(device, i + 1, stamp, f"{chance.getrandbits(64):016x}", "card", card, {field: ""})
        room = SIZE_BYTES - len(to_json(to_wire(bare)))
        written = ""
        while len(written.encode()) < room:
            written += chance.choice(WORDS) + " "
        bare.fields[field] = _exactly(written, room)
        made.append(bare)
    return made


def _exactly(written: str, room: int) -> str:
    """The beginning of a text, in so many bytes."""
    cut = written.encode()[:room].decode(errors="ignore")
    return cut + "." * (room - len(cut.encode()))


def message(device: str, made: list[Change]) -> bytes:
    """A wall's first round, packed as it travels."""
    asked = Round(
        protocol=NEWEST,
        device=device,
        cursor=0,
        changes=[to_wire(c) for c in made],
        clock=time.time_ns() // 1_000_000,
        app="bench",
    )
    return packing.pack(to_json(asked.model_dump(exclude_defaults=True)))


def hang(folder: Path, url: str, device: str, token: str, *, count: int = 0, cards: int | None = None) -> None:
    """A wall in `folder` that is paired, with `count` changes made while it was offline."""
    store = Store.open(folder)
    with store.write() as tx:
        local.put(tx, "_device", device)
        log.ingest(tx, changes(count, device, cards=cards))
    store.close()
    CredentialsFile(folder).keep(Credentials(url=url, token=token, unit_name="Bench"))


class Process:
    """A child that says READY, waits for `go`, and then tells in JSON what it came to."""

    def __init__(self, *arguments: str) -> None:
        self._child = subprocess.Popen([sys.executable, "-m", *arguments], stdin=PIPE, stdout=PIPE, text=True)
        assert self._child.stdout
        assert self._child.stdout.readline() == "READY\n", "it did not get ready"

    def go(self) -> Any:
        said, _ = self._child.communicate("GO\n", timeout=900)
        assert self._child.returncode == 0
        return json.loads(said)


def ready() -> float:
    """In the child: wait for the word; the moment it came."""
    print("READY", flush=True)
    sys.stdin.readline()
    return time.perf_counter()


async def play(folder: Path) -> dict[str, Any]:
    store = Store.open(folder)
    credentials = CredentialsFile(folder)
    assert credentials.current

    def here(step: Callable[[Store], T]) -> T:
        return step(store)

    client = Client(HttpClient(credentials.current.url), credentials, here)
    await client.api.wait(0, seconds=0)  # it has been in touch before, as the peers have signed in
    gc.freeze()  # as the wall does before it comes
    before = resource.getrusage(resource.RUSAGE_SELF)
    began = ready()
    rounds = []
    while True:
        outcome = await client.round()
        assert outcome.state is ConnectionState.CONNECTED, outcome
        rounds.append((outcome.sent_bytes, outcome.received_bytes))
        if not outcome.again:
            break
    took = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_SELF)
    await client.close()
    with store.read() as tx:
        held = log.last_seq(tx)
    store.close()
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"s": took, "cpu_s": cpu, "rounds": rounds, "held": held, "waiting": outcome.waiting}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(play(Path(sys.argv[1])))))
