"""One sync round of a wall: gather, ask the centre, take the answer. When to run one is `sync.wall.loop`'s business.

    client = Client(http, credentials, steps)
    outcome = await client.round()

A time-out is an unknown outcome: nothing has changed here, so the next round sends the same again.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from board import limits, neighbours
from board.errors import Refused
from board.log.log import Touched
from board.neighbours import Neighbours
from board.store.store import Store
from sync.protocol.message import NEWEST
from sync.protocol.problem import Code, Problem
from sync.protocol.round import ROUND, Answer, Round, read_answer, to_wire
from sync.wall import apply
from sync.wall.api_client import ApiClient, refusal, state_of
from sync.wall.apply import Outgoing, Turn
from sync.wall.connection_status import ConnectionState, ConnectionStatus, moment
from sync.wall.credentials import CredentialsFile
from sync.wall.http import HttpClient, Reply, Trouble

T = TypeVar("T")

FAILS = 3
"""After so many failures of the centre on the same changes, fewer are sent at once."""


class Steps(Protocol):
    """Runs a step on the thread that owns the store, and returns what it returned. Raises Stopped."""

    def __call__(self, step: Callable[[Store], T], /) -> T: ...


@dataclass(frozen=True)
class Outcome:
    """What one round came to. `again`: ask at once. `backoff_s`: the centre wants that much peace."""

    state: ConnectionState
    again: bool = False
    backoff_s: int = 0
    pushed: int = 0
    pulled: int = 0
    waiting: int = 0
    oldest_ms: int | None = None
    refused: int = 0
    cursor: int = 0
    sent_bytes: int = 0
    received_bytes: int = 0

    def link(self, unit: str = "") -> ConnectionStatus:
        return ConnectionStatus(self.state, self.waiting, moment(self.oldest_ms), self.refused, unit)


class Client:
    """`arrived` is told which records the centre's answer has changed (none: only the organisation's rules), on the
    thread that owns the store, after COMMIT. `page` bounds how many changes one step stores, so that a screen is not
    held up by a long backlog."""

    def __init__(
        self,
        http: HttpClient,
        credentials: CredentialsFile,
        steps: Steps,
        *,
        arrived: Callable[[Touched], None] = lambda _: None,
        app: str = "",
        page: int = limits.PAGE,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.api = ApiClient(http, credentials)
        self._credentials = credentials
        self._steps = steps
        self._arrived = arrived
        self._app = app
        self._page = page
        self._limit = page  # in whole groups
        self._most = limits.GROUP  # whatever that splits
        self._fails = 0
        self._settled = False
        self._monotonic = monotonic

    async def round(self) -> Outcome:
        """One round. Never raises for what the network, the centre or the disk did: the outcome says it."""
        if self._credentials.current is None:
            return Outcome(ConnectionState.UNPAIRED)
        outgoing: Outgoing | None = None
        try:
            outgoing = self._gather()
            reply, asked_s = await self._ask(outgoing)
            if reply is None:
                return self._outcome(ConnectionState.CONNECTED, outgoing, again=True)
            if reply.status != 200:
                return self._refused(outgoing, refusal(reply))
            answer = _read(reply)
            taken = self._take(outgoing, answer, round((self._monotonic() - asked_s) * 1000))
            await self._rotate(answer)
            return self._done(outgoing, answer, taken, reply)
        except Trouble as trouble:
            self._shrink(trouble.state, outgoing)
            return self._outcome(trouble.state, outgoing)
        except (Refused, SQLAlchemyError, OSError):  # the last: a new token that cannot be kept
            return self._outcome(ConnectionState.NOT_STORED, outgoing)

    async def learn_neighbours(self) -> bool:
        """Ask what other units tell, and keep it. False from a centre that tells nothing of them. Never raises for
        what the network, the centre or the disk did: the next round finds out."""
        with suppress(Trouble, Refused, SQLAlchemyError, OSError):
            answer = await self.api.neighbours(self._steps(_neighbours_tag))
            if answer is None:
                return False
            if (told := answer.neighbours()) is not None:
                self._steps(partial(self._keep_neighbours, told))
        return True

    def _keep_neighbours(self, told: Neighbours, store: Store) -> None:
        with store.write() as tx:
            neighbours.renew(tx, told)
        self._arrived({})

    def now_ms(self) -> int:
        """The centre's time as far as this wall knows it."""
        return self._steps(lambda store: store.clock.now_ms())

    def waiting(self) -> tuple[int, int | None]:
        """How many changes wait, and the stamp of the oldest; asks the store only."""
        outgoing = self._steps(lambda store: apply.gather(store, 1))
        return outgoing.waiting, outgoing.oldest_ms

    async def close(self) -> None:
        await self.api.close()

    def _gather(self) -> Outgoing:
        limit, most = min(self._limit, self._most), self._most
        return self._steps(lambda store: apply.gather(store, limit, most))

    async def _ask(self, outgoing: Outgoing) -> tuple[Reply | None, float]:
        """What came of the question, and when it was put, by the monotonic clock. None when it was too long to ask at
        once."""
        # A wall with nothing to say and nothing left to hear says only what it must.
        idle, self._settled = self._settled and not outgoing.changes, False
        app, page = ("", limits.PAGE) if idle else (self._app, self._page)
        body = _message(outgoing, app, self._steps(lambda store: store.clock.wall()), page)
        asked_s = self._monotonic()
        if len(body) > limits.BODY_BYTES and self._halve(outgoing):
            return None, asked_s
        return await self.api.ask(ROUND, body), asked_s

    def _take(self, outgoing: Outgoing, answer: Answer, took_ms: int) -> apply.Taken:
        """Store the answer; what it was on the way is half of what it took."""

        def step(store: Store) -> apply.Taken:
            taken = apply.take(store, outgoing, answer, centre_ms=answer.clock + took_ms // 2)
            if taken.touched or taken.ruled:
                self._arrived(taken.touched)
            return taken

        taken = self._steps(step)
        self._fails = 0
        self._settled = taken.turn is Turn.DONE
        self._limit, self._most = min(self._page, self._limit * 2), min(limits.GROUP, self._most * 2)
        return taken

    async def _rotate(self, answer: Answer) -> None:
        if answer.rotate and (key := self._credentials.current) is not None and key.spare is None:
            await self.api.rotate()

    def _done(self, outgoing: Outgoing, answer: Answer, taken: apply.Taken, reply: Reply) -> Outcome:
        return Outcome(
            ConnectionState.DIFFERS if taken.turn is Turn.DIFFERS else ConnectionState.CONNECTED,
            again=taken.turn in (Turn.MORE, Turn.FORKED, Turn.ANEW),
            backoff_s=answer.backoff_s,
            pushed=len(outgoing.changes),
            pulled=taken.arrived,
            waiting=taken.waiting,
            oldest_ms=outgoing.oldest_ms if taken.waiting else None,
            refused=outgoing.refused + len(answer.refused),
            cursor=answer.cursor,
            sent_bytes=reply.sent_bytes,
            received_bytes=reply.received_bytes,
        )

    def _refused(self, outgoing: Outgoing, problem: Problem) -> Outcome:
        """The centre refused the whole round: mend what can be mended."""
        match problem.error:
            case Code.FORKED if problem.device is not None and problem.n is not None:
                device, n = problem.device, problem.n

                def step(store: Store) -> None:
                    self._arrived(apply.forked(store, device, n))

                self._steps(step)
                return self._outcome(ConnectionState.CONNECTED, outgoing, again=True)
            case Code.EPOCH | Code.CURSOR:
                self._steps(apply.restart)
                return self._outcome(ConnectionState.CONNECTED, outgoing, again=True)
            case Code.TOO_LARGE | Code.MALFORMED if self._halve(outgoing):
                return self._outcome(ConnectionState.CONNECTED, outgoing, again=True)
            case _:
                state = state_of(problem)
                self._shrink(state, outgoing)
                return self._outcome(state, outgoing, backoff_s=problem.backoff_s)

    def _shrink(self, state: ConnectionState, outgoing: Outgoing | None) -> None:
        """If the centre, or the line to it, breaks again and again over what we send, it may be too much: send fewer.
        An action is split only if it alone is more than a usual message."""
        if outgoing and state in (
            ConnectionState.SERVER_ERROR,
            ConnectionState.TOO_SLOW,
            ConnectionState.CUT_OFF,
            ConnectionState.TOO_LARGE,
        ):
            self._fails += 1
            if self._fails % FAILS == 0:
                count = len(outgoing.changes)
                self._limit = max(1, min(self._limit, count) // 2)
                if count > limits.PAGE:
                    self._most = count // 2

    def _halve(self, outgoing: Outgoing) -> bool:
        """What we send is too large: half as many, even if that splits an action. False when one alone was sent."""
        count = len(outgoing.changes)
        if count > 1:
            self._most = count // 2
        return count > 1

    def _outcome(
        self, state: ConnectionState, outgoing: Outgoing | None, *, again: bool = False, backoff_s: int = 0
    ) -> Outcome:
        if outgoing is None:
            return Outcome(state)
        return Outcome(
            state,
            again=again,
            backoff_s=backoff_s,
            waiting=outgoing.waiting,
            oldest_ms=outgoing.oldest_ms,
            refused=outgoing.refused,
            cursor=outgoing.standing.cursor,
        )


def _neighbours_tag(store: Store) -> str:
    with store.read() as tx:
        return neighbours.tag(tx)


def _read(reply: Reply) -> Answer:
    try:
        return read_answer(reply.body)
    except ValueError:
        raise Trouble(ConnectionState.NOT_OURS) from None


def _message(outgoing: Outgoing, app: str, wall_ms: int, page: int) -> bytes:
    asked = Round.model_construct(
        protocol=NEWEST,
        device=outgoing.standing.device,
        cursor=outgoing.standing.cursor,
        epoch=outgoing.epoch,
        changes=[to_wire(c) for c in outgoing.changes],
        clock=max(0, wall_ms),
        app=app,
        own=outgoing.standing.own,
        limit=page,
    )
    return asked.__pydantic_serializer__.to_json(asked, exclude_defaults=True)
