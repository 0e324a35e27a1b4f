"""What becomes of a request that is answered before it has come in whole, as one that is far too large: the answer
goes out at once, a little more is listened to and thrown away, so that whoever is still speaking has time to hear it,
and then the line is closed. Left to itself the server would take in the rest, however long it is.

    app.add_middleware(LingeringClose)      # last, so outermost: what times or counts an answer does not wait with it
"""

import asyncio
from contextlib import suppress

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SMALL_BYTES = 64 * 1024
"""A body that says it is no larger is taken in whole, and the line is kept for the next request."""
LINGER_BYTES = 8 * 1024 * 1024
LINGER_S = 2.0
"""By then the answer has long been sent whole; only the end of the line waits."""


class LingeringClose:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _large(Headers(scope=scope)):
            await self.app(scope, receive, send)
            return
        whole = early = ended = False

        async def hear() -> Message:
            nonlocal whole
            message = await receive()
            whole = whole or not message.get("more_body", False)
            return message

        async def tell(message: Message) -> None:
            nonlocal early, ended
            if message["type"] == "http.response.start":
                early = not whole
                if early:
                    message["headers"] = [*message["headers"], (b"connection", b"close")]
            elif early and not message.get("more_body", False):
                ended = True
                message = {**message, "more_body": True}  # the end itself is kept back: it closes the line
            await send(message)

        await self.app(scope, hear, tell)
        if ended:
            heard = 0
            with suppress(TimeoutError):
                async with asyncio.timeout(LINGER_S):
                    while not whole and heard < LINGER_BYTES:
                        heard += len((await hear()).get("body", b""))
            await send({"type": "http.response.body", "body": b""})


def _large(headers: Headers) -> bool:
    """Whether a body may come that is large; one whose length is not told may be."""
    declared = headers.get("content-length", "0")
    return "transfer-encoding" in headers or not declared.isdecimal() or int(declared[:12]) > SMALL_BYTES
