"""What those who run the centre see of it: trouble by its name, whether it can store, what it is, who was here."""

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time as clock
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
import structlog
from sqlalchemy import select
from typer.testing import CliRunner

from kiosk.__main__ import main
from sync.protocol.problem import Refuse
from sync.server.commands import root
from sync.server.db.tables import devices
from tests.board.test_disk import fill
from tests.patience import PATIENCE_S
from tests.sync.places import Centre, Time, Wall
from tests.sync.process import Server, command, free_port, running

Hang = Callable[..., Wall]


def test_a_full_disk_is_told_by_its_name_and_the_centre_is_not_ready_until_there_is_room(disk: Path) -> None:
    centre = Centre(f"sqlite:///{disk}/centre.db", Time())
    fill(disk)
    with structlog.testing.capture_logs() as lines:
        assert centre.ask("GET", "/readyz").status_code == 503
    assert [line["why"] for line in lines if line["event"] == "database"] == ["SQLITE_FULL"]
    told = centre.ask("GET", "/metrics").text
    assert 'tavle_database_errors_total{why="SQLITE_FULL"} 1.0' in told
    assert "tavle_free_bytes 0.0" in told
    (disk / "filler").unlink()
    assert centre.ask("GET", "/readyz").status_code == 200
    centre.close()


def test_a_wall_that_was_seen_tomorrow_is_seen_today_once_the_clock_of_the_centre_is_right(
    hang: Hang, centre: Centre, time: Time
) -> None:
    north = hang("north")
    time.pass_(days=1)
    north.settle()
    time.pass_(days=-1)
    north.settle()
    assert centre.do(lambda tx: tx.scalar(select(devices.c.seen_ms))) == time()


def test_workers_whose_parent_was_killed_end_and_leave_the_port(postgres: str) -> None:
    server = Server(postgres, workers=2)
    server.start()
    os.kill(server.pid, signal.SIGKILL)
    end = clock.monotonic() + PATIENCE_S
    while server.listens:
        assert clock.monotonic() < end, "somebody still holds the port"
        clock.sleep(0.05)


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return not probe.connect_ex(("127.0.0.1", port))


def test_the_program_says_which_version_it_is() -> None:
    assert command("--version").stdout.startswith("tavle 0.")


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("postgresql+psycopg://nobody@127.0.0.1:1/tavle", "Databasen svarer ikke."),
        ("sqlite:////proc/nothing/centre.db", ("Databasen kan ikke åpnes.", "Det er ingen sentral i «")),
        ("mysql://x", "Adressen til databasen er ikke en"),
    ],
)
@pytest.mark.parametrize("words", [["admin", "unit", "list"], ["server", "--port", "0"]])
def test_a_database_that_cannot_be_opened_is_told_in_one_sentence(
    words: list[str], url: str, sentence: str | tuple[str, ...]
) -> None:
    said = command(*words, TAVLE_DATABASE=url)
    assert said.returncode == 1
    last = said.stderr.strip().splitlines()[-1]
    assert last.startswith(sentence)
    assert "Traceback" not in said.stderr


def test_a_database_of_a_newer_tavle_is_left_alone_and_told_of(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/centre.db"
    centre = Centre(url, Time())
    centre.do(lambda tx: tx.exec_driver_sql("UPDATE centre_version SET version_num = '9999'"))
    centre.close()
    said = command("admin", "unit", "list", TAVLE_DATABASE=url)
    assert said.returncode == 1
    assert said.stderr.startswith("Databasen er laget av en nyere Tavle")


def test_all_that_a_server_is_told_may_stand_in_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: dict[str, object] = {}
    monkeypatch.setattr("sync.server.serve.serve", lambda database, **more: told.update(more, database=database))
    environment = {
        "TAVLE_DATABASE": f"sqlite:///{tmp_path}/centre.db",
        "TAVLE_HOST": "0.0.0.0",
        "TAVLE_PORT": "8140",
        "TAVLE_WORKERS": "1",
        "TAVLE_POOL": "3",
        "TAVLE_PUBLIC_URL": "https://tavle.kommune.example",
    }
    assert CliRunner().invoke(root.server, [], env=environment).exit_code == 0
    assert told == {
        "database": f"sqlite:///{tmp_path}/centre.db",
        "host": "0.0.0.0",
        "port": 8140,
        "workers": 1,
        "pool": 3,
        "public_url": "https://tavle.kommune.example",
    }


def test_a_server_says_what_it_is_when_it_starts_and_that_it_has_stopped(tmp_path: Path) -> None:
    port = free_port()
    program = [sys.executable, "-m", "kiosk", "server", "--database", f"sqlite:///{tmp_path}/centre.db"]
    with subprocess.Popen([*program, "--port", str(port)], stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        first = json.loads(server.stderr.readline())
        while not listens(port):
            clock.sleep(0.05)
        server.terminate()
        last = json.loads(server.stderr.read().splitlines()[-1])
    assert first["event"] == "starting"
    assert first["version"].startswith("0.")
    assert first["database"].endswith("centre.db")
    assert first["address"] == f"127.0.0.1:{port}"
    assert last["event"] == "stopped"


def test_whichever_worker_is_asked_counts_for_all_of_them(postgres: str) -> None:
    """Behind one port nobody can choose whom to ask."""
    with running(postgres, workers=2) as server, httpx.Client(base_url=server.address) as client:
        for n in range(40):
            with httpx.Client(base_url=server.address) as fresh:
                fresh.get(f"/nothing/{n}")
        counted = set()
        for _ in range(12):
            with httpx.Client(base_url=server.address) as fresh:
                told = fresh.get("/metrics").text
                counted.add(re.search(r'tavle_answers_total{door="-",status="404"} (\S+)', told)[1])  # type: ignore[index]
        assert counted == {"40.0"}
        assert client.get("/readyz").status_code == 200


def test_a_limit_on_tries_holds_over_all_servers_of_a_database(postgres: str) -> None:
    time = Time()
    one, other = (Centre(postgres, time, per_sign_in="3/minute") for _ in range(2))

    def tried(centre: Centre) -> bool:
        try:
            asyncio.run(centre.core.admit_sign_in("192.0.2.1"))
        except Refuse:
            return False
        return True

    assert [tried(centre) for centre in (one, other, one, other, one)] == [True, True, True, False, False]
    time.pass_(s=61)
    assert tried(other)
    one.close()
    other.close()


@pytest.mark.parametrize(
    ("word", "extra"), [("kiosk", "[kiosk]"), ("demo", "[kiosk]"), ("server", "[server]"), ("admin", "[server]")]
)
def test_a_command_whose_libraries_are_not_there_says_which_to_install(
    word: str, extra: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kiosk.__main__.find_spec", lambda name: None)
    monkeypatch.setattr(sys, "argv", ["tavle", word, "--help"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert extra in said
    assert len(said.splitlines()) == 1


def test_no_document_asks_a_package_index_for_tavle() -> None:
    """Nobody owns the name there, so anybody could."""
    top = Path(__file__).parents[2]
    texts = [*top.glob("*.md"), *top.glob("docs/*.md"), *top.glob("*/**/*.py")]
    asks = re.compile(r"pip install[^\n]*?[ '\"]tavle(\[|['\" ]|$)", re.M)
    assert [str(path) for path in texts if ".venv" not in path.parts and asks.search(path.read_text("utf-8"))] == []
