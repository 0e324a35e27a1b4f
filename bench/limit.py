"""What this machine can do at all, beside what we do: the same rows in one transaction on the same disk, and the same
bytes through a web server that only reads and answers. Nothing of Tavle runs here but the tables' shapes.
"""

import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from bench.centre import running
from bench.crowd import crowd, plan
from bench.meter import Meter
from board.store.store import PRAGMAS

BARE = """
import sys, uvicorn
async def app(scope, receive, send):
    more = True
    while more:
        more = (await receive()).get("more_body", False)
    size = int(scope["path"][1:])
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % size)]})
    await send({"type": "http.response.body", "body": bytes(size)})
uvicorn.run(app, port=int(sys.argv[1]), lifespan="off", log_config=None, access_log=False, backlog=4096)
"""
TABLES = ("change", "card")


@dataclass(frozen=True)
class Limit:
    """Seconds on the wall clock and of CPU: of the database for the rows, of the bare server for the bytes."""

    rows_s: float
    rows_cpu_s: float
    wire_s: float
    wire_cpu_s: float

    @property
    def s(self) -> float:
        return self.rows_s + self.wire_s

    @property
    def cpu_s(self) -> float:
        return self.rows_cpu_s + self.wire_cpu_s


def sqlite_rows(filled: Path, folder: Path) -> tuple[float, float]:
    """(s, CPU s) to put the log and the cards of a filled file into an empty one with the same tables."""
    source = sqlite3.connect(filled)
    known = source.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name IN (?, ?)", TABLES)
    shapes = [sql for (sql,) in known]
    rows = {table: source.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}
    source.close()
    target = sqlite3.connect(folder / "bare.db", isolation_level=None)
    for statement in (*(f"PRAGMA {pragma}" for pragma in PRAGMAS), *shapes):
        target.execute(statement)
    began, cpu = time.perf_counter(), time.process_time()
    target.execute("BEGIN IMMEDIATE")
    for table, of_table in rows.items():
        if of_table:
            target.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(of_table[0]))})", of_table)
    target.execute("COMMIT")
    took = time.perf_counter() - began, time.process_time() - cpu
    target.close()
    (folder / "bare.db").unlink()
    return took


def postgres_rows(url: str, pid: int) -> tuple[float, float]:
    """(s, CPU s) to put the log and the cards of a filled database into empty tables of the same shape beside them.
    The CPU is that of PostgreSQL."""
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        rows: dict[str, list[tuple[Any, ...]]] = {}
        for table in TABLES:
            names = [c.name for c in connection.execute(f"SELECT * FROM {table} LIMIT 0").description or ()]
            columns = ", ".join(f"{name}::text" for name in names)
            rows[table] = connection.execute(f"SELECT {columns} FROM {table}").fetchall()
            connection.execute(f"CREATE TABLE bare_{table} (LIKE {table} INCLUDING ALL)")
        connection.commit()
        with Meter(pid) as meter:
            began = time.perf_counter()
            cursor = connection.cursor()
            for table, of_table in rows.items():
                if of_table:
                    places = ", ".join(["%s"] * len(of_table[0]))
                    cursor.executemany(f"INSERT INTO bare_{table} VALUES ({places})", of_table)
            connection.commit()
            took = time.perf_counter() - began
        return took, meter.used.cpu_s


def bare_wire(
    folder: Path, walls: Sequence[tuple[Sequence[int], Sequence[int]]], *, side_by_side: int
) -> tuple[float, float]:
    """(s, CPU s) to send bodies of these sizes and answer with those, wall by wall."""
    with running(BARE) as (url, pid):
        token = "x" * 43
        said = [(token, [bytes(n) for n in sent], [f"/{n}" for n in answered]) for sent, answered in walls]
        client = crowd(plan(folder / "bare.plan", url, said), side_by_side)
        with Meter(pid) as meter:
            found = client.go()
        return found["s"], meter.used.cpu_s
