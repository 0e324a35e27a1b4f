"""The head of a request is bounded in size and in time, before anybody is known; a real server, plain sockets."""

import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from board import limits
from sync.server.embedded import embedded
from tests.patience import PATIENCE_S

GOOD = b"GET /healthz HTTP/1.1\r\nhost: c\r\n\r\n"


@pytest.fixture
def line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    monkeypatch.setattr(limits, "HEAD_S", 0.6)
    with embedded(tmp_path) as centre:
        at = urlsplit(centre.url)
        with socket.create_connection((at.hostname, at.port), PATIENCE_S) as made:
            yield made


def answer(line: socket.socket) -> bytes:
    """Everything until the server hangs up."""
    told = b""
    try:
        while part := line.recv(65_536):
            told += part
    except ConnectionResetError:
        pass
    return told


def test_a_head_that_drips_is_given_up_in_time(line: socket.socket) -> None:
    began = time.monotonic()
    line.sendall(b"GET /healthz HTTP/1.1\r\n")
    with suppress(OSError):
        while time.monotonic() < began + PATIENCE_S:
            line.sendall(b"x: y\r\n")
            time.sleep(0.1)
    assert time.monotonic() - began < PATIENCE_S, "each line gave it more time"


def test_whoever_says_nothing_is_let_go(line: socket.socket) -> None:
    assert answer(line) == b""


def test_half_a_head_is_answered_in_time(line: socket.socket) -> None:
    line.sendall(GOOD[:-2])
    told = answer(line)
    assert told.startswith(b"HTTP/1.1 408 ")
    assert told.endswith(b'{"error":"too_slow"}')


@pytest.mark.parametrize("filling", [b"x: y\r\n", b"x: " + b"y" * 1_000 + b"\r\n", b"y" * 1_000])
def test_a_head_that_never_ends_costs_no_memory(filling: bytes, line: socket.socket) -> None:
    sent = 0
    try:
        line.sendall(b"GET /healthz HTTP/1.1\r\na: ")
        while sent < 20_000_000:
            line.sendall(filling * 100)
            sent += 100 * len(filling)
    except OSError:
        pass
    assert sent < 10_000_000  # what lies in the system's own buffers is not the server's


def test_a_head_too_large_is_refused_also_when_it_comes_at_once(line: socket.socket) -> None:
    line.sendall(GOOD[:-2] + b"x: " + b"y" * (limits.HEAD_BYTES + 1) + b"\r\n\r\n")
    assert b" 431 " in answer(line)[:20]


def test_a_line_may_be_quiet_between_two_questions_and_ask_several_at_once(line: socket.socket) -> None:
    for _ in range(2):
        line.sendall(GOOD * 3)
        told = b""
        while told.count(b"ok\n") < 3:
            told += line.recv(65_536)
        assert told.count(b"200 OK") == 3
        time.sleep(1.0)
