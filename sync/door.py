"""The centre's doors as one wall knocks at them: each question with the wall's token, each answer read as one of our
messages. Knows no store.

    door = Door(line, keyring)
    reply = await door.ask("POST", "/v1/sync", body)
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import from_json

from sync import cut, wire
from sync.key import Keyring
from sync.line import Line, Reply, Trouble
from sync.link import State
from sync.wire import Code, Problem

M = TypeVar("M", bound=wire.Message)

log = logging.getLogger(__name__)

ANSWER_BYTES = wire.BODY_BYTES + 64 * 1024
"""A whole message of changes, and what an answer has around them."""


class Door:
    """All that is asked raises Trouble when no answer of the centre was had."""

    def __init__(self, line: Line, keyring: Keyring) -> None:
        self._line = line
        self._keyring = keyring

    async def ask(
        self,
        method: str,
        path: str,
        body: bytes | None,
        *,
        whole_s: float | None = None,
        limit: int = ANSWER_BYTES,
        sent: Callable[[], None] = lambda: None,
    ) -> Reply:
        """Ask with our token; when it is not known (any more, or after all), with the one before."""
        key = self._keyring.current
        if key is None:
            raise Trouble(State.UNPAIRED)
        ask = partial(self._line.ask, method, path, body, whole_s=whole_s, limit=limit, sent=sent)
        reply = await ask(token=key.shown)
        if key.spare is not None:
            if reply.status == 200:
                self._keyring.keep(key.proved())
            elif reply.status == 401 and refusal(reply).error is Code.UNAUTHORISED:
                self._keyring.keep(key.withdrawn())
                return await ask(token=key.token)
        elif key.before is not None and reply.status == 401 and refusal(reply).error is Code.UNAUTHORISED:
            # A centre that was set back knows only the token we had then.
            again = await ask(token=key.before)
            if again.status == 200:
                self._keyring.keep(key.set_back())
            return again
        return reply

    async def put(self, path: str, body: bytes) -> asyncio.Task[Reply]:
        """Ask, and be back as soon as only the answer is awaited."""
        gone = asyncio.Event()

        def over(answer: asyncio.Task[Reply]) -> None:
            gone.set()
            if not answer.cancelled():
                answer.exception()  # looked at: the log need not tell of trouble with what nobody waits for any more

        answer = asyncio.ensure_future(self.ask("POST", path, body, sent=gone.set))
        answer.add_done_callback(over)
        await gone.wait()
        return answer

    async def wait(self, cursor: int, seconds: float = wire.WAIT_S) -> bool:
        """Hold the line until the unit has moved beyond the cursor. False when nothing happened. Raises Trouble."""
        path = f"/v1/wait?cursor={cursor}&seconds={seconds:g}"
        reply = await self.ask("GET", path, None, whole_s=seconds + 15, limit=4096)
        if reply.status != 200:
            raise Trouble(state_of(refusal(reply)))
        return read(wire.Moved, reply).seq != cursor

    async def phone(self) -> wire.Phone | None:
        """Where a phone may send suggestions to this unit; None from a centre that knows no such door. Raises
        Trouble."""
        reply = await self.ask("GET", "/v1/phone", None, whole_s=10, limit=4096)
        if reply.status == 404:
            return None
        if reply.status != 200:
            raise Trouble(state_of(refusal(reply)))
        return read(wire.Phone, reply)

    async def rotate(self) -> None:
        """Fetch a new token and keep it before it is used. Raises Trouble, OSError."""
        reply = await self.ask("POST", "/v1/token", b"", limit=4096)
        if reply.status != 200:
            raise Trouble(state_of(refusal(reply)))
        key = self._keyring.current
        if key is not None:
            self._keyring.keep(replace(key, spare=read(wire.NewToken, reply).token))

    async def close(self) -> None:
        await self._line.close()


def refusal(reply: Reply) -> Problem:
    """What the centre says is wrong. Raises Trouble when it was not the centre that spoke."""
    try:
        return Problem.model_validate_json(reply.body)
    except ValidationError:
        raise Trouble(State.SERVER_ERROR if reply.status >= 500 else State.NOT_OURS) from None


def state_of(problem: Problem) -> State:
    """What a refusal is to people."""
    return {
        Code.UNAUTHORISED: State.UNAUTHORISED,
        Code.BUSY: State.BUSY,
        Code.TOO_MANY: State.BUSY,
        Code.TOO_SLOW: State.TOO_SLOW,
        Code.BROKEN: State.SERVER_ERROR,
        Code.PROTOCOL: State.TOO_OLD,
        Code.NOT_FOUND: State.NOT_OURS,
    }.get(problem.error, State.MISUNDERSTOOD)


def read(message: type[M], reply: Reply) -> M:
    """The answer as a message. Raises Trouble when it is none of ours."""
    try:
        return message.model_validate_json(reply.body)
    except ValidationError:
        raise Trouble(State.NOT_OURS) from None


def read_round(reply: Reply) -> wire.Answer:
    """The answer to a round. What is no change among its changes is stepped over, so that it holds up nothing else;
    the digests then differ, and the wall says so. Raises Trouble."""
    try:
        return wire.answers.validate_json(reply.body)
    except ValidationError:
        pass
    try:
        whole = cut.members(reply.body)
        items = cut.items(whole.pop("changes"))
        answer = wire.answers.validate_python({name: from_json(value) for name, value in whole.items()})
    except (ValueError, KeyError):
        raise Trouble(State.NOT_OURS) from None
    changes = []
    for item in items:
        with suppress(ValidationError):
            changes.append(wire.change_check.validate_json(item))
    log.error("%d of %d changes in an answer are none", len(items) - len(changes), len(items))
    return answer.model_copy(update={"changes": changes})
