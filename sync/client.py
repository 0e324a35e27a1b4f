"""One sync round of a wall: gather, ask the centre, take the answer. When to run one is `sync.loop`'s business.

    client = Client(line, keyring, steps)
    outcome = await client.round()

A time-out is an unknown outcome: nothing has changed here, so the next round sends the same again.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from board.errors import Refused
from board.log import Touched
from board.store import Store
from sync import steps, wire
from sync.key import Keyring
from sync.line import Line, Reply, Trouble
from sync.link import Link, State, moment
from sync.steps import Outgoing, Turn
from sync.wire import Code, Problem

T = TypeVar("T")
M = TypeVar("M", bound=wire.Message)

ANSWER_BYTES = wire.BODY_BYTES + 64 * 1024
"""A whole message of changes, and what an answer has around them."""
FAILS = 3
"""After so many failures of the centre on the same changes, fewer are sent at once."""


class Steps(Protocol):
    """Runs a step on the thread that owns the store, and returns what it returned. Raises Stopped."""

    def __call__(self, step: Callable[[Store], T], /) -> T: ...


@dataclass(frozen=True)
class Outcome:
    """What one round came to. `again`: ask at once. `backoff_s`: the centre wants that much peace."""

    state: State
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

    def link(self, unit: str = "") -> Link:
        return Link(self.state, self.waiting, moment(self.oldest_ms), self.refused, unit)


class Client:
    """`arrived` is told which records the centre's answer has changed, on the thread that owns the store, after
    COMMIT. `page` bounds how many changes one step stores, so that a screen is not held up by a long backlog."""

    def __init__(
        self,
        line: Line,
        keyring: Keyring,
        steps: Steps,
        *,
        arrived: Callable[[Touched], None] = lambda _: None,
        app: str = "",
        page: int = wire.PAGE,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._line = line
        self._keyring = keyring
        self._steps = steps
        self._arrived = arrived
        self._app = app
        self._page = page
        self._limit = page  # in whole groups
        self._most = wire.GROUP  # whatever that splits
        self._fails = 0
        self._settled = False
        self._monotonic = monotonic

    async def round(self) -> Outcome:
        """One round. Never raises for what the network, the centre or the disk did: the outcome says it."""
        if self._keyring.current is None:
            return Outcome(State.UNPAIRED)
        outgoing: Outgoing | None = None
        try:
            outgoing = self._steps(lambda store: steps.gather(store, min(self._limit, self._most), self._most))
            return await self._exchange(outgoing)
        except Trouble as trouble:
            self._shrink(trouble.state, outgoing)
            return self._outcome(trouble.state, outgoing)
        except (Refused, SQLAlchemyError, OSError):  # the last: a new token that cannot be kept
            return self._outcome(State.NOT_STORED, outgoing)

    async def wait(self, cursor: int, seconds: float = wire.WAIT_S) -> bool:
        """Hold the line until the unit has moved beyond the cursor. False when nothing happened. Raises Trouble."""
        path = f"/v1/wait?cursor={cursor}&seconds={seconds:g}"
        reply = await self._ask("GET", path, None, whole_s=seconds + 15, limit=4096)
        if reply.status != 200:
            raise Trouble(_trouble(_problem(reply)))
        return _read(wire.Moved, reply).seq != cursor

    async def phone(self) -> wire.Phone | None:
        """Where a phone may send suggestions to this unit; None from a centre that knows no such door. Raises
        Trouble."""
        reply = await self._ask("GET", "/v1/phone", None, whole_s=10, limit=4096)
        if reply.status == 404:
            return None
        if reply.status != 200:
            raise Trouble(_trouble(_problem(reply)))
        return _read(wire.Phone, reply)

    def now_ms(self) -> int:
        """The centre's time as far as this wall knows it."""
        return self._steps(lambda store: store.clock.now_ms())

    def waiting(self) -> tuple[int, int | None]:
        """How many changes wait, and the stamp of the oldest; asks the store only."""
        outgoing = self._steps(lambda store: steps.gather(store, 1))
        return outgoing.waiting, outgoing.oldest_ms

    async def close(self) -> None:
        await self._line.close()

    async def rotate(self) -> None:
        """Fetch a new token and keep it before it is used. Raises Trouble, OSError."""
        reply = await self._ask("POST", "/v1/token", b"", limit=4096)
        if reply.status != 200:
            raise Trouble(_trouble(_problem(reply)))
        key = self._keyring.current
        if key is not None:
            self._keyring.keep(replace(key, spare=_read(wire.NewToken, reply).token))

    async def _exchange(self, outgoing: Outgoing) -> Outcome:
        # A wall with nothing to say and nothing left to hear says only what it must.
        idle, self._settled = self._settled and not outgoing.changes, False
        app, page = ("", wire.PAGE) if idle else (self._app, self._page)
        body = _message(outgoing, app, self._steps(lambda store: store.clock.wall()), page)
        if len(body) > wire.BODY_BYTES and self._halve(outgoing):
            return self._outcome(State.CONNECTED, outgoing, again=True)
        asked = self._monotonic()
        reply = await self._ask("POST", "/v1/sync", body)
        took_ms = round((self._monotonic() - asked) * 1000)
        if reply.status != 200:
            return self._refused(outgoing, _problem(reply))
        answer = _read(wire.Answer, reply)
        centre_ms = answer.clock + took_ms // 2

        def step(store: Store) -> steps.Taken:
            taken = steps.take(store, outgoing, answer, centre_ms=centre_ms)
            if taken.touched:
                self._arrived(taken.touched)
            return taken

        taken = self._steps(step)
        self._fails = 0
        self._settled = taken.turn is Turn.DONE
        self._limit, self._most = min(self._page, self._limit * 2), min(wire.GROUP, self._most * 2)
        if answer.rotate and (key := self._keyring.current) is not None and key.spare is None:
            await self.rotate()
        return Outcome(
            State.DIFFERS if taken.turn is Turn.DIFFERS else State.CONNECTED,
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
                    self._arrived(steps.forked(store, device, n))

                self._steps(step)
                return self._outcome(State.CONNECTED, outgoing, again=True)
            case Code.EPOCH | Code.CURSOR:
                self._steps(steps.restart)
                return self._outcome(State.CONNECTED, outgoing, again=True)
            case Code.TOO_LARGE | Code.MALFORMED if self._halve(outgoing):
                return self._outcome(State.CONNECTED, outgoing, again=True)
            case _:
                state = _trouble(problem)
                self._shrink(state, outgoing)
                return self._outcome(state, outgoing, backoff_s=problem.backoff_s)

    def _shrink(self, state: State, outgoing: Outgoing | None) -> None:
        """If the centre, or the line to it, breaks again and again over what we send, it may be too much: send fewer.
        An action is split only if it alone is more than a usual message."""
        if outgoing and state in (State.SERVER_ERROR, State.TOO_SLOW, State.CUT_OFF, State.TOO_LARGE):
            self._fails += 1
            if self._fails % FAILS == 0:
                count = len(outgoing.changes)
                self._limit = max(1, min(self._limit, count) // 2)
                if count > wire.PAGE:
                    self._most = count // 2

    def _halve(self, outgoing: Outgoing) -> bool:
        """What we send is too large: half as many, even if that splits an action. False when one alone was sent."""
        count = len(outgoing.changes)
        if count > 1:
            self._most = count // 2
        return count > 1

    def _outcome(
        self, state: State, outgoing: Outgoing | None, *, again: bool = False, backoff_s: int = 0
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
            cursor=outgoing.cursor,
        )

    async def _ask(
        self, method: str, path: str, body: bytes | None, *, whole_s: float | None = None, limit: int = ANSWER_BYTES
    ) -> Reply:
        """Ask with our token; when it is not known (any more, or after all), with the one before."""
        key = self._keyring.current
        if key is None:
            raise Trouble(State.UNPAIRED)
        reply = await self._line.ask(method, path, body, token=key.shown, whole_s=whole_s, limit=limit)
        if key.spare is not None:
            if reply.status == 200:
                self._keyring.keep(key.proved())
            elif reply.status == 401 and _problem(reply).error is Code.UNAUTHORISED:
                self._keyring.keep(key.withdrawn())
                return await self._line.ask(method, path, body, token=key.token, whole_s=whole_s, limit=limit)
        elif key.before is not None and reply.status == 401 and _problem(reply).error is Code.UNAUTHORISED:
            # A centre that was set back knows only the token we had then.
            again = await self._line.ask(method, path, body, token=key.before, whole_s=whole_s, limit=limit)
            if again.status == 200:
                self._keyring.keep(key.set_back())
            return again
        return reply


def _message(outgoing: Outgoing, app: str, wall_ms: int, page: int) -> bytes:
    asked = wire.Round.model_construct(
        protocol=wire.NEWEST,
        device=outgoing.device,
        cursor=outgoing.cursor,
        epoch=outgoing.epoch,
        changes=[wire.to_wire(c) for c in outgoing.changes],
        clock=max(0, wall_ms),
        app=app,
        own=outgoing.own,
        limit=page,
    )
    return asked.__pydantic_serializer__.to_json(asked, exclude_defaults=True)


def _problem(reply: Reply) -> Problem:
    """What the centre says is wrong. Raises Trouble when it was not the centre that spoke."""
    try:
        return Problem.model_validate_json(reply.body)
    except ValidationError:
        raise Trouble(State.SERVER_ERROR if reply.status >= 500 else State.NOT_OURS) from None


def _trouble(problem: Problem) -> State:
    return {
        Code.UNAUTHORISED: State.UNAUTHORISED,
        Code.BUSY: State.BUSY,
        Code.TOO_MANY: State.BUSY,
        Code.TOO_SLOW: State.TOO_SLOW,
        Code.BROKEN: State.SERVER_ERROR,
        Code.PROTOCOL: State.TOO_OLD,
        Code.NOT_FOUND: State.NOT_OURS,
    }.get(problem.error, State.MISUNDERSTOOD)


def _read(message: type[M], reply: Reply) -> M:
    """The answer as a message. Raises Trouble when it is none of ours."""
    try:
        return message.model_validate_json(reply.body)
    except ValidationError:
        raise Trouble(State.NOT_OURS) from None
