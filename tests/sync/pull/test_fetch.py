"""Several tables under way together, against the app in this process, so that its pages can be made small and a line
be cut at any of them."""

import asyncio
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from board.log.change import Fact
from sync.pull import fetch
from sync.pull.command import DONE, STOPPED, pull
from sync.pull.fetch import FEW, Fetch
from sync.pull.local_store import LocalStore
from sync.pull.trouble import PullFault, PullStopped
from sync.server.reports import extracts
from sync.wall.http import HttpClient
from tests.board.test_disk import fill
from tests.conftest import small_disk
from tests.sync.places import Centre, Wall
from tests.sync.process import running
from tests.sync.pull.readers import Reader

UNFIT_CELLS = (["x"] * 3, ["x", ["y"]], [2**70], [])
Hang = Callable[..., Wall]
NO_PAGES = (b"{}", b'{"columns": ["unit"], "rows": 7}', b'{"columns": [')
TABLES = ("cards", "meetings", "gains", "goals", "wellbeing")
"""Those that hold something: a cut at each page of the others, of which each is one, is no other cut."""


@pytest.fixture
def reader(centre: Centre, hang: Hang, unit: str, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Of a centre whose tables are several pages each."""
    wall = hang("north")
    for n in range(7):
        wall.card(f"c{n}")
        wall.write(
            Fact("meeting", f"m{n}", {"week": f"2025-W1{n}", "started": 1_741_005_000_000 + n}),
            Fact("gain", f"a{n}", {"subject": f"c{n}", "hours_per_week": 1.5, "made": 1_790_000_000_000 + n}),
            Fact("tally", f"t{n}", {"week": f"2025-W1{n}", "goal": "g1", "meeting": f"m{n}", "green": 9}),
        )
    wall.settle()
    monkeypatch.setattr(extracts, "PAGE", 2)
    monkeypatch.setattr(fetch, "TRIES", 1)
    return Reader(centre, unit)


class Wire(httpx.ASGITransport):
    """To the app; an answer is lost, or another one comes in its place. Counts what was asked."""

    def __init__(self, centre: Centre, at: int = 0, instead: bytes | None = None) -> None:
        super().__init__(centre.app)
        self.at, self.instead = at, instead
        self.asked: Counter[str] = Counter()
        self.under_way = self.most = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked[request.url.raw_path.decode()] += 1
        number = self.asked.total()
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        try:
            response = await super().handle_async_request(request)
        finally:
            self.under_way -= 1
        if number != self.at:
            return response
        if self.instead is None:
            raise httpx.ReadError("cut")
        return httpx.Response(
            200, headers={"content-type": "application/json"}, stream=httpx.ByteStream(self.instead)
        )


class Instead(Wire):
    """To the app; from one of its doors comes something else."""

    def __init__(self, centre: Centre, path: str, said: bytes) -> None:
        super().__init__(centre)
        self.path, self.said = path, said

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.path != self.path:
            return await super().handle_async_request(request)
        return httpx.Response(200, headers={"content-type": "application/json"}, stream=httpx.ByteStream(self.said))


class Silent:
    def rows(self, title: str, count: int) -> None: ...

    def done(self, title: str) -> None: ...


def fetched(folder: Path, reader: Reader, wire: Wire) -> dict[str, list[tuple[object, ...]]]:
    """What is on the shelf after this; raises Stopped."""

    async def run(shelf: LocalStore) -> None:
        line = HttpClient("http://centre", transport=wire)
        try:
            await Fetch(line, "http://centre", reader.key, Silent()).run(shelf, TABLES, names=False)
        finally:
            await line.close()

    with LocalStore.open(folder) as shelf:
        asyncio.run(run(shelf))
        return {name: shelf.db.execute(f'SELECT * FROM "{name}"').fetchall() for name in TABLES}


def test_a_few_pages_are_under_way_together(centre: Centre, reader: Reader, tmp_path: Path) -> None:
    wire = Wire(centre)
    found = fetched(tmp_path, reader, wire)
    assert wire.most == FEW
    assert max(wire.asked.values()) == 1
    for name, rows in found.items():
        assert [tuple(row.values()) for row in reader.rows(name)] == rows


def test_a_cut_loses_nothing_and_doubles_nothing(centre: Centre, reader: Reader, unit: str, tmp_path: Path) -> None:
    """At every answer in turn. What was kept is not asked for again: at most the pages that were under way. Each with
    a key of its own, since a key may ask so many times a minute."""
    whole = fetched(tmp_path / "whole", reader, all_of_it := Wire(centre))
    assert all_of_it.asked.total() > 15
    for at in range(1, all_of_it.asked.total() + 1):
        cut, rest, reader = Wire(centre, at), Wire(centre), Reader(centre, unit)
        with pytest.raises(PullStopped) as stopped:
            fetched(tmp_path / str(at), reader, cut)
        assert stopped.value.kind is PullFault.CUT_OFF
        assert fetched(tmp_path / str(at), reader, rest) == whole
        again = {asked for asked in cut.asked & rest.asked if "cursor" in asked}
        assert len(again) <= FEW


def test_a_page_that_is_none_stops_it_and_spoils_nothing(centre: Centre, reader: Reader, tmp_path: Path) -> None:
    whole = fetched(tmp_path / "whole", reader, all_of_it := Wire(centre))
    for at in range(1, all_of_it.asked.total() + 1, 2):
        with pytest.raises(PullStopped) as stopped:
            fetched(tmp_path / str(at), reader, Wire(centre, at, NO_PAGES[at % len(NO_PAGES)]))
        assert stopped.value.kind is PullFault.NOT_A_CENTRE
        assert fetched(tmp_path / str(at), reader, Wire(centre)) == whole


@pytest.mark.parametrize("cells", UNFIT_CELLS, ids=["too many", "nested", "too large", "none"])
def test_rows_that_do_not_fit_their_table_stop_it_and_spoil_nothing(
    centre: Centre, reader: Reader, tmp_path: Path, cells: list[object]
) -> None:
    whole = fetched(tmp_path / "whole", reader, Wire(centre))
    goals = reader.ask("/goals").json()
    row = cells if cells != [2**70] else [*["x"] * (len(goals["columns"]) - 1), *cells]
    unfit = json.dumps({**goals, "rows": [row]}).encode()
    with pytest.raises(PullStopped) as stopped:
        fetched(tmp_path / "cut", reader, Instead(centre, "/v1/reports/goals", unfit))
    assert stopped.value.kind is PullFault.NOT_A_CENTRE
    assert fetched(tmp_path / "cut", reader, Wire(centre)) == whole


def test_a_full_disk_is_said_in_a_sentence(tmp_path: Path) -> None:
    def fill(shelf: LocalStore) -> None:
        shelf.db.execute("PRAGMA max_page_count = 1")
        for n in range(1_000):
            shelf.remember(str(n), "x" * 1_000)

    with pytest.raises(PullStopped) as stopped, LocalStore.open(tmp_path) as shelf:
        fill(shelf)
    assert stopped.value.kind is PullFault.FOLDER
    assert str(tmp_path) in str(stopped.value)


def test_a_workbook_that_finds_no_room_is_told_in_a_sentence_and_the_former_one_stays(
    centre: Centre, reader: Reader, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with running(centre.url) as server, small_disk(tmp_path / "card") as card:
        asked = (server.address, reader.key, card / "out", "xlsx", (), False, None)
        assert pull(*asked) == DONE
        before = (card / "out" / "tavle.xlsx").read_bytes()
        fill(card, but=120_000)
        capfd.readouterr()
        assert pull(*asked) == STOPPED
        told = capfd.readouterr().err
        assert told.startswith(f"Kan ikke skrive i {card}/out: ")
        assert len(told.splitlines()) == 1
        assert (card / "out" / "tavle.xlsx").read_bytes() == before
        (card / "filler").unlink()
        assert pull(*asked) == DONE
