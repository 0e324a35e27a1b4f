"""The steps of the protocol as one wall asks them: each with its token, each answer read as the step's message. Knows
no store.

    api = ApiClient(http, credentials)
    reply = await api.ask(ROUND, body)
"""

from dataclasses import replace
from functools import partial
from typing import Any

from pydantic import ValidationError

from sync.protocol.neighbours import NEIGHBOURS, Told
from sync.protocol.phone import PHONE, Phone
from sync.protocol.problem import Code, Problem
from sync.protocol.rotate import ROTATE
from sync.protocol.step import A, Step
from sync.protocol.wait import WAIT, WAIT_S
from sync.wall.connection_status import ConnectionState
from sync.wall.credentials import CredentialsFile
from sync.wall.http import HttpClient, Reply, Trouble


class ApiClient:
    """All that is asked raises Trouble when no answer of the centre was had."""

    def __init__(self, http: HttpClient, credentials: CredentialsFile) -> None:
        self._http = http
        self._credentials = credentials

    async def ask(
        self,
        step: Step[Any],
        body: bytes | None = None,
        *,
        query: str = "",
        whole_s: float | None = None,
    ) -> Reply:
        """Ask with our token; when it is not known (any more, or after all), with the one before."""
        key = self._credentials.current
        if key is None:
            raise Trouble(ConnectionState.UNPAIRED)
        path, limit = step.path + query, step.answer_bytes
        ask = partial(self._http.ask, step.method, path, body, whole_s=whole_s, limit=limit)
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

    async def wait(self, cursor: int, seconds: float = WAIT_S) -> bool:
        """Hold the connection until the unit has moved beyond the cursor. False when nothing happened. Raises
        Trouble."""
        query = f"?cursor={cursor}&seconds={seconds:g}"
        return told(WAIT, await self.ask(WAIT, query=query, whole_s=seconds + 15)).seq != cursor

    async def phone(self) -> Phone | None:
        """Where a phone may send suggestions to this unit; None from a centre that knows no such step. Raises
        Trouble."""
        reply = await self.ask(PHONE, whole_s=10)
        return None if reply.status == 404 else told(PHONE, reply)

    async def neighbours(self, tag: str) -> Told | None:
        """What other units tell, or that it is as it was when it was called `tag`; None from a centre that knows no
        such step. Raises Trouble."""
        reply = await self.ask(NEIGHBOURS, query=f"?tag={tag}")
        return None if reply.status == 404 else told(NEIGHBOURS, reply)

    async def rotate(self) -> None:
        """Fetch a new token and keep it before it is used. Raises Trouble, OSError."""
        new = told(ROTATE, await self.ask(ROTATE, b""))
        key = self._credentials.current
        if key is not None:
            self._credentials.keep(replace(key, spare=new.token))

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


def told(step: Step[A], reply: Reply) -> A:
    """The step's answer. Raises Trouble when the centre refuses, or it is none of ours."""
    if reply.status != 200:
        raise Trouble(state_of(refusal(reply)))
    try:
        return step.answer.model_validate_json(reply.body)
    except ValidationError:
        raise Trouble(ConnectionState.NOT_OURS) from None
