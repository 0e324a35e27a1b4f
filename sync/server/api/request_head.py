"""The head of a request, its first line and headers: bounded in size and in time before anybody is known.

    uvicorn.run(app, http=BoundedHead)

A body has limits of its own (`sync.server.api.request_limits`), and a line that is quiet between two is uvicorn's
business.
"""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from board import limits
from sync.protocol.problem import Code, Problem

STATUS = {Code.TOO_LARGE: b"431 Request Header Fields Too Large", Code.TOO_SLOW: b"408 Request Timeout"}


class BoundedHead(HttpToolsProtocol):
    """A connection whose head is awaited for so long, and no larger than so much."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._size = 0
        self._waiting: asyncio.TimerHandle | None = None
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._has_come()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._waiting is not None:
            self._size += len(data)
            if self._size > limits.HEAD_BYTES:
                self._refuse(Code.TOO_LARGE)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._await_head()

    def on_headers_complete(self) -> None:
        self._has_come()
        self._size = len(self.url) + sum(len(name) + len(value) for name, value in self.headers)
        if self._size > limits.HEAD_BYTES:
            self._refuse(Code.TOO_LARGE)
            raise ValueError("the head is too large")  # so that nothing after it is read
        super().on_headers_complete()

    def send_400_response(self, msg: str) -> None:
        if not self.transport.is_closing():
            super().send_400_response(msg)

    def _await_head(self) -> None:
        if self._waiting is None:
            self._size = 0
            self._waiting = self.loop.call_later(limits.HEAD_S, self._refuse, Code.TOO_SLOW)

    def _has_come(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _refuse(self, code: Code) -> None:
        """Say why, unless another answer is on its way or nothing was asked, and hang up."""
        self._has_come()
        if self._size and (self.cycle is None or self.cycle.response_complete) and not self.transport.is_closing():
            told = Problem(error=code).model_dump_json(exclude_defaults=True).encode()
            head = b"HTTP/1.1 %s\r\ncontent-type: application/json\r\ncontent-length: %d\r\nconnection: close\r\n\r\n"
            self.transport.write(head % (STATUS[code], len(told)) + told)
        self.transport.close()
