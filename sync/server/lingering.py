"""What becomes of a request that is answered before it has come in whole, as one that is far too large: the answer
goes out at once, a little more is listened to and thrown away, so that whoever is still speaking has time to hear it,
and then the line is closed. Left to itself the server would take in the rest, however long it is.

    app.add_middleware(Lingering)
"""

import asyncio

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SMALL_BYTES = 64 * 1024
"""A body that says it is no larger is taken in whole, and the line is kept for the next request."""
LINGER_BYTES = 8 * 1024 * 1024
LINGER_S = 2.0


class Lingering:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _large(Headers(scope=scope)):
            await self.app(scope, receive, send)
            return
        whole = early = False

        async def hear() -> Message:
            nonlocal whole
            message = await receive()
            whole = whole or not message.get("more_body", False)
            return message

        async def tell(message: Message) -> None:
            nonlocal early
            if message["type"] == "http.response.start" and not whole:
                early = True
                message["headers"] = [*message["headers"], (b"connection", b"close")]
            last = message["type"] == "http.response.body" and not message.get("more_body", False)
            if not (early and last):
                await send(message)
                return
            await send({**message, "more_body": True})
            await listen()
            await send({"type": "http.response.body", "body": b""})

        async def listen() -> None:
            heard = 0
            try:
                async with asyncio.timeout(LINGER_S):
                    while not whole and heard < LINGER_BYTES:
                        heard += len((await hear()).get("body", b""))
            except TimeoutError:
                pass

        await self.app(scope, hear, tell)


def _large(headers: Headers) -> bool:
    """Whether a body may come that is large; one whose length is not told may be."""
    declared = headers.get("content-length", "0")
    return "transfer-encoding" in headers or not declared.isdecimal() or int(declared[:12]) > SMALL_BYTES
