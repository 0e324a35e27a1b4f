"""Hundreds of light walls in one event loop, against a real server process. They speak the protocol with no store
behind them, and what was acknowledged to them they never say again by themselves: so if the centre loses it, it is
missing."""

import asyncio
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from sync.server import tenants
from sync.server.access import device_tokens
from tests.patience import PATIENCE_S
from tests.sync.places import Centre

PAGE = 50
AHEAD = 10
"""What a wall has said unacknowledged before it waits."""
PAUSE_S = 0.05
LIMIT_S = 2 * PATIENCE_S
"""For a whole story; a server that starts slowly gets more for each time it starts."""


@dataclass
class LightWall:
    """`said` changes were made here, the first `kept` of them are acknowledged; `heard` are the others'."""

    device: str
    token: str
    unit: str
    said: int = 0
    kept: int = 0
    cursor: int = 0
    heard: list[tuple[str, int]] = field(default_factory=list)

    def asks(self) -> dict[str, Any]:
        numbers = range(self.kept + 1, min(self.said, self.kept + PAGE) + 1)
        changes = [change(self.device, n) for n in numbers]
        asked = {"protocol": 1, "device": self.device, "cursor": self.cursor, "clock": 0, "changes": changes}
        return asked | {"limit": PAGE}


def change(device: str, n: int) -> dict[str, Any]:
    made = {"device": device, "n": n, "stamp": 1_700_000_000_000 + n, "group": f"{n}", "kind": "card"}
    return made | {"record": f"{device[:8]}-{n}", "fields": {"title": f"{device}-{n}"}}


class Wire:
    """One connection at a time, kept as long as it holds. HTTP as far as our server speaks it, since two hundred
    walls of a whole client would be slower than the server."""

    def __init__(self, port: int, token: str) -> None:
        self.port, self.token = port, token
        self._lines: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, message: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """Status and answer. Raises OSError, EOFError."""
        body = json.dumps(message).encode()
        head = f"POST /v1/sync HTTP/1.1\r\nHost: c\r\nAuthorization: Bearer {self.token}\r\n"
        async with asyncio.timeout(PATIENCE_S):
            if self._lines is None:
                self._lines = await asyncio.open_connection("127.0.0.1", self.port)
            reader, writer = self._lines
            writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
            told = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            length = int(told.partition("content-length: ")[2].partition("\r")[0])
            return int(told[9:12]), json.loads(await reader.readexactly(length))

    def cut(self) -> None:
        if self._lines is not None:
            self._lines[1].close()
        self._lines = None


class Fleet:
    """`gone_back` counts acknowledgements that the centre took back; `odd` are answers that no wall should get.
    Where the centre may go back, walls only speak (`listens`): to read anew takes a whole wall."""

    def __init__(self, port: int, walls: Iterable[LightWall], chance: Random) -> None:
        self.listens = True
        self.port, self.walls, self.chance = port, list(walls), chance
        self.stopping = False
        self.gone_back = 0
        self.odd: list[tuple[int, Any]] = []
        self.rounds = 0
        self.limit_s = LIMIT_S

    @classmethod
    def hire(cls, centre: Centre, port: int, walls: int, units: int, chance: Random) -> "Fleet":
        """Walls with tokens of their own, spread over units; straight into the database."""
        names = [centre.unit(f"Enhet {i}") for i in range(units)]

        def work(tx: Any) -> list[LightWall]:
            hired = []
            for i in range(walls):
                device, unit = f"{chance.getrandbits(64):016x}", names[i % units]
                row = device_tokens.admit(tx, tenants.unit_number(tx, unit), device, "", "", 0)
                hired.append(LightWall(device, device_tokens.issue(tx, row, centre.time()), unit))
            return hired

        return cls(port, centre.do(work), chance)

    async def work(self) -> None:
        """All walls at once, until `stopping`; then until everything said is acknowledged and heard."""
        async with asyncio.timeout(self.limit_s), asyncio.TaskGroup() as tasks:
            for wall in self.walls:
                tasks.create_task(self._live(wall))

    async def _live(self, wall: LightWall) -> None:
        wire = Wire(self.port, wall.token)
        while True:
            if not self.stopping and wall.said - wall.kept < AHEAD:
                wall.said += self.chance.randrange(4)
            try:
                status, answer = await wire.ask(wall.asks())
            except (OSError, EOFError):
                wire.cut()
                await asyncio.sleep(PAUSE_S * (1 + self.chance.random()))
                continue
            self.rounds += 1
            if status == 200:
                acknowledged = answer["acknowledged"][wall.device]
                if acknowledged < wall.kept:
                    self.gone_back += wall.kept - acknowledged
                wall.kept = min(acknowledged, wall.said)
                if self.listens:
                    wall.cursor = answer["cursor"]
                    wall.heard += [(c["device"], c["n"]) for c in answer.get("changes", ())]
                if self.stopping and wall.kept == wall.said and self._has_heard(wall):
                    wire.cut()
                    return
            elif status != 503:
                self.odd.append((status, answer))
                return
            await asyncio.sleep(PAUSE_S * (1 + self.chance.random()))

    def _has_heard(self, wall: LightWall) -> bool:
        return not self.listens or len(wall.heard) >= sum(
            w.said for w in self.walls if w.unit == wall.unit and w is not wall
        )

    def check(self, centre: Centre) -> None:
        """Everything that was said is at the centre, once and as it was said, and every wall has heard the others."""
        assert not self.odd
        for unit in {wall.unit for wall in self.walls}:
            walls = [wall for wall in self.walls if wall.unit == unit]
            kept = {(c.device, c.n): c.fields["title"] for c in centre.log(unit)}
            assert len(kept) == len(centre.log(unit))
            assert kept == {(w.device, n): f"{w.device}-{n}" for w in walls for n in range(1, w.said + 1)}
            for wall in walls if self.listens else ():
                others = {key for key in kept if key[0] != wall.device}
                assert set(wall.heard) == others
                assert len(wall.heard) == len(others)


async def disturb(fleet: Fleet, times: int, chance: Random, strike: Callable[[], None]) -> None:
    """Let the fleet work, strike so many times in the middle of it, and let it finish."""
    fleet.limit_s = LIMIT_S + 30 * times
    task = asyncio.create_task(fleet.work())
    try:
        for _ in range(times):
            before = fleet.rounds
            while fleet.rounds < before + len(fleet.walls):  # all have been there again
                await asyncio.sleep(0.02)
                if task.done():
                    break
            await asyncio.sleep(chance.uniform(0, 0.5))
            await asyncio.to_thread(strike)
        fleet.stopping = True
        await task
    finally:
        task.cancel()
