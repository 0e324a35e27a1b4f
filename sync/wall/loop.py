"""When to run a round: at once when something was done here or by another wall, else now and then; after a failure
later and later, and never all walls at the same moment. One thread of its own for the network.

    loop = Loop(make_client, device, on_link=show)
    loop.start(); …; loop.wake(); …; loop.stop()
"""

import asyncio
import logging
import random
import threading
from collections import deque
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from board.store.faults import where
from sync.protocol.phone import Phone
from sync.wall.client import Client, Outcome
from sync.wall.connection_status import ConnectionState, ConnectionStatus, Stopped, moment
from sync.wall.http import Trouble

log = logging.getLogger(__name__)

IDLE_S = 60.0
"""A round at least this often, even if the long poll hears nothing."""
FIRST_S, MOST_S = 1.0, 64.0
"""Back-off: a random time up to 1, 2, 4 … 64 seconds."""
OUTAGE_S = 600.0
"""After an outage as long as this all walls come back: each at its own place in SPREAD_S."""
SPREAD_S = 240.0
WOKEN_S = 5.0
"""A change made here is tried this soon even while nothing answers."""
PHONE_MS = 25 * 3_600_000
"""No link for phones holds longer than a day; one that seems to was learnt while the clock was wrong."""
UNKNOWN_MS = 3_600_000
"""A centre that knows no such link is asked again after an hour: it may have been upgraded."""
STOP_S = 1.0
NEIGHBOURS_MS = 600_000
"""So often is asked what other units tell."""
KEPT = 20


@dataclass(frozen=True)
class LoggedRound:
    """One line of the service screen."""

    at: datetime
    outcome: Outcome


class Pace:
    """How long to stay away after an outcome. Seconds of a monotonic clock; no wall time, which may jump."""

    def __init__(self, device: str, chance: random.Random) -> None:
        self._place = int.from_bytes(sha256(device.encode()).digest()[:4], "big") / 2**32
        self._chance = chance
        self._failed_since: float | None = None
        self._fails = 0

    def after(self, outcome: Outcome, now_s: float) -> float:
        if outcome.state is ConnectionState.CONNECTED:
            self._failed_since, self._fails = None, 0
            wait_s = 0.0 if outcome.again else IDLE_S
        else:
            self._failed_since = self._failed_since if self._failed_since is not None else now_s
            self._fails += 1
            wait_s = self._chance.uniform(0, min(MOST_S, FIRST_S * 2 ** (self._fails - 1)))
            if now_s - self._failed_since >= OUTAGE_S:
                wait_s = SPREAD_S * (0.5 + self._place)
        return max(wait_s, outcome.backoff_s * (1 + self._place))

    @property
    def failing(self) -> bool:
        return self._fails > 0


class Loop:
    """`make` builds a client inside the loop's thread; `on_link` is called there with each new Link; `device` is the
    wall's name for spreading. `chance` and `clock` may be replaced in tests."""

    def __init__(
        self,
        make: Callable[[], Client],
        *,
        device: str,
        on_link: Callable[[ConnectionStatus], None] = lambda _: None,
        unit: str = "",
        chance: random.Random | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._make = make
        self._on_link = on_link
        self._unit = unit
        self._now = now
        self._pace = Pace(device, chance or random.Random())
        self._link = ConnectionStatus(ConnectionState.NOT_TRIED, unit=unit)
        self._rounds: deque[LoggedRound] = deque(maxlen=KEPT)
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)
        self._events: asyncio.AbstractEventLoop | None = None
        self._changed: asyncio.Event | None = None
        self._main: asyncio.Task[None] | None = None
        self._phone: Phone | None = None
        self._neighbours_asked_ms = self._neighbours_wait_ms = 0
        self._ready = threading.Event()
        self._stopped = False

    @property
    def link(self) -> ConnectionStatus:
        return self._link

    @property
    def rounds(self) -> tuple[LoggedRound, ...]:
        """The last rounds, newest first."""
        return tuple(reversed(self._rounds))

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        """Something was done here: say it soon. May be called from any thread, at any time."""
        if self._events is not None and self._changed is not None:
            with suppress(RuntimeError):  # the loop has ended
                self._events.call_soon_threadsafe(self._changed.set)

    def stop(self, *, wait: bool = True) -> None:
        """Back within a second, whatever the network does. No store step begins after this. Without `wait` back at
        once: what is under way ends by itself."""
        self._stopped = True
        if wait:
            self._ready.wait(STOP_S)
        if self._events is not None and self._main is not None:
            with suppress(RuntimeError):
                self._events.call_soon_threadsafe(self._main.cancel)
        if wait:
            self._thread.join(STOP_S)

    def _run(self) -> None:
        with suppress(asyncio.CancelledError, Stopped):
            asyncio.run(self._live())

    async def _live(self) -> None:
        self._events = asyncio.get_running_loop()
        self._changed = asyncio.Event()
        self._main = asyncio.current_task()
        self._ready.set()
        if self._stopped:
            return
        client = self._make()
        try:
            while True:
                self._changed.clear()
                outcome = await self._round(client)
                self._tell(outcome)
                wait_s = self._pace.after(outcome, self._events.time())
                if outcome.state is ConnectionState.UNPAIRED:
                    await self._changed.wait()
                elif wait_s:
                    await self._rest(client, outcome, wait_s)
        finally:
            await client.close()

    async def _round(self, client: Client) -> Outcome:
        """A round. What nobody has thought of is shown and tried again, like everything else; it ends no loop."""
        try:
            outcome = await client.round()
            if outcome.state is ConnectionState.CONNECTED and not outcome.again:
                await self._learn_phone(client)
                await self._learn_neighbours(client)
            return outcome
        except Stopped:
            raise
        except Exception as fault:
            _report(fault)
            return Outcome(ConnectionState.FAULT)

    async def _learn_phone(self, client: Client) -> None:
        """The day's link for phones. Trouble here is no news: the next round finds out."""
        now_ms = client.now_ms()
        if self._phone is None or not now_ms < self._phone.until_ms <= now_ms + PHONE_MS:
            with suppress(Trouble, OSError):  # the latter: a token that cannot be kept
                self._phone = await client.api.phone() or Phone(url="", until_ms=now_ms + UNKNOWN_MS)

    async def _learn_neighbours(self, client: Client) -> None:
        """What other units tell, now and then. A clock that was set back puts nothing off."""
        now_ms = client.now_ms()
        if not 0 <= now_ms - self._neighbours_asked_ms < self._neighbours_wait_ms:
            knows = await client.learn_neighbours()
            self._neighbours_asked_ms, self._neighbours_wait_ms = now_ms, NEIGHBOURS_MS if knows else UNKNOWN_MS

    async def _rest(self, client: Client, outcome: Outcome, wait_s: float) -> None:
        """Until there is a reason for the next round."""
        assert self._changed is not None
        if outcome.backoff_s:
            await asyncio.sleep(wait_s)
        elif self._pace.failing:
            if await _within(self._changed.wait(), wait_s):
                self._count(client)
                await asyncio.sleep(min(wait_s, WOKEN_S))
        else:
            tasks = [
                asyncio.ensure_future(self._changed.wait()),
                asyncio.ensure_future(self._listen(client, outcome.cursor)),
            ]
            try:
                await asyncio.wait(tasks, timeout=wait_s, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    async def _listen(self, client: Client, cursor: int) -> None:
        """Until another wall has done something. Trouble here is no news: the next round finds out."""
        try:
            while not await client.api.wait(cursor):
                pass
        except Trouble:
            await asyncio.sleep(IDLE_S)

    def _count(self, client: Client) -> None:
        """Show how many wait now."""
        try:
            waiting, oldest_ms = client.waiting()
        except Stopped:
            raise
        except Exception as fault:  # the store cannot be asked; the next round says so
            _report(fault)
        else:
            self._show(replace(self._link, waiting=waiting, since=moment(oldest_ms)))

    def _tell(self, outcome: Outcome) -> None:
        self._rounds.append(LoggedRound(self._now(), outcome))
        link = outcome.link(self._unit)
        if link.connected and self._phone is not None:
            link = replace(link, phone=self._phone.url, photos=self._phone.photos)
        if outcome.state in (
            ConnectionState.NOT_STORED,
            ConnectionState.FAULT,
        ):  # then the store could not be asked either
            link = replace(link, waiting=self._link.waiting, since=self._link.since)
        self._show(link)

    def _show(self, link: ConnectionStatus) -> None:
        if link != self._link:
            self._link = link
            self._on_link(link)


def _report(fault: Exception) -> None:
    log.error("a fault in sync: %s", where(fault))


async def _within(waited: Coroutine[Any, Any, Any], seconds: float) -> bool:
    try:
        await asyncio.wait_for(waited, seconds)
    except TimeoutError:
        return False
    return True
