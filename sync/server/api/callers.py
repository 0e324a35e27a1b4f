"""Who calls an endpoint, as FastAPI's dependencies: a wall with its token, somebody at an address, and what they say.

async def token(wall: Paired) -> NewToken:
    return await wall.do(lambda tx, caller, now_ms: …)
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import ValidationError
from sqlalchemy import Connection

from sync.protocol.message import Message
from sync.protocol.problem import UNAUTHORISED, Code, Problem, Refuse
from sync.protocol.step import SMALL_BYTES
from sync.server.access import device_tokens
from sync.server.access.device_tokens import Caller
from sync.server.access.rule import Right, declares
from sync.server.api import request_limits
from sync.server.centre import Centre, Here

T = TypeVar("T")
M = TypeVar("M", bound=Message)

_bearer = HTTPBearer(auto_error=False, scheme_name="token")


async def token(shown: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)]) -> str:
    """The token a request shows. Raises Refuse(UNAUTHORISED) when it shows none."""
    if shown is None or not 20 <= len(shown.credentials) <= 100:
        raise Refuse(UNAUTHORISED)
    return shown.credentials


Token = Annotated[str, Depends(token)]


@dataclass(frozen=True)
class WallRequest:
    """A wall that shows a token; whether it is one that may come in is found out together with what it asks."""

    request: Request
    centre: Centre
    token: str

    async def do(self, work: Callable[[Connection, Caller, int], T]) -> T:
        """Run work for this wall at this time (ms), in one transaction. Raises Refuse(UNAUTHORISED)."""

        def known(tx: Connection) -> tuple[int, T] | None:
            now_ms = self.centre.now_ms()
            caller = device_tokens.enter(tx, self.token, now_ms)
            # Not raised, so that an alarm is kept.
            return None if caller is None else (caller.row, work(tx, caller, now_ms))

        done = await self.centre.do(known)
        if done is None:
            raise Refuse(UNAUTHORISED)
        self.request.state.device, said = done
        return said


@declares(Right.SYNC)
async def wall(request: Request, centre: Here, token: Token) -> WallRequest:
    centre.admit_device(token)
    return WallRequest(request, centre, token)


Paired = Annotated[WallRequest, Depends(wall)]


async def sent(wall: Paired, request: Request) -> bytes:
    """The body of a wall's request, unpacked; read when it has shown a token."""
    return await request_limits.read(request, wall.centre.settings.body_s)


Sent = Annotated[bytes, Depends(sent)]


async def address(request: Request) -> str:
    """Whom to count by who shows no token; a proxy in front says it (uvicorn trusts one on this machine)."""
    return request.client.host if request.client else "-"


Address = Annotated[str, Depends(address)]


class SmallBody(Generic[M]):
    """A small message that is the body of a request."""

    def __init__(self, message: type[M]) -> None:
        self._message = message

    async def __call__(self, request: Request, centre: Here) -> M:
        """Raises Refuse: MALFORMED, TOO_LARGE, TOO_SLOW."""
        try:
            body = await request_limits.read(request, centre.settings.body_s, SMALL_BYTES)
            return self._message.model_validate_json(body)
        except ValidationError:
            raise Refuse(Problem(error=Code.MALFORMED)) from None
