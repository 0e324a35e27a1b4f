"""A line that is cut: passes everything on to a server, and hangs up in the middle of one answer."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass
class Cut:
    """The answer that is cut, counted over all connections, and how many after it are cut too; 0 for all."""

    answer: int
    times: int = 0

    def __post_init__(self) -> None:
        self.seen = 0
        self.lock = threading.Lock()

    def now(self) -> bool:
        with self.lock:
            self.seen += 1
            last = self.answer + self.times if self.times else self.seen + 1
            return self.answer <= self.seen < last


@contextmanager
def cutting(server: str, cut: Cut) -> Iterator[str]:
    """The address of such a line."""
    to = urlsplit(server)
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            while True:
                came, _ = listener.accept()
                threading.Thread(target=_pass_on, args=(came, (to.hostname, to.port), cut), daemon=True).start()

    waits = threading.Thread(target=serve, daemon=True)
    waits.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)  # who waits for a caller hears of it, as of no closing
        listener.close()
        waits.join()


def _pass_on(came: socket.socket, to: tuple[str | None, int | None], cut: Cut) -> None:
    """One question after the other; each fits in a packet, and its answer ends when nothing more comes at once."""
    with came, suppress(OSError), socket.create_connection((str(to[0]), int(to[1] or 80))) as server:
        while question := came.recv(65_536):
            server.sendall(question)
            head = b""
            while b"\r\n\r\n" not in head:
                head += server.recv(65_536)
            length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
            body = head.index(b"\r\n\r\n") + 4 + length
            while len(head) < body:
                head += server.recv(65_536)
            if cut.now():
                came.sendall(head[: body - length // 2 - 1])
                return
            came.sendall(head)
