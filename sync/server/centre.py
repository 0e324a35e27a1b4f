"""One running centre: its database, its clock, who waits, what it counts. No module holds state; several can live in
one process."""

import asyncio
import ipaddress
import secrets
from collections.abc import Callable, Collection
from contextvars import copy_context
from dataclasses import dataclass, field
from typing import Annotated, TypeVar

import structlog
from anyio import CapacityLimiter
from fastapi import Depends, Request
from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from board.kinds.card.commands import AddCard
from board.kinds.photo.commands import HangPhoto
from sync.protocol.problem import Code, Problem, Refuse
from sync.protocol.wait import WAIT_S
from sync.server import server_writes
from sync.server.access import audit
from sync.server.access.provider import Provider
from sync.server.access.rate_limits import RateLimits
from sync.server.api.long_poll import LongPoll
from sync.server.api.repeats import Repeats
from sync.server.db import errors
from sync.server.db.database import Database
from sync.server.db.tables import units
from sync.server.metrics import Metrics

T = TypeVar("T")

BUSY_S = 5
"""How long a wall stays away when the database does not answer."""


@dataclass(frozen=True)
class Settings:
    """What an installation may decide.

    public_url  where people reach the centre; stands in the pairing QR
    per_device  rounds of one wall; None for no limit, as in simulations
    per_address codes for pairing asked for from one address; behind it may be a whole municipality
    per_poll    questions from one address whether somebody has approved
    per_sign_in tries to sign in from one address
    failure_s   how long a sign-in that fails takes at least, whatever it failed by
    openid      a provider that people may sign in through, too
    per_phone   suggestions from one address to one unit; a whole staff may share the address
    per_unit    suggestions to one unit, when each address has sent its first
    first_from_phone  from one address to one unit, whatever others have sent
    most_per_unit     of such first ones to one unit
    per_key     questions of one program that reads the reports
    log_names_days    how long it is told by name who saw or changed what
    """

    public_url: str = "http://127.0.0.1:8080"
    per_device: str | None = "3000/minute"
    per_address: str | None = "60/minute"
    per_poll: str | None = "1200/minute"
    per_sign_in: str | None = "30/minute"
    openid: Provider | None = None
    failure_s: float = 0.5
    per_phone: str | None = "20/10 minutes"
    per_unit: str | None = "100/hour"
    first_from_phone: str | None = "3/hour"
    most_per_unit: str | None = "300/hour"
    per_key: str | None = "600/minute"
    body_s: float = 30.0
    wait_s: float = WAIT_S
    log_names_days: int = audit.NAMES_DAYS


@dataclass
class Centre:
    database: Database
    now_ms: Callable[[], int]
    settings: Settings = field(default_factory=Settings)

    def __post_init__(self) -> None:
        self.metrics = Metrics()
        self.waiting = LongPoll(self._seqs)
        self.repeats = Repeats()
        self.log = structlog.get_logger("centre")
        self.unpacking: CapacityLimiter | None = None
        self._limits = RateLimits(self.now_ms, shared=self.do if self.database.file is None else None)

    async def do(self, work: Callable[[Connection], T], *, still: bool = False) -> T:
        """Run work in a transaction; returns after COMMIT. `still` work only reads, of one moment. Raises
        Refuse(BUSY) when the database cannot now: what became of the work is then unknown; the wall asks again."""
        here = copy_context()  # the work is done in the language of whoever asks

        def told(tx: Connection) -> T:
            return here.run(work, tx)

        try:
            return await asyncio.wrap_future(self.database.still(told) if still else self.database.run(told))
        except (DBAPIError, PoolTimeout) as error:
            name = errors.why(error)
            self.log.error("database", why=name)
            self.metrics.database_errors.labels(name).inc()
            raise Refuse(Problem(error=Code.BUSY, backoff_s=BUSY_S)) from None

    async def write(self, unit: int, command: AddCard | HangPhoto) -> None:
        """Do on a unit's board what somebody at a wall could do; the walls that wait are told at once. Raises Refuse,
        board.errors.Refused."""
        seq = await self.do(lambda tx: server_writes.hang(tx, unit, command, self.now_ms()))
        self.waiting.moved(unit, seq)

    def admit_device(self, token: str) -> None:
        """Raises Refuse(TOO_MANY) before anything costly is done, as all of these do."""
        self._limits.hit_here(self.settings.per_device, "device", token)

    def admit_guess(self, person: int) -> None:
        """A try at a code by somebody who is signed in."""
        self._limits.hit_here(self.settings.per_address, "guess", str(person))

    async def admit_address(self, address: str) -> None:
        await self._limits.hit(self.settings.per_address, "address", network(address))

    def admit_poll(self, address: str) -> None:
        self._limits.hit_here(self.settings.per_poll, "poll", address)

    async def admit_sign_in(self, address: str) -> None:
        await self._limits.hit(self.settings.per_sign_in, "sign_in", network(address))

    async def admit_phone(self, unit: int, address: str) -> None:
        """What a few send must not use up the hour of everybody: the first ones of each address have room of their
        own."""
        who = (str(unit), network(address))
        await self._limits.hit(self.settings.per_phone, "phone", *who)
        try:
            await self._limits.hit(self.settings.first_from_phone, "first", *who)
        except Refuse:
            await self._limits.hit(self.settings.per_unit, "phone", str(unit))
        else:
            await self._limits.hit(self.settings.most_per_unit, "most", str(unit))

    def admit_key(self, shown: str) -> None:
        self._limits.hit_here(self.settings.per_key, "key", shown)

    async def _seqs(self, wanted: Collection[int]) -> dict[int, int]:
        query = select(units.c.id, units.c.seq).where(units.c.id.in_(wanted))
        return await self.do(lambda tx: dict(tx.execute(query).all()))

    def close(self) -> None:
        self.waiting.close()
        self.database.close()


def reached(request: Request) -> Centre:
    """The centre that a request has reached."""
    centre: Centre = request.app.state.centre
    return centre


async def here(request: Request) -> Centre:
    return reached(request)


Here = Annotated[Centre, Depends(here)]


def network(address: str) -> str:
    """Whom an address stands for: an IPv6 user has a whole /64 of them.

    >>> network("2001:db8::1:2:3:4"), network("192.0.2.7"), network("-")
    ('2001:db8::/64', '192.0.2.7', '-')
    """
    try:
        if ipaddress.ip_address(address).version == 6:
            return str(ipaddress.ip_network(f"{address}/64", strict=False))
    except ValueError:
        pass  # no address at all: a socket, a test
    return address


def request_id() -> str:
    return secrets.token_hex(6)
