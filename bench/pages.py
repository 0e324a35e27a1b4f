"""How long the centre needs for its pages: a municipality of 76 units with five years behind it, on SQLite and on
PostgreSQL; then the same municipality in a whole country.

    python -m bench.pages [requests]

A real server in a process of its own, asked by somebody who is signed in. The first request of each page is not
counted, since it puts the templates together. What is told is the server's time as a browser feels it, beside the
time of a page without any content, which is what asking costs.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx
from sqlalchemy import Connection, create_engine, insert, make_url, select, text

from bench import country
from bench.centre import centre, postgres
from bench.municipality import fill
from sync.server.access import sessions
from sync.server.db.database import Database, connect
from sync.server.db.tables import people, units
from sync.server.reports import national
from sync.server.reports.period import Period
from sync.server.web.ways import PLACES, TOOLS

REQUESTS = 60
MEDIAN_MS, P99_MS = 300, 1_000
COUNTRY_TIMES, NATIONAL_S = 1.3, 2.0


class Times(NamedTuple):
    median_ms: float
    p99_ms: float

    def __str__(self) -> str:
        return f"median {self.median_ms:6.0f} ms, p99 {self.p99_ms:6.0f} ms"


def main() -> None:
    requests = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdecimal() else REQUESTS
    with tempfile.TemporaryDirectory(prefix="tavle-bench-") as folder:
        print(f"load of this machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        print("SQLite, 76 units, five years")
        with municipality(f"sqlite:///{folder}/centre.db") as asked:
            tell(asked, requests)
        with postgres(Path(folder)) as (url, _):
            print("PostgreSQL, 76 units, five years")
            with municipality(url) as asked:
                tell(asked, requests)
            whole_country(url, requests)


def whole_country(url: str, requests: int) -> None:
    """The same municipality twice: alone, and in a copy of its database that a country has been added to. Both are
    asked by turns, so that what else the machine does burdens both alike."""
    began = time.monotonic()
    copy = copied(url)
    country.fill(copy)
    print(f"PostgreSQL, and {country.UNITS} units more (made in {time.monotonic() - began:.0f} s)")
    database = connect(copy)
    cookie, paths = visitor(database)
    with (
        centre(url) as (here, _),
        centre(copy) as (there, _),
        client(here, visitor_of(url)) as alone,
        client(there, cookie) as among,
    ):
        tell((among, paths), requests)
        measure(alone, ["/"], 3)
        pairs = [(measure(alone, ["/"], 1), measure(among, ["/"], 1)) for _ in range(requests)]
    ratio = statistics.median(b.median_ms for _, b in pairs) / statistics.median(a.median_ms for a, _ in pairs)
    print(f"  Oversikt among them: {ratio:.2f} times that of the 76 alone (at most {COUNTRY_TIMES})")
    now_ms = time.time_ns() // 1_000_000
    for weeks in (1, 12, country.WEEKS):
        period = Period.latest(now_ms, weeks)
        took = []
        for _ in range(5):
            began = time.monotonic()
            whole = database.run(lambda tx, p=period: national.of_all(tx, p, now_ms)).result()  # type: ignore[misc]
            took.append(time.monotonic() - began)
        told = f"{whole.votes} votes, {whole.realised:.0f} of {whole.identified:.0f} årsverk"
        print(f"  the national sum of {weeks} weeks: {statistics.median(took):.2f} s (at most {NATIONAL_S}), {told}")
    database.close()


def copied(url: str) -> str:
    """Another database of the same cluster that begins as this one."""
    source = make_url(url)
    engine = create_engine(source.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE country TEMPLATE {source.database}"))
    engine.dispose()
    return source.set(database="country").render_as_string(hide_password=False)


def visitor_of(url: str) -> str:
    """The cookie of somebody who is signed in to this centre."""
    database = connect(url)
    cookie, _ = visitor(database)
    database.close()
    return cookie


@contextmanager
def municipality(url: str) -> Iterator[tuple[httpx.Client, list[str]]]:
    database = connect(url)
    fill(database, time.time_ns() // 1_000_000)
    cookie, paths = visitor(database)
    database.close()
    with centre(url) as (address, _), client(address, cookie) as asked:
        yield asked, paths


def visitor(database: Database) -> tuple[str, list[str]]:
    """(the cookie of somebody who is signed in, the addresses of the units' pages)."""
    now_ms = time.time_ns() // 1_000_000

    def work(tx: Connection) -> tuple[str, list[str]]:
        one = tx.execute(select(units.c.organisation).where(units.c.id == 1)).scalar_one()
        values = {"role": "coordinator", "name": "Inger", "email": f"{now_ms}@example.no", "made_ms": now_ms}
        made = tx.execute(insert(people).values(organisation=one, **values)).inserted_primary_key
        assert made
        publics = tx.scalars(select(units.c.public).where(units.c.organisation == one)).all()
        return sessions.begin(tx, made[0], now_ms), [f"/enhet/{public}" for public in publics]

    return database.run(work).result()


def client(address: str, cookie: str) -> httpx.Client:
    return httpx.Client(
        base_url=address, cookies={sessions.COOKIE: cookie}, headers={"accept": "text/html"}, timeout=60
    )


def tell(asked: tuple[httpx.Client, list[str]], requests: int) -> None:
    """Ask every page that there is so many times, and print what it took."""
    session, of_units = asked
    names = {path: name for path, name, _ in (*PLACES, *TOOLS)}
    pages = {name: [path] for path, name in names.items()} | {"Enhet": of_units}
    empty = measure(session, ["/healthz"], requests)
    print(f"  {'(nothing)':18} {empty}")
    for name, paths in pages.items():
        if session.get(paths[0]).status_code != 200:
            print(f"  {name:18} is not there")
            continue
        took = measure(session, paths, requests)
        verdict = "" if took.median_ms < MEDIAN_MS and took.p99_ms < P99_MS else "  TOO SLOW"
        print(f"  {name:18} {took}{verdict}", flush=True)


def measure(session: httpx.Client, paths: list[str], requests: int) -> Times:
    took = []
    for turn in range(requests):
        began = time.perf_counter()
        answer = session.get(paths[turn % len(paths)])
        took.append((time.perf_counter() - began) * 1000)
        assert answer.status_code == 200, answer.status_code
    took.sort()
    return Times(statistics.median(took), took[min(len(took) - 1, round(0.99 * len(took)))])


if __name__ == "__main__":
    main()
