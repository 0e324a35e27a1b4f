"""A file of 200 MB sent to a form that takes 5: refused with a sentence while it is still on its way, read no further
than it takes to see that it is too large, and without memory growing. Real streams over loopback, made as they go."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.patience import PATIENCE_S
from tests.sync.places import Centre
from tests.sync.process import Server, running
from tests.sync.web.office import paths

WHOLE = 200 * 1024 * 1024
PIECE = b"x" * 65_536
PART = b'--x\r\ncontent-disposition: form-data; name="fil"; filename="a.csv"\r\n\r\n'
READ_BYTES = 24 * 1024 * 1024
"""What may be on its way or read before the line is closed: the limit, what is listened to, what the sockets hold."""
GROWTH_KB = 16 * 1024


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(f"sqlite:///{tmp_path_factory.mktemp('centre')}/centre.db") as started:
        yield started


def peak_kb(server: Server) -> int:
    found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{server.pid}/status").read_text())
    assert found
    return int(found[1])


def send(server: Server, path: str, *, chunked: bool) -> tuple[str, int]:
    """(the answer, how many bytes could be sent) of a form that goes on until the other side closes."""
    how = "transfer-encoding: chunked" if chunked else f"content-length: {WHOLE}"
    head = (
        f"POST {path} HTTP/1.1\r\nhost: x\r\naccept: text/html\r\ncontent-type: multipart/form-data; boundary=x\r\n"
    )
    piece = b"%x\r\n%b\r\n" % (len(PIECE), PIECE) if chunked else PIECE
    sent = 0
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE_S) as line:
        line.sendall(f"{head}{how}\r\n\r\n".encode())
        try:
            line.sendall(b"%x\r\n%b\r\n" % (len(PART), PART) if chunked else PART)
            while sent < WHOLE:
                line.sendall(piece)
                sent += len(PIECE)
        except (ConnectionResetError, BrokenPipeError):
            pass
        answer = b""
        while part := line.recv(65_536):
            answer += part
    return answer.decode(), sent


@pytest.mark.parametrize("chunked", [False, True], ids=["with its length", "in chunks"])
@pytest.mark.parametrize("path", ["/gevinster/historikk", "/brukere", "/forslag/x"])
def test_what_is_far_too_large_is_refused_on_its_way_and_costs_no_memory(
    server: Server, path: str, chunked: bool
) -> None:
    send(server, path, chunked=chunked)  # what is loaded once is loaded
    before = peak_kb(server)
    answer, sent = send(server, path, chunked=chunked)
    assert answer.startswith("HTTP/1.1 41")
    assert any(words in answer for words in ("for stor", "for mye", "Koden er gått ut"))
    assert sent < READ_BYTES
    assert peak_kb(server) - before < GROWTH_KB


def test_every_form_there_is_refuses_it_before_anything_is_read(centre: Centre) -> None:
    for path in sorted(paths("POST")):
        asked = re.sub(r"\{\w+(:\w+)?\}", "1", path)
        answer = centre.ask(
            "POST", asked, content=b"x", headers={"content-length": str(WHOLE), "accept": "text/html"}
        )
        assert answer.status_code in (404, 410, 413), path


def ask(line: socket.socket, head: str, body: bytes = b"") -> bytes:
    """What comes back at once: the head, and as much as it says there is."""
    line.sendall(f"{head}\r\nhost: x\r\n\r\n".encode() + body)
    with line.makefile("rb") as answer:
        told = b"".join(iter(answer.readline, b"\r\n"))
        length = re.search(rb"content-length: (\d+)", told)
        assert length
        return told + (b"" if head.startswith("HEAD") else answer.read(int(length[1])))


@pytest.mark.parametrize(
    ("path", "how", "body"),
    [
        ("/v1/sync", f"content-length: {64 * 1024}", b"x" * 64 * 1024),  # refused unread, but small
        ("/v1/pairing", "transfer-encoding: chunked", b"3\r\nabc\r\n0\r\n\r\n"),  # read to its end
    ],
)
def test_what_is_small_or_was_heard_in_whole_keeps_the_line_for_the_next(
    server: Server, path: str, how: str, body: bytes
) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE_S) as line:
        for _ in range(3):
            answer = ask(line, f"POST {path} HTTP/1.1\r\n{how}", body)
            assert answer.startswith(b"HTTP/1.1 4")
            assert b"connection: close" not in answer


@pytest.mark.parametrize(("method", "path"), [("POST", "/v1/sync"), ("HEAD", "/gevinster/historikk")])
def test_who_speaks_slowly_has_the_whole_answer_at_once_and_is_waited_for_only_a_little(
    server: Server, method: str, path: str
) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE_S) as line:
        answer = ask(line, f"{method} {path} HTTP/1.1\r\naccept: text/html\r\ncontent-length: {WHOLE}")
        assert b"connection: close" in answer
        line.sendall(b"one more")
        assert line.recv(1) == b""
