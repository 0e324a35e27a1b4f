"""Who waits for news of a unit: the long poll. Lives in one event loop and touches no table itself."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping

from board.store.faults import where

log = logging.getLogger(__name__)

POLL_S = 1.0
"""How often the database is asked what other processes did to the units that somebody here waits for."""
MOST = 20_000
"""Questions held open by one process; whoever comes after them is answered at once and told to stay away."""

Seqs = Callable[[Collection[int]], Awaitable[Mapping[int, int]]]


class LongPoll:
    def __init__(self, seqs: Seqs) -> None:
        self._seqs = seqs
        self._of: dict[int, set[asyncio.Future[int]]] = {}
        self._known: dict[int, int] = {}
        self._poll: asyncio.Task[None] | None = None
        self._closed = False

    def __len__(self) -> int:
        return sum(map(len, self._of.values()))

    @property
    def full(self) -> bool:
        return self._closed or len(self) >= MOST

    def moved(self, unit: int, seq: int) -> None:
        """The unit's log has reached `seq`: everybody who waits for it is answered."""
        self._known[unit] = seq
        for future in self._of.pop(unit, ()):
            if not future.done():
                future.set_result(seq)

    async def beyond(self, unit: int, cursor: int, seconds: float) -> int | None:
        """The unit's seq once it is greater than the cursor; None when that takes too long."""
        if self.full:
            return None
        if self._poll is None or self._poll.done():
            self._poll = asyncio.get_running_loop().create_task(self._ask())
        future: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        # Of several who wait the one furthest behind decides what is news.
        self._known[unit] = min(cursor, self._known.get(unit, cursor)) if unit in self._of else cursor
        self._of.setdefault(unit, set()).add(future)
        try:
            return await asyncio.wait_for(future, seconds)
        except TimeoutError:
            return None
        finally:
            if left := self._of.get(unit):
                left.discard(future)
                if not left:
                    del self._of[unit]

    def close(self) -> None:
        """Answer everybody now: the server is about to stop."""
        self._closed = True
        if self._poll is not None:
            self._poll.cancel()
        for unit in list(self._of):
            self.moved(unit, self._known.get(unit, 0))

    async def _ask(self) -> None:
        """What other processes did. Ends when nobody waits. That the database is away is told once each time."""
        away = False
        while self._of:
            await asyncio.sleep(POLL_S)
            try:
                found = await self._seqs(list(self._of))
            except Exception as fault:  # whoever waits is answered in time all the same
                if not away:
                    log.warning("nobody can be told what other processes did: %s", where(fault))
                away = True
                continue
            away = False
            for unit, seq in found.items():
                if seq > self._known.get(unit, seq):
                    self.moved(unit, seq)
