"""How often somebody may do something: a fixed window per limit and per whom it counts.

On SQLite there is one process, and it counts in memory. Where several processes, or hosts, share a PostgreSQL, what
guards people and boards is counted there, so that it holds over all of them. What only guards a process against too
many rounds of one wall is counted by each for itself.

    limits = RateLimits(now_ms, shared=centre.do)
    await limits.hit("30/minute", "sign_in", address)       raises Refuse(TOO_MANY)
"""

import time
from collections.abc import Awaitable, Callable
from functools import cache
from hashlib import sha256

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy import Connection, case, delete
from sqlalchemy.dialects.postgresql import insert

from sync.protocol.problem import Code, Problem, Refuse
from sync.server.db.tables import tries

Run = Callable[[Callable[[Connection], tuple[int, int]]], Awaitable[tuple[int, int]]]

_parsed = cache(parse)


class RateLimits:
    """`shared` runs work in the database that all processes share; None where there is one process."""

    def __init__(self, now_ms: Callable[[], int], shared: Run | None) -> None:
        self._now_ms = now_ms
        self._shared = shared
        self._memory = FixedWindowRateLimiter(MemoryStorage())

    def hit_here(self, written: str | None, *who: str) -> None:
        """Count it in this process alone. Raises Refuse(TOO_MANY)."""
        if written is not None and not self._memory.hit(rate := _parsed(written), *who):
            reset, _ = self._memory.get_window_stats(rate, *who)
            raise Refuse(Problem(error=Code.TOO_MANY, backoff_s=max(1, round(reset - time.time()))))

    async def hit(self, written: str | None, *who: str) -> None:
        """Count it, wherever else it is counted. Raises Refuse(TOO_MANY)."""
        if written is None or self._shared is None:
            self.hit_here(written, *who)
            return
        rate = _parsed(written)
        now_ms = self._now_ms()
        key = sha256("\0".join((str(rate), *who)).encode()).hexdigest()
        n, until_ms = await self._shared(lambda tx: _counted(tx, key, rate, now_ms))
        if n > rate.amount:
            raise Refuse(Problem(error=Code.TOO_MANY, backoff_s=max(1, (until_ms - now_ms) // 1000)))


def _counted(tx: Connection, key: str, rate: RateLimitItem, now_ms: int) -> tuple[int, int]:
    """How often in this window, and when it ends. The first of a window tidies up what has ended."""
    ends_ms = now_ms + rate.get_expiry() * 1000
    over = tries.c.until_ms <= now_ms
    made = insert(tries).values(who=key, n=1, until_ms=ends_ms)
    again = made.on_conflict_do_update(
        index_elements=[tries.c.who],
        set_={"n": case((over, 1), else_=tries.c.n + 1), "until_ms": case((over, ends_ms), else_=tries.c.until_ms)},
    )
    n, until_ms = tx.execute(again.returning(tries.c.n, tries.c.until_ms)).one()
    if n == 1:
        tx.execute(delete(tries).where(over))
    return n, until_ms
