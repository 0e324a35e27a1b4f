"""Whatever answers: each is recognised and named, and none of it reaches the store."""

import asyncio
import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from board.log.stamp import wall_ms
from sync.wall.client import Client, Outcome
from sync.wall.connection_status import ConnectionState
from sync.wall.credentials import Credentials
from sync.wall.http import HttpClient
from tests.sync.places import Centre, Wall
from tests.sync.process import free_port

OK = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"


@contextmanager
def answering(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server that does with each connection what it is told."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                try:
                    connection.recv(65536)
                    answer(connection)
                except OSError:
                    pass

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.close()


def plain(head: bytes, body: bytes = b"") -> Callable[[socket.socket], None]:
    def answer(connection: socket.socket) -> None:
        connection.sendall(head + b"content-length: %d\r\n\r\n" % len(body) + body)

    return answer


def drip(connection: socket.socket) -> None:
    for byte in OK + b"content-length: 100000\r\n\r\n" + b" " * 1000:
        connection.sendall(bytes([byte]))
        time.sleep(0.05)


def endless(connection: socket.socket) -> None:
    connection.sendall(OK + b"content-length: 52428800\r\n\r\n")
    for _ in range(800):
        connection.sendall(b" " * 65536)


def cut(connection: socket.socket) -> None:
    connection.sendall(OK + b"content-length: 1000\r\n\r\n{")


PAGE = b"<html><body>Logg inn</body></html>"
HTML = b"content-type: text/html; charset=utf-8\r\n"
BOMB = gzip.compress(b" " * 60_000_000)

CASES = {
    "a captive portal's page": (plain(b"HTTP/1.1 200 OK\r\n" + HTML, PAGE), ConnectionState.PORTAL),
    "a captive portal's redirect": (
        plain(b"HTTP/1.1 302 Found\r\nlocation: http://portal/\r\n"),
        ConnectionState.PORTAL,
    ),
    "network authentication required": (plain(b"HTTP/1.1 511 No\r\n" + HTML, PAGE), ConnectionState.PORTAL),
    "moved elsewhere": (plain(b"HTTP/1.1 301 Moved\r\nlocation: http://evil/\r\n"), ConnectionState.MOVED),
    "a stack trace": (
        plain(b"HTTP/1.1 500 Oops\r\n" + HTML, b"Traceback (most recent call last)"),
        ConnectionState.SERVER_ERROR,
    ),
    "a gateway without a server": (plain(b"HTTP/1.1 502 Bad Gateway\r\n" + HTML, PAGE), ConnectionState.SERVER_ERROR),
    "50 MB": (endless, ConnectionState.TOO_LARGE),
    "a gzip bomb": (plain(OK + b"content-encoding: gzip\r\n", BOMB), ConnectionState.TOO_LARGE),
    "broken gzip": (
        plain(OK + b"content-encoding: gzip\r\n", b"\x1f\x8b\x08nothing of the kind"),
        ConnectionState.CUT_OFF,
    ),
    "a slow drip": (drip, ConnectionState.TOO_SLOW),
    "half an answer": (cut, ConnectionState.CUT_OFF),
    "no answer at all": (lambda _: None, ConnectionState.CUT_OFF),
    "other JSON": (plain(OK, b'{"hello": "world"}'), ConnectionState.NOT_OURS),
    "no JSON": (plain(OK, b"hello"), ConnectionState.NOT_OURS),
    "a page that is not there": (plain(b"HTTP/1.1 404 Not Found\r\n" + HTML, PAGE), ConnectionState.NOT_OURS),
    "a proxy that lets little through": (
        plain(b"HTTP/1.1 413 Too Large\r\n" + HTML, PAGE),
        ConnectionState.TOO_LARGE,
    ),
    "somebody's 401": (plain(b"HTTP/1.1 401 No\r\n" + HTML, PAGE), ConnectionState.PORTAL),
    "a proxy that wants to know who": (plain(b"HTTP/1.1 407 Who\r\n"), ConnectionState.PROXY),
    "our own 401": (
        plain(b"HTTP/1.1 401 No\r\ncontent-type: application/json\r\n", b'{"error":"unauthorised"}'),
        ConnectionState.UNAUTHORISED,
    ),
    "an older protocol": (
        plain(b"HTTP/1.1 409 No\r\ncontent-type: application/json\r\n", b'{"error":"protocol","protocols":[9]}'),
        ConnectionState.TOO_OLD,
    ),
}


@pytest.fixture
def wall(tmp_path: Path) -> Iterator[Wall]:
    centre = Centre(f"sqlite:///{tmp_path}/centre.db", wall_ms)  # type: ignore[arg-type]
    made = Wall(tmp_path / "north", centre)
    made.card("c1")
    yield made
    made.close()
    centre.close()


def asked(wall: Wall, url: str, token: str = "t" * 43, whole_s: float = 1.0) -> Outcome:
    """One round over real sockets."""

    async def run() -> Outcome:
        client = Client(HttpClient(url, whole_s=whole_s), wall.credentials, lambda step: step(wall.store))
        try:
            return await client.round()
        finally:
            await client.close()

    wall.credentials.keep(Credentials(url, token))
    return asyncio.run(run())


@pytest.mark.parametrize("name", CASES)
def test_each_wrong_answer_has_a_name_and_changes_nothing(name: str, wall: Wall) -> None:
    answer, state = CASES[name]
    before = wall.board()
    with answering(answer) as url:
        outcome = asked(wall, url, whole_s=20 if state is ConnectionState.TOO_LARGE else 1)
    assert (outcome.state, outcome.waiting) == (state, 1)
    assert wall.board() == before


def test_nobody_listening_and_no_such_name_are_told_apart(wall: Wall) -> None:
    assert asked(wall, f"http://127.0.0.1:{free_port()}").state is ConnectionState.NO_SERVER
    assert asked(wall, "http://sentral.invalid").state in (ConnectionState.NO_NAME, ConnectionState.NO_NETWORK)


def test_a_proxy_that_does_not_answer_is_not_taken_for_the_centre(
    wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{free_port()}")
    monkeypatch.setenv("NO_PROXY", "")
    assert asked(wall, "http://sentral.kommune.example").state is ConnectionState.PROXY
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    assert asked(wall, f"http://127.0.0.1:{free_port()}").state is ConnectionState.NO_SERVER


def test_a_proxy_of_the_environment_is_used(wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(plain(OK, b'{"error":"busy"}')) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy)
        monkeypatch.setenv("NO_PROXY", "")
        assert asked(wall, "http://sentral.invalid").state is ConnectionState.NOT_OURS
