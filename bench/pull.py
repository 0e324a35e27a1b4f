"""`tavle pull` of a municipality of 76 units with five years, beside `pg_dump` of the same tables in the same run.

    python -m bench.pull [PYTHON]

One after the other, several times over: pg_dump as plain SQL and as its own packed archive, a whole pull to CSV, a
pull when nothing is new, and one of a quarter of the units for the memory. Wall clock and CPU of all that takes part
(PostgreSQL, centre, client); the limit is three times pg_dump. PYTHON is the client's, where only `tavle[pull]` is
installed, as at a coordinator's: there httpx finds no command line of its own to load.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from statistics import median

from bench.centre import centre, postgres
from bench.meter import cpu_s
from bench.municipality import UNITS, fill
from sync.server.access import keys
from sync.server.db.database import connect

ROUNDS = 5
TABLES = ("units", "goal", "meeting", "tally", "card", "measure", "gain", "history")
LIMIT = 3.0
SAMPLE_S = 0.01

Figures = tuple[float, float, float]
"""Seconds on the wall, seconds of CPU, and MB of the client at its peak."""


def measured(pids: tuple[int, ...], command: list[str], **env: str) -> Figures:
    """Run to its end and see what it took, with what it took of those who serve it."""
    env = {**os.environ, **env}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed is compiled
    before, began = cpu_s(pids), time.perf_counter()
    child = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL)
    peak = 0
    while True:
        ended, status, used = os.wait4(child.pid, os.WNOHANG)
        if ended:
            break
        peak = max(peak, _peak_kb(child.pid))
        time.sleep(SAMPLE_S)
    took = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0, command
    return took, used.ru_utime + used.ru_stime + cpu_s(pids) - before, peak / 1024


def _peak_kb(pid: int) -> int:
    """The most memory a process has had so far; what wait4 tells counts that of its parent too."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1])
    return 0


def made(url: str) -> tuple[str, str]:
    """Keys to a whole municipality and to one of a quarter of its units."""
    database = connect(url)
    now_ms = time.time_ns() // 1_000_000
    try:
        owners = fill(database, now_ms), fill(database, now_ms, count=len(UNITS) // 4)
        found = [
            database.run(lambda tx, o=owner: keys.make(tx, o, "bench", names=False, now_ms=now_ms)).result()  # type: ignore[misc]
            for owner in owners
        ]
    finally:
        database.close()
    return found[0], found[1]


def main(client: str = sys.executable) -> None:
    with tempfile.TemporaryDirectory(prefix="tavle-pull-") as folder, postgres(Path(folder)) as (url, pid):
        whole, quarter = made(url)
        out = Path(folder) / "out"
        dump = [str(Path(os.readlink(f"/proc/{pid}/exe")).parent / "pg_dump"), "-d", url.replace("+psycopg", "")]
        dump += [f"--table={table}" for table in TABLES]
        with centre(url) as (address, server):
            pull = [client, "-m", "kiosk", "pull", address, "--to", str(out)]
            runs: dict[str, Callable[[], Figures]] = {
                "pg_dump": lambda: measured((pid,), [*dump, "-f", f"{folder}/plain"]),
                "pg_dump -Fc": lambda: measured((pid,), [*dump, "-Fc", "-f", f"{folder}/packed"]),
                "pull, all": lambda: measured((pid, server), pull, TAVLE_KEY=whole),
                "pull, nothing new": lambda: measured((pid, server), pull, TAVLE_KEY=whole),
                "pull, a quarter": lambda: measured((pid, server), pull, TAVLE_KEY=quarter),
            }
            found: dict[str, list[Figures]] = {name: [] for name in runs}
            for _ in range(ROUNDS):
                for name, run in runs.items():
                    if name != "pull, nothing new":
                        shutil.rmtree(out, ignore_errors=True)
                    found[name].append(run())
    tell(found)


def tell(found: dict[str, list[Figures]]) -> None:
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; median of {ROUNDS}")
    middle = {name: tuple(median(one[n] for one in some) for n in range(3)) for name, some in found.items()}
    for name, (wall, cpu, memory) in middle.items():
        print(f"{name:20} {wall:6.2f} s  {cpu:6.2f} s CPU  client {memory:4.0f} MB")
    for beside in ("pg_dump", "pg_dump -Fc"):
        by_wall, by_cpu = (middle["pull, all"][n] / middle[beside][n] for n in range(2))
        print(f"pull / {beside}: {by_wall:.1f} × by the clock, {by_cpu:.1f} × CPU (limit {LIMIT:.0f} ×)")
    print(f"memory, all / a quarter: {middle['pull, all'][2] / middle['pull, a quarter'][2]:.2f} ×")


if __name__ == "__main__":
    main(*sys.argv[1:])
