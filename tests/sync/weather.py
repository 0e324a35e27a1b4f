"""A bad network between walls and a centre: every question meets a fate. The centre's app is called in this process.

What is on its way outlives the wall that gave up waiting for it, and may arrive after the next question.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

import httpx

from sync.protocol import packing

FATES = {
    "clear": 60,
    "lost": 4,
    "unanswered": 6,  # it arrives, the answer does not
    "late": 4,  # the wall gives up; it arrives some time later
    "doubled": 4,
    "doubled late": 4,
    "cut": 5,  # half of the answer
    "slow": 6,  # people use the wall meanwhile
    "stranger": 3,  # somebody else answers
    "centre dies before": 7,  # the commit
    "centre dies after": 3,
    "wall dies": 3,  # while it waits
}

CALM = {"clear": 8, "lost": 1, "unanswered": 1}
"""While several questions are asked at the same moment: the order of what follows must come from the seed alone."""

_STRANGERS = (
    (200, "text/html", b"<html>Velkommen til gjestenettet"),
    (302, "text/html", b""),
    (502, "text/html", b"<h1>Bad Gateway</h1>"),
    (503, "application/json", b'{"error":"busy","backoff_s":5}'),
    (200, "application/json", b"{}"),
    (200, "application/json", b'{"acknowledged":{},"cursor":'),
    (500, "application/json", b'{"error":"broken"}'),
)


class Dead(BaseException):
    """The power went."""


@dataclass
class Sky:
    """What all walls' lines have in common. `fine` ends the bad weather, `calm` leaves
    only what needs no order.

    deliver     calls the centre, or raises Dead if that dies under it
    overheard   is told each question with its answer, whoever got that"""

    chance: Random
    app: Callable[[], Any]
    overheard: Callable[[dict[str, Any], dict[str, Any]], None]
    centre_dies: Callable[[str], None]
    fates: dict[str, int] = field(default_factory=lambda: dict(FATES))
    fine: bool = False
    calm: bool = False
    under_way: list[httpx.Request] = field(default_factory=list)
    hits: dict[str, int] = field(default_factory=dict)

    def fate(self) -> str:
        if self.fine:
            return "clear"
        fates = CALM if self.calm else self.fates
        fate = self.chance.choices(list(fates), list(fates.values()))[0]
        self.hits[fate] = self.hits.get(fate, 0) + 1
        return fate

    async def deliver(self, request: httpx.Request) -> httpx.Response:
        response = await httpx.ASGITransport(self.app(), raise_app_exceptions=False).handle_async_request(request)
        body = await raw(response)
        if request.url.path == "/v1/sync" and response.status_code == 200:
            self.overheard(_read(request.headers, request.content), _read(response.headers, body))
        return whole(response.status_code, response.headers, body)

    async def arrive(self) -> None:
        """One of those under way arrives, and nobody waits for its answer."""
        if self.under_way:
            await self.deliver(self.under_way.pop(self.chance.randrange(len(self.under_way))))


class Weather(httpx.AsyncBaseTransport):
    """One wall's line. `meanwhile` is what people do there while an answer is awaited, `die` takes its power."""

    def __init__(self, sky: Sky, meanwhile: Callable[[], None], die: Callable[[], None]) -> None:
        self.sky = sky
        self.meanwhile = meanwhile
        self.die = die

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        sky = self.sky
        match sky.fate():
            case "lost":
                raise httpx.ConnectError("lost", request=request)
            case "unanswered":
                await sky.deliver(request)
                raise httpx.ReadTimeout("unanswered", request=request)
            case "late":
                sky.under_way.append(request)
                raise httpx.ReadTimeout("late", request=request)
            case "doubled":
                await sky.deliver(request)
            case "doubled late":
                sky.under_way.append(request)
            case "cut":
                answer = await sky.deliver(request)
                return httpx.Response(answer.status_code, headers=answer.headers, stream=_Cut(await raw(answer)))
            case "slow":
                self.meanwhile()
                answer = await sky.deliver(request)
                self.meanwhile()
                return answer
            case "stranger":
                status, kind, body = sky.chance.choice(_STRANGERS)
                return whole(status, {"content-type": kind}, body)
            case "centre dies before" | "centre dies after" as when:
                sky.centre_dies(when.rpartition(" ")[2])
                await sky.deliver(request)
                sky.centre_dies("now")
                raise httpx.ReadError("the centre died", request=request)
            case "wall dies":
                await sky.deliver(request)
                self.die()
                raise Dead
        return await sky.deliver(request)


class _Cut(httpx.AsyncByteStream):
    def __init__(self, body: bytes) -> None:
        self.body = body

    async def __aiter__(self) -> Any:
        yield self.body[: len(self.body) // 2]
        raise httpx.RemoteProtocolError("cut")


def whole(status: int, headers: Any, body: bytes) -> httpx.Response:
    """An answer as it comes from the network."""
    return httpx.Response(status, headers=headers, stream=httpx.ByteStream(body))


async def raw(response: httpx.Response) -> bytes:
    """The body as it travels."""
    return b"".join([part async for part in response.aiter_raw()])


def _read(headers: httpx.Headers, body: bytes) -> dict[str, Any]:
    if headers.get("content-encoding") == "gzip":
        body = packing.unpack(body, 10_000_000)
    found: dict[str, Any] = json.loads(body)
    return found
