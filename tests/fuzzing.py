"""Sends odd changes through everything that reads them: the push, the centre's tables, pages, prints, the archive,
the tables for programs, a real wall's ingest, its rebuild and its screens.

    survives(seed, 400)         how many values there were; raises Found, with the few changes that do it

Beside the odd ones hangs a card that is nothing special; it must be seen wherever cards are.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import select

from board.board import Board
from board.calendar import HOME
from board.kinds import kinds
from board.kinds.card.record import STAGES, Card
from board.kinds.stream.index import Steps, Streams
from board.limits import is_id
from board.log import decode, log
from sync.server.reports.extract_tables import TABLES
from sync.server.tenants import unit_number
from sync.wall.connection_status import ConnectionState
from tests import extremes
from tests.sync.places import START_MS, Centre, Time, Wall
from tests.sync.pull.readers import Reader
from tests.sync.web.office import person

DEVICE = "e" * 16
LONG_AGO_MS = START_MS - 6 * extremes.WEEK_MS
"""What happened today is not told on pages yet."""
PAGES = (
    "/", "/?sorter=stille", "/gevinster", "/gevinster.xlsx", "/gevinster/{unit}", "/tavlehelse",
    "/verdistrommer", "/arsaker", "/innforing", "/mal",
    "/enhet/{unit}", "/rapporter",
    "/deling", "/tavler", "/tavler/enhet/{unit}", "/logg", "/brukere", "/rapporter/arkiv",
)  # fmt: skip
PRINTS = (
    "/rapporter/aar?year=2026", "/rapporter/maaned?month=2026-12",
    "/rapporter/arbeidsmiljo?first=2026-01&last=2026-12",
    "/rapporter/tavle?unit={unit}", "/rapporter/aar?year=2026&unit={unit}",
)  # fmt: skip
Change = dict[str, Any]


class Found(AssertionError):
    """Something that did not survive, and over which changes."""


@contextmanager
def house(folder: Path) -> Iterator[tuple[Centre, str]]:
    """A centre with one unit."""
    centre = Centre(f"sqlite:///{folder}/centre.db", Time())
    try:
        yield centre, centre.unit()
    finally:
        centre.close()


def run(
    some: list[Change], folder: Path, *, prints: bool = True, screens: Callable[[Path], None] | None = None
) -> None:
    """One batch in a new house. Raises Found."""
    with house(folder) as (centre, unit):
        wall = Wall(folder / "wall", centre, centre.let_in(unit, "d" * 16))
        try:
            wall.card("good", title="Ringeklokka", stage="do", moved=LONG_AGO_MS, created=LONG_AGO_MS)
            wall.settle()
            _push(centre, unit, some)
            _look(centre, unit, prints)
            _hang(wall, centre, unit)
        finally:
            wall.close()
    if screens:
        screens(folder / "wall")


def _push(centre: Centre, unit: str, some: list[Change]) -> None:
    token = centre.let_in(unit, DEVICE)
    for first in range(0, len(some), 100):
        part = some[first : first + 100]
        asked = {"protocol": 1, "device": DEVICE, "cursor": 0, "clock": START_MS, "limit": 1, "changes": part}
        shown = {"authorization": f"Bearer {token}", "content-type": "application/json"}
        told = centre.ask("POST", "/v1/sync", content=extremes.written(asked), headers=shown)
        if told.status_code != 200 or told.json()["acknowledged"][DEVICE] != part[-1]["n"]:
            raise Found(f"push: {told.status_code} {told.text[:200]}")
        if any(r["why"] == "unstorable" for r in told.json().get("refused", ())):
            raise Found("push: the database could not hold what was within the limits")


def _look(centre: Centre, unit: str, prints: bool) -> None:
    visitor = person(centre, unit)
    for path in (*PAGES, *(PRINTS if prints else ())):
        told = visitor.get(path.format(unit=unit))
        if told.status_code != 200:
            raise Found(f"{path}: {told.status_code}")
        if path in ("/enhet/{unit}",) and "Ringeklokka" not in told.text:
            raise Found(f"{path}: the card beside them is not there")
        if "text/html" in told.headers["content-type"] and "<b onmouseover" in told.text:
            raise Found(f"{path}: what somebody wrote is not text")
    reader = Reader(centre, unit)
    for name in TABLES:
        with _told(f"/v1/reports/{name}"):
            reader.rows(name)
    with _told("/v1/reports/changes"):
        reader.changes(unit)


def _hang(wall: Wall, centre: Centre, unit: str) -> None:
    with _told("the wall's round"):
        state = wall.settle().state
    if state is not ConnectionState.CONNECTED:
        raise Found(f"the wall's round: {state}")
    number = centre.do(lambda tx: unit_number(tx, unit))
    broken = centre.do(lambda tx: _broken(tx, number))
    if broken:
        raise Found(f"the centre broke over {broken[0]}")
    with wall.store.read() as tx:
        if broken := _broken(tx, log.HERE):
            raise Found(f"the wall broke over {broken[0]}")
    with wall.store.write() as tx, _told("the wall's board"):
        board = Board.load(tx)
        if board.find(Card, "good") is None:
            raise Found("the wall's board: the card beside them is not there")
        here = _tables(tx, log.HERE)
        if odd := [id_ for rows in here.values() for id_, *_values in rows if not is_id(id_)]:
            raise Found(f"the wall's tables: {odd[0]!r} is the id of nothing")
        log.rebuild(tx)
        if _tables(tx, log.HERE) != here:
            raise Found("the wall's tables differ from its log")
    if centre.do(lambda tx: _tables(tx, number)) != here:
        raise Found("the centre's tables differ from the wall's")


def _broken(tx: Any, unit: int) -> list[str]:
    """What was put aside though nothing is wrong with it."""
    rows = tx.execute(select(log.change).where(log.change.c.unit == unit, log.PARKED)).mappings()
    aside = [log.of_row(row) for row in rows]
    return [c.kind for c, values in zip(aside, decode.read(aside), strict=True) if decode.whole(c, values)]


def _tables(tx: Any, unit: int) -> dict[str, list[Any]]:
    found = {}
    for kind, record in kinds.items():
        columns = [c for c in record.table.c if c.name not in ("unit", "versions")]
        query = select(*columns).where(record.table.c.unit == unit).order_by(record.table.c.id)
        found[kind] = [tuple(row) for row in tx.execute(query)]
    return found


def look_at_screens(folder: Path) -> None:
    """Every screen of a wall on this file. Raises Found."""
    from kiosk.demo.hung import Hung

    wall = Hung(folder, now=datetime.fromtimestamp(START_MS / 1000, HOME))
    try:
        cards = [record.id for record in wall.board.records() if record.kind == "card"]
        places: list[tuple[str, dict[str, Any]]] = [("home", {}), ("goals", {}), ("history", {}), ("gains", {})]
        places += [("indicators", {}), ("stream", {})]
        for id_ in [stream.id for stream in wall.board.of(Streams).shown][:3]:
            places += [(name, {"id": id_}) for name in ("stream", "stream.ideal", "stream.sums")]
        places += [("stream.step", {"id": step.id}) for step in wall.board.of(Steps)][:3]
        sections = ("about", "agenda", "rules", "unit", "schedule", "hours", "voting", "centre", "panel")
        places += [("settings", {"section": section}) for section in sections]
        places += [("column", {"stage": stage}) for stage in STAGES]
        places += [("card", {"id": id_}) for id_ in cards[:3]]
        for screen, given in places:
            with _told(f"screen {screen} {given}"):
                wall.root.go(screen, **given)
                wall.frames(3)
    finally:
        wall.take_down()


@contextmanager
def _told(where: str) -> Iterator[None]:
    try:
        yield
    except Found:
        raise
    except Exception as fault:
        raise Found(f"{where}: {type(fault).__name__}") from fault


def culprits(some: list[Change], fails: Callable[[list[Change]], bool]) -> list[Change]:
    """Few changes that still do it, numbered anew: whatever part can be left out is left out."""
    size = len(some) // 2
    while size:
        for first in range(0, len(some), size):
            fewer = [{**c, "n": n} for n, c in enumerate([*some[:first], *some[first + size :]], 1)]
            if fewer and fails(fewer):
                return culprits(fewer, fails)
        size //= 2
    return some


def survives(seed: int, count: int, **how: Any) -> int:
    """So many changes from a seed; returns how many values were in them. Raises Found with the few that did it."""
    some = extremes.changes(Random(seed), count, DEVICE)
    try:
        _fresh(some, **how)
    except Found as found:
        said = str(found)

        def fails(fewer: list[Change]) -> bool:
            try:
                _fresh(fewer, **how)
            except Found as again:
                return str(again) == said
            return False

        raise Found(f"seed {seed}: {said}: {culprits(some, fails)[:3]}") from found
    return extremes.values(some)


def _fresh(some: list[Change], **how: Any) -> None:
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        run(some, Path(folder), **how)
