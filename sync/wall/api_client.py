"""The centre's endpoints as one wall asks them: each question with the wall's token, each answer read as one of our
messages. Knows no store.

    api = ApiClient(line, credentials)
    reply = await api.ask("POST", "/v1/sync", body)
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

from sync.protocol import messages, raw_json
from sync.protocol.messages import Code, Problem
from sync.wall.connection_status import ConnectionState
from sync.wall.credentials import CredentialsFile
from sync.wall.http import HttpClient, Reply, Trouble

M = TypeVar("M", bound=messages.Message)

log = logging.getLogger(__name__)

ANSWER_BYTES = messages.BODY_BYTES + 64 * 1024
"""A whole message of changes, and what an answer has around them."""


class ApiClient:
    """All that is asked raises Trouble when no answer of the centre was had."""

    def __init__(self, http: HttpClient, credentials: CredentialsFile) -> None:
        self._http = http
        self._credentials = credentials

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
        key = self._credentials.current
        if key is None:
            raise Trouble(ConnectionState.UNPAIRED)
        ask = partial(self._http.ask, method, path, body, whole_s=whole_s, limit=limit, sent=sent)
        reply = await ask(token=key.shown)
        if key.spare is not None:
            if reply.status == 200:
                self._credentials.keep(key.proved())
            elif reply.status == 401 and refusal(reply).error is Code.UNAUTHORISED:
                self._credentials.keep(key.withdrawn())
                return await ask(token=key.token)
        elif key.before is not None and reply.status == 401 and refusal(reply).error is Code.UNAUTHORISED:
            # A centre that was set back knows only the token we had then.
            again = await ask(token=key.before)
            if again.status == 200:
                self._credentials.keep(key.set_back())
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

    async def wait(self, cursor: int, seconds: float = messages.WAIT_S) -> bool:
        """Hold the line until the unit has moved beyond the cursor. False when nothing happened. Raises Trouble."""
        path = f"/v1/wait?cursor={cursor}&seconds={seconds:g}"
        reply = await self.ask("GET", path, None, whole_s=seconds + 15, limit=4096)
        if reply.status != 200:
            raise Trouble(state_of(refusal(reply)))
        return read(messages.Moved, reply).seq != cursor

    async def phone(self) -> messages.Phone | None:
        """Where a phone may send suggestions to this unit; None from a centre that knows no such door. Raises
        Trouble."""
        reply = await self.ask("GET", "/v1/phone", None, whole_s=10, limit=4096)
        if reply.status == 404:
            return None
        if reply.status != 200:
            raise Trouble(state_of(refusal(reply)))
        return read(messages.Phone, reply)

    async def rotate(self) -> None:
        """Fetch a new token and keep it before it is used. Raises Trouble, OSError."""
        reply = await self.ask("POST", "/v1/token", b"", limit=4096)
        if reply.status != 200:
            raise Trouble(state_of(refusal(reply)))
        key = self._credentials.current
        if key is not None:
            self._credentials.keep(replace(key, spare=read(messages.NewToken, reply).token))

    async def close(self) -> None:
        await self._http.close()


def refusal(reply: Reply) -> Problem:
    """What the centre says is wrong. Raises Trouble when it was not the centre that spoke."""
    try:
        return Problem.model_validate_json(reply.body)
    except ValidationError:
        raise Trouble(ConnectionState.SERVER_ERROR if reply.status >= 500 else ConnectionState.NOT_OURS) from None


def state_of(problem: Problem) -> ConnectionState:
    """What a refusal is to people."""
    return {
        Code.UNAUTHORISED: ConnectionState.UNAUTHORISED,
        Code.BUSY: ConnectionState.BUSY,
        Code.TOO_MANY: ConnectionState.BUSY,
        Code.TOO_SLOW: ConnectionState.TOO_SLOW,
        Code.BROKEN: ConnectionState.SERVER_ERROR,
        Code.PROTOCOL: ConnectionState.TOO_OLD,
        Code.NOT_FOUND: ConnectionState.NOT_OURS,
    }.get(problem.error, ConnectionState.MISUNDERSTOOD)


def read(message: type[M], reply: Reply) -> M:
    """The answer as a message. Raises Trouble when it is none of ours."""
    try:
        return message.model_validate_json(reply.body)
    except ValidationError:
        raise Trouble(ConnectionState.NOT_OURS) from None


def read_round(reply: Reply) -> messages.Answer:
    """The answer to a round. What is no change among its changes is stepped over, so that it holds up nothing else;
    the digests then differ, and the wall says so. Raises Trouble."""
    try:
        return messages.answers.validate_json(reply.body)
    except ValidationError:
        pass
    try:
        whole = raw_json.members(reply.body)
        items = raw_json.items(whole.pop("changes"))
        answer = messages.answers.validate_python({name: from_json(value) for name, value in whole.items()})
    except (ValueError, KeyError):
        raise Trouble(ConnectionState.NOT_OURS) from None
    changes = []
    for item in items:
        with suppress(ValidationError):
            changes.append(messages.change_check.validate_json(item))
    log.error("%d of %d changes in an answer are none", len(items) - len(changes), len(items))
    return answer.model_copy(update={"changes": changes})
