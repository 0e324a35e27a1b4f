"""What a tree of three levels costs: the municipality of 76 units as it is, and in a copy where it hangs under five
areas and a leader group and every unit has lifted a card.

    python -m bench.levels [requests]

The pages of both are asked by turns, and so is what a wall's round does about lifts (`lifts.bring`), the national sum
and a whole `tavle pull`, so that what else the machine does burdens both alike.
"""

import os
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from bench.centre import centre
from bench.country import WEEKS
from bench.municipality import ask, fill, grow_tree, lift
from bench.pages import client, measure, visitor_of
from bench.pull import ROUNDS, Figures, measured
from sync.server import lifts
from sync.server.access import keys
from sync.server.db.database import Database, connect
from sync.server.reports import national
from sync.server.reports.period import Period

REQUESTS, TURNS = 30, 40


def main() -> None:
    requests = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdecimal() else REQUESTS
    with tempfile.TemporaryDirectory(prefix="tavle-bench-") as folder:
        flat, tree = Path(folder, "flat.db"), Path(folder, "tree.db")
        now_ms = time.time_ns() // 1_000_000
        database = connect(f"sqlite:///{flat}")
        owner = fill(database, now_ms)
        database.close()
        with closing(sqlite3.connect(flat)) as source, closing(sqlite3.connect(tree)) as copy:
            source.backup(copy)
        database = connect(f"sqlite:///{tree}")
        levels = database.run(lambda tx: grow_tree(tx, owner, now_ms)).result()
        lifted = database.run(lambda tx: lift(tx, owner, now_ms)).result()
        asked = database.run(lambda tx: ask(tx, owner, now_ms)).result()
        database.close()
        print(f"load of this machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        print(f"SQLite, 76 units, five years, beside themselves under {len(levels)} levels")
        print(f"  with {lifted} lifts up and {asked} questions down")
        tell_pages(f"sqlite:///{flat}", f"sqlite:///{tree}", requests)
        tell_rounds(f"sqlite:///{flat}", f"sqlite:///{tree}", [*levels.values()], now_ms)
        tell_sums(f"sqlite:///{flat}", f"sqlite:///{tree}", now_ms)
        tell_pull(f"sqlite:///{flat}", f"sqlite:///{tree}", owner, now_ms)


def tell_pages(flat: str, tree: str, requests: int) -> None:
    with (
        centre(flat) as (here, _),
        centre(tree) as (there, _),
        client(here, visitor_of(flat)) as alone,
        client(there, visitor_of(tree)) as under,
    ):
        for path in ("/", "/nivaer", "/loft", "/enhet/" + under.get("/").text.split("/enhet/")[1].split('"')[0]):
            measure(alone, [path], 2)
            measure(under, [path], 2)
            pairs = [(measure(alone, [path], 1), measure(under, [path], 1)) for _ in range(requests)]
            a, b = (statistics.median(one[n].median_ms for one in pairs) for n in (0, 1))
            print(f"  {path:24} {a:6.1f} ms, under levels {b:6.1f} ms: {b / a:.2f} times", flush=True)


def tell_rounds(flat: str, tree: str, levels: list[int], now_ms: int) -> None:
    """Once all boards have been brought up, a round finds nothing new: that is what nearly every round costs."""
    alone, under = connect(flat), connect(tree)
    units = range(1, 77)
    for unit in (*levels, *units):
        under.run(lambda tx, u=unit: lifts.bring(tx, u, now_ms)).result()  # type: ignore[misc]
    pairs = [
        (each(alone, units, now_ms), each(under, units, now_ms), each(under, levels, now_ms)) for _ in range(TURNS)
    ]
    a, b, above = (statistics.median(one[n] for one in pairs) for n in range(3))
    print(f"  a round about lifts: {a:.2f} ms, of a unit under levels {b:.2f} ms, of a level {above:.2f} ms")
    alone.close()
    under.close()


def tell_sums(flat: str, tree: str, now_ms: int) -> None:
    """The same votes and gains, so the same sum."""
    alone, under = connect(flat), connect(tree)

    def took_ms(database: Database, period: Period) -> tuple[float, national.Whole]:
        def work(tx: Connection) -> tuple[float, national.Whole]:
            began = time.perf_counter()
            whole = national.of_all(tx, period, now_ms)
            return (time.perf_counter() - began) * 1000, whole

        return database.run(work).result()

    for weeks in (1, 12, WEEKS):
        period = Period.latest(now_ms, weeks)
        pairs = [(took_ms(alone, period), took_ms(under, period)) for _ in range(TURNS)]
        assert all(here[1] == there[1] for here, there in pairs)
        a, b = (statistics.median(one[n][0] for one in pairs) for n in (0, 1))
        print(
            f"  the national sum of {weeks} weeks: {a:.1f} ms, under levels {b:.1f} ms: {b / a:.2f} times", flush=True
        )
    alone.close()
    under.close()


def tell_pull(flat: str, tree: str, owner: int, now_ms: int) -> None:
    found: list[tuple[Figures, Figures]] = []
    with tempfile.TemporaryDirectory(prefix="tavle-pull-") as folder, centre(flat) as here, centre(tree) as there:
        sides = [(key_to(url, owner, now_ms), *one) for url, one in ((flat, here), (tree, there))]
        for _ in range(ROUNDS):
            one, other = (pulled(Path(folder, "out"), *side) for side in sides)
            found.append((one, other))
    for n, unit in ((0, "s"), (1, "s CPU"), (2, "MB")):
        a, b = (statistics.median(pair[side][n] for pair in found) for side in (0, 1))
        print(f"  tavle pull, all: {a:.2f} {unit}, under levels {b:.2f} {unit}: {b / a:.2f} times")


def key_to(url: str, owner: int, now_ms: int) -> str:
    database = connect(url)
    try:
        return database.run(lambda tx: keys.make(tx, owner, "bench", names=False, now_ms=now_ms)).result()
    finally:
        database.close()


def pulled(out: Path, key: str, address: str, server: int) -> Figures:
    shutil.rmtree(out, ignore_errors=True)
    return measured((server,), [sys.executable, "-m", "kiosk", "pull", address, "--to", str(out)], TAVLE_KEY=key)


def each(database: Database, units: Iterable[int], now_ms: int) -> float:
    """Milliseconds for one of these units."""

    def work(tx: Connection) -> float:
        took = []
        for unit in units:
            began = time.perf_counter()
            assert lifts.bring(tx, unit, now_ms) is None
            took.append(time.perf_counter() - began)
        return statistics.median(took) * 1000

    return database.run(work).result()


if __name__ == "__main__":
    main()
