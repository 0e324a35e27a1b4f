"""The centre seen from outside: its health, what it counts, what it writes down, its command line."""

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time as clock
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import structlog
from sqlalchemy import select, text
from typer.testing import CliRunner

from sync.server.commands import root
from sync.server.db.database import connect
from sync.server.db.tables import centre as centre_table
from sync.wall.connection_status import ConnectionState
from tests.patience import PATIENCE_S
from tests.sync.fleet import change
from tests.sync.places import Centre, Time, Wall
from tests.sync.process import running
from tests.sync.test_http import asked

Hang = Callable[..., Wall]


SELDOM = ["alembic", "openpyxl", "xlsxwriter", "typst", "zxcvbn", "authlib", "joserfc"]


def test_a_centre_holds_in_memory_no_library_that_nobody_has_asked_for(centre: Centre) -> None:
    program = f"import sys; from sync.server.app import create_app; create_app({centre.url!r}).state.centre.close()"
    asked = f"{program}; print(sorted(set(sys.modules) & set({SELDOM!r})), 'argon2' in sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=PATIENCE_S
    )
    assert said.stdout == "[] True\n"


def test_it_says_whether_it_lives_and_whether_it_can_take_changes(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert centre.ask("GET", "/healthz").status_code == 200
    assert centre.ask("GET", "/readyz").status_code == 200

    monkeypatch.setattr(centre.core, "database", _Broken(centre.core.database))
    assert centre.ask("GET", "/healthz").status_code == 200
    response = centre.ask("GET", "/readyz")
    assert (response.status_code, response.json()["error"]) == (503, "busy")
    monkeypatch.undo()


class _Broken:
    """A database that answers nothing any more."""

    def __init__(self, whole: object) -> None:
        self.whole = whole

    def run(self, work: object) -> object:
        return self.whole.run(lambda tx: tx.execute(text("SELECT nothing")))  # type: ignore[attr-defined]


def test_what_is_written_down_holds_no_content(hang: Hang, centre: Centre) -> None:
    north = hang("north")
    north.card("c1", title="Kari er syk")
    with structlog.testing.capture_logs() as lines:
        north.settle()
    assert lines
    assert all(set(line) == {"request", "event", "log_level", "status", "ms", "device"} for line in lines)
    assert "Kari" not in json.dumps(lines)


def test_an_error_inside_tells_nobody_what_was_written(
    hang: Hang, centre: Centre, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    north = hang("north")
    north.card("c1", title="Kari er syk")

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("Kari er syk")

    monkeypatch.setattr("sync.server.api.sync_api.play", fail)
    with structlog.testing.capture_logs() as lines:
        assert north.round().state is ConnectionState.SERVER_ERROR
    assert "Kari" not in json.dumps(lines)
    assert any(line["event"] == "broken" and line["where"] for line in lines)
    monkeypatch.undo()
    north.settle()
    assert len(centre.log(unit)) == 1


def test_it_counts(hang: Hang, centre: Centre) -> None:
    north, south = hang("north"), hang("south")
    north.card("c1")
    north.settle()
    south.settle()
    counted = centre.ask("GET", "/metrics").text
    assert "tavle_changes_taken_total 1.0" in counted
    assert "tavle_changes_given_total 1.0" in counted
    assert 'tavle_answers_total{door="/v1/sync",status="200"}' in counted


def test_every_answer_has_an_id(centre: Centre) -> None:
    assert re.fullmatch("[0-9a-f]{12}", centre.ask("GET", "/healthz").headers["x-request-id"])
    assert centre.ask("GET", "/nothing").json() == {"error": "not_found"}
    assert centre.ask("GET", "/v1/sync").json() == {"error": "method"}


def test_a_round_with_nothing_to_say_is_small(hang: Hang) -> None:
    """Under 300 bytes each way, headers and all."""
    north = hang("north")
    north.card("c1")
    north.settle()
    north.centre.close()
    sizes = {"up": 0, "down": 0}
    with running(north.centre.url) as server:
        listener = socket.create_server(("127.0.0.1", 0))

        def pipe(a: socket.socket, b: socket.socket, way: str) -> None:
            while data := a.recv(65536):
                sizes[way] += len(data)
                b.sendall(data)

        def serve() -> None:
            near, _ = listener.accept()
            with near, socket.create_connection(("127.0.0.1", server.port)) as far:
                down = threading.Thread(target=pipe, args=(far, near, "down"))
                down.start()
                pipe(near, far, "up")
                far.shutdown(socket.SHUT_RDWR)
                down.join()

        between = threading.Thread(target=serve)
        between.start()
        key = north.credentials.current
        assert key is not None
        outcome = asked(north, f"http://127.0.0.1:{listener.getsockname()[1]}", key.token)
        assert outcome.state is ConnectionState.CONNECTED
        listener.close()
        between.join()
    north.centre.open()
    assert 0 < sizes["up"] < 300
    assert 0 < sizes["down"] < 300


def test_a_body_that_drips_is_given_up_and_nothing_of_it_kept(tmp_path: Path, time: Time) -> None:
    centre = Centre(f"sqlite:///{tmp_path}/slow.db", time, body_s=0.1)
    unit = centre.unit()
    headers = {"authorization": f"Bearer {centre.let_in(unit, 'a' * 16)}"}
    whole = json.dumps(asks(change("a" * 16, 1))).encode()

    async def drip() -> AsyncIterator[bytes]:
        for at in range(0, len(whole), 20):
            yield whole[at : at + 20]
            await asyncio.sleep(0.05)

    answer = centre.ask("POST", "/v1/sync", content=drip(), headers=headers)
    assert (answer.status_code, answer.json()) == (408, {"error": "too_slow"})
    assert centre.log(unit) == []
    centre.close()


def test_a_round_under_way_is_answered_before_the_server_stops(centre: Centre, unit: str) -> None:
    token = centre.let_in(unit, "a" * 16)
    body = json.dumps(asks(change("a" * 16, 1))).encode()
    head = (
        f"POST /v1/sync HTTP/1.1\r\nHost: c\r\nAuthorization: Bearer {token}\r\nContent-Length: {len(body)}\r\n"
        "Expect: 100-continue\r\n\r\n"
    )
    centre.close()
    with running(centre.url) as server, socket.create_connection(("127.0.0.1", server.port)) as line:
        line.sendall(head.encode())
        assert line.recv(65536).startswith(b"HTTP/1.1 100")  # the round has begun
        line.sendall(body[:50])
        os.kill(server.pid, signal.SIGTERM)
        clock.sleep(0.3)
        line.sendall(body[50:])
        answer = line.recv(65536)
        server.wait()
    assert answer.startswith(b"HTTP/1.1 200")
    centre.open()
    assert len(centre.log(unit)) == 1


def asks(*changes: object) -> dict[str, object]:
    return {"protocol": 1, "device": "a" * 16, "cursor": 0, "clock": 0, "changes": changes}


def test_the_command_line_does_what_an_administrator_needs(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/centre.db"

    def run(*words: str, code: int = 0) -> str:
        result = CliRunner().invoke(root.admin, [*words, "--database", url])
        assert result.exit_code == code, result.output
        return result.stdout.strip()

    assert run("organisation", "add", "Vestre Toten kommune") == "vestre-toten-kommune"
    unit = run("unit", "add", "vestre-toten-kommune", "Hjemmetjenesten nord")
    assert unit in run("unit", "list")
    run("unit", "add", "ingen", "Enhet", code=1)
    run("pairing", "approve", "BCDF-GHJK", "--unit", unit, code=1)
    run("erase", unit, "card", "c1", "title", code=1)
    copy = tmp_path / "copy.db"
    run("backup", str(copy))

    def epoch() -> str:
        database = connect(url)
        found = database.run(lambda tx: tx.scalar(select(centre_table.c.epoch))).result()
        database.close()
        return str(found)

    before = epoch()
    run("organisation", "add", "Harstad")
    run("restore", str(copy), "--yes")
    assert "Harstad" not in run("organisation", "list")
    assert epoch() != before
    assert list(tmp_path.glob("centre.db.before-restore-*"))
