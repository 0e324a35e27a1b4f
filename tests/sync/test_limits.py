"""What one end accepts, the other can read: one bad value is put aside alone, and everything around it goes on."""

import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from html import unescape
from typing import Any
from unittest.mock import patch

from pydantic import TypeAdapter
from sqlalchemy import select

from board import local
from board.board import Board
from board.kinds import kinds
from board.kinds.card.record import Card
from board.log import decode, log
from board.log.change import Fact
from sync.server.tenants import unit_number
from sync.wall.connection_status import ConnectionState
from tests.sync.places import START_MS, Centre, Wall
from tests.sync.web.office import Visitor, person

Hang = Callable[..., Wall]
FAR = 253_402_300_800_000
"""The year 10000, where Python's calendar ends."""
STRANGER = "e" * 16
LOOSE = dict.fromkeys(("made", "since", "created", "moved", "started", "ended"), TypeAdapter(int))
LOOSE |= {"planned": TypeAdapter(date | None), "week": TypeAdapter(str)}
PAGES = (
    "/", "/gevinster", "/gevinster.xlsx", "/tavlehelse", "/rapporter/arkiv", "/rapporter", "/enhet/{unit}",
    "/gevinster/{unit}", "/enhet/{unit}/innstillinger", "/tavler", "/logg",
    "/verdistrommer", "/arsaker", "/innforing", "/mal",
)  # fmt: skip

MOMENTS = [
    ("gain", {"made": FAR}),
    ("gain", {"made": FAR, "day": None, "subject": "s"}),
    ("meeting", {"week": "2027-W01", "planned": "2027-01-05", "ended": 1, "started": FAR}),
    ("meeting", {"week": "2027-W01", "planned": "9999-12-31", "ended": START_MS, "started": FAR - 3_600_000}),
    ("meeting", {"week": "2027-W01", "ended": FAR}),
    ("card", {"created": FAR, "moved": 2**53 - 1, "stage": "done"}),
    ("goal", {"since": FAR, "text": "Ro"}),
    ("meeting", {"week": "9999-W99", "ended": START_MS}),
]


def said(kind: str, record: str, fields: dict[str, Any], n: int = 1, **more: Any) -> dict[str, Any]:
    made = {"device": STRANGER, "n": n, "stamp": START_MS, "group": f"g{n}", "kind": kind}
    return {**made, "record": record, "fields": fields, **more}


def push(centre: Centre, unit: str, *changes: dict[str, Any]) -> dict[str, Any]:
    """What a client that minds no limit sends."""
    token = centre.let_in(unit, STRANGER, "fremmed")
    asked = {"protocol": 1, "device": STRANGER, "cursor": 0, "clock": START_MS, "changes": list(changes)}
    answer = centre.ask("POST", "/v1/sync", json=asked, headers={"authorization": f"Bearer {token}"})
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def parked(tx: Any, unit: int = log.HERE) -> list[str]:
    c = log.change.c
    return list(tx.scalars(select(c.record).where(c.unit == unit, log.PARKED).order_by(c.seq)))


def test_a_record_with_a_name_no_board_can_hold_is_parked_at_both_ends(hang: Hang, centre: Centre, unit: str) -> None:
    north = hang("north")
    told = sorted(kinds.keys() - {"newcomer"})  # of which the centre takes nothing but an answer
    names = [(kind, record) for kind in told for record in ("A_b", "UNIT", "<b>", "a.b")]
    strange = [said(kind, record, {"archived": False}, n) for n, (kind, record) in enumerate(names, 1)]
    push(
        centre,
        unit,
        *strange,
        said("unit", "Empty", {}, len(names) + 1),
        said("card", "c", {"title": "x"}, len(names) + 2),
    )
    assert north.settle().state is ConnectionState.CONNECTED
    aside = [record for _, record in names] + ["Empty"]
    with north.store.read() as tx:
        assert parked(tx) == aside
        assert [r.id for r in Board.load(tx).records()] == ["c"]
    assert centre.do(lambda tx: parked(tx, unit_number(tx, unit))) == aside
    assert [c.record for c in north.log()] == [*aside, "c"]


def test_a_moment_no_calendar_knows_breaks_no_page_and_stops_no_wall(hang: Hang, centre: Centre, unit: str) -> None:
    north, visitor = hang("north"), person(centre, unit)
    good = ("card", {"title": "Ringeklokka"})
    push(centre, unit, *(said(kind, f"r{n}", fields, n) for n, (kind, fields) in enumerate([*MOMENTS, good], 1)))
    answers(visitor, unit)
    assert north.settle().state is ConnectionState.CONNECTED
    with north.store.read() as tx:
        assert parked(tx) == [f"r{n}" for n in range(1, len(MOMENTS) + 1)]
        assert Board.load(tx).find(Card, f"r{len(MOMENTS) + 1}")


def test_pages_and_the_archive_say_by_name_what_they_could_not_read(hang: Hang, centre: Centre, unit: str) -> None:
    north, visitor = hang("north"), person(centre, unit)
    north.write(Fact("gain", "g", {"title": "Nøkler på ett sted", "hours_per_week": 2}))
    north.settle()
    push(centre, unit, said("gain", "g", {"made": FAR, "hours_per_week": 3}), said("hologram", "h", {"x": 1}, 2))
    for path in ("/", "/gevinster", f"/enhet/{unit}", "/tavlehelse", "/rapporter"):
        page = unescape(visitor.get(path).text)
        assert "1 opplysning kunne ikke leses" in page, path
        assert "gevinst «Nøkler på ett sted» (lagret), Hjemmetjenesten nord" in page
    archive = zipfile.ZipFile(io.BytesIO(visitor.get("/rapporter/arkiv").content))
    assert "gevinst «Nøkler på ett sted» (lagret)" in archive.read("LES-MEG.txt").decode()
    push(centre, unit, said("gain", "g", {"made": START_MS}, 3, stamp=START_MS + 1))
    assert "kunne ikke leses" not in visitor.get("/gevinster").text


def test_a_file_and_a_database_of_a_build_without_these_limits_are_read_once_more(
    hang: Hang, centre: Centre, unit: str
) -> None:
    """What the last release stored and applied is parked when this one opens the file."""
    north = hang("north")
    north.settle()
    with without_limits():
        moments = [said(kind, f"r{n}", fields, n) for n, (kind, fields) in enumerate(MOMENTS, 1)]
        push(centre, unit, *moments, said("gain", "A_b", {"made": 1}, len(moments) + 1))
        assert north.settle().state is ConnectionState.CONNECTED
        push(
            centre, unit, said("unit", "A_b", {"name": "x"}, len(moments) + 2)
        )  # over this one the last release broke
        assert not centre.do(lambda tx: parked(tx, unit_number(tx, unit)))
        for place in (north.store.write(), centre.core.database.engine.begin()):
            with place as tx:
                local.put(tx, "_limits", None)  # as it was before there were any
    north.close()
    centre.close()
    north.open()
    centre.open()
    aside = [f"r{n}" for n in range(1, len(MOMENTS) + 1)] + ["A_b", "A_b"]
    with north.store.read() as tx:
        assert parked(tx) == aside[:-1]
        assert not [r for r in Board.load(tx).records() if r.id == "A_b"]
    assert centre.do(lambda tx: parked(tx, unit_number(tx, unit))) == aside
    answers(person(centre, unit), unit)
    assert north.settle().state is ConnectionState.CONNECTED
    with north.store.read() as tx:
        assert parked(tx) == aside


@contextmanager
def without_limits() -> Iterator[None]:
    """A build that takes everything as it comes, like the first release."""
    free: dict[str, Any] = {}
    for kind, record in kinds.items():
        free[kind] = record.checks | {name: loose for name, loose in LOOSE.items() if name in record.checks}
    with ExitStack() as stack:
        for kind, checks in free.items():
            stack.enter_context(patch.object(kinds[kind], "checks", checks))
        stack.enter_context(patch.object(decode, "is_id", lambda _: True))
        yield


def answers(visitor: Visitor, unit: str) -> None:
    for path in PAGES:
        told = visitor.get(path.format(unit=unit))
        assert told.status_code in (200, 404), path
