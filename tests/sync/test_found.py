"""What the simulated world, mutated messages and hard looks have found once, each told as the shortest story."""

import asyncio
import json
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from board.log.change import Fact
from sync.server import erasure
from sync.server.api.long_poll import LongPoll
from sync.server.db import backup
from sync.server.db.tables import refusals
from sync.wall import apply
from sync.wall.connection_status import ConnectionState
from sync.wall.sync_state import SyncState
from tests.patience import PATIENCE_S
from tests.sync.places import Centre, Time, Wall
from tests.sync.test_loss import Lossy, same

Hang = Callable[..., Wall]
YEARS_S = 20 * 365 * 86_400


@pytest.mark.one_file
def test_a_restored_centre_can_erase_again(centre: Centre, unit: str, hang: Hang, tmp_path: Path) -> None:
    north = hang("north")
    north.card("c1", title="Kari er syk")
    north.card("c2", title="Kari er syk igjen")
    north.settle()
    centre.do(lambda tx: erasure.erase(tx, 1, "card", "c1", {"title"}, centre.time()))
    backup.back_up(tmp_path / "centre.db", tmp_path / "copy.db")
    centre.close()
    backup.restore(tmp_path / "copy.db", tmp_path / "centre.db", centre.time())
    centre.open()
    assert centre.do(lambda tx: erasure.erase(tx, 1, "card", "c2", {"title"}, centre.time())) == 1


@pytest.mark.one_file
def test_a_centre_that_was_killed_remembers_what_it_erased_when_it_is_restored(
    centre: Centre, unit: str, hang: Hang, tmp_path: Path
) -> None:
    north = hang("north")
    north.card("c1", title="Kari er syk")
    north.settle()
    backup.back_up(tmp_path / "centre.db", tmp_path / "copy.db")
    centre.do(lambda tx: erasure.erase(tx, 1, "card", "c1", {"title"}, centre.time()))

    def killed(tx: Any) -> None:
        """What lies on the disk in the middle of a transaction: the file, half written, and its journal."""
        tx.execute(text("PRAGMA cache_spill=1"))
        tx.execute(text("PRAGMA cache_size=1"))
        tx.execute(text("UPDATE change SET fields = json_object('title', hex(zeroblob(5000)))"))
        tx.execute(text("CREATE TABLE filler AS SELECT zeroblob(100000)"))
        for name in ("centre.db", "centre.db-journal"):
            shutil.copy(tmp_path / name, tmp_path / f"killed-{name}")

    centre.do(killed)
    centre.close()
    assert (tmp_path / "killed-centre.db-journal").stat().st_size
    for name in ("centre.db", "centre.db-journal"):
        shutil.copy(tmp_path / f"killed-{name}", tmp_path / name)
    assert backup.restore(tmp_path / "copy.db", tmp_path / "centre.db", centre.time()) == 1
    centre.open()


@pytest.mark.one_file
def test_what_was_written_after_an_erasure_survives_a_restore(
    centre: Centre, unit: str, hang: Hang, tmp_path: Path, time: Time
) -> None:
    north = hang("north")
    north.card("c1", title="Kari er syk")
    north.settle()
    backup.back_up(tmp_path / "centre.db", tmp_path / "copy.db")
    time.pass_(days=1)
    centre.do(lambda tx: erasure.erase(tx, 1, "card", "c1", {"title"}, time()))
    north.settle()
    time.pass_(days=1)
    north.card("c1", title="Vikarliste")
    north.settle()
    time.pass_(days=1)
    centre.close()
    backup.restore(tmp_path / "copy.db", tmp_path / "centre.db", time())
    centre.open()
    north.settle()
    assert north.board()["card", "c1"]["title"] == "Vikarliste"
    assert [c.fields for c in centre.log(unit) if c.kind == "card"] == [{}, {"title": "Vikarliste"}]


def test_a_clone_that_sends_in_parts_does_not_step_over_its_twin(
    centre: Centre, unit: str, hang: Hang, tmp_path: Path
) -> None:
    north = hang("north")
    for i in range(6):
        north.card(f"shared{i}")
    north.close()
    shutil.copytree(tmp_path / "north", tmp_path / "twin")
    north.open()
    twin = Wall(tmp_path / "twin", centre)
    north.card("north-only")
    north.settle()
    twin.page = 4  # in two parts: at the third a wall that hears the same again is given a new key
    twin.card("twin-only")
    twin.settle()
    with twin.store.read() as tx:
        assert not SyncState.load(tx).anew_ms  # without reading everything once more
    north.settle()
    same(north, twin)
    twin.close()


def test_what_is_capped_to_before_an_erasure_is_erased_here_as_it_is_there(
    centre: Centre, unit: str, hang: Hang, time: Time
) -> None:
    ahead, south = hang("ahead", time=Time(time() + YEARS_S * 1000)), hang("south")
    ahead.card("c1", title="Kari er syk")
    ahead.settle()
    centre.do(lambda tx: erasure.erase(tx, 1, "card", "c1", {"title"}, time()))
    south.settle()
    south.card("c1", title="skrevet straks etter", problem="blir stående")
    south.settle()
    ahead.settle()
    with south.store.read() as tx:
        assert not SyncState.load(tx).anew_ms  # without reading everything once more
    same(ahead, south)
    assert set(map(repr, south.log())) == set(map(repr, centre.log(unit)))


def test_a_clone_that_reads_anew_tears_no_action_apart(centre: Centre, unit: str, hang: Hang, tmp_path: Path) -> None:
    north = hang("north")
    north.settle()
    north.close()
    shutil.copytree(tmp_path / "north", tmp_path / "twin")
    north.open()
    twin = Wall(tmp_path / "twin", centre)
    north.card("from-north")
    north.card("from-north")
    north.settle()
    twin.card("alone")
    twin.write(*[Fact("card", f"together-{i}", {"title": "x"}) for i in range(3)], group="together")
    twin.card("later")
    apply.restart(twin.store)
    twin.settle()
    north.settle()
    same(north, twin)
    assert [c.group for c in centre.log(unit)][3:6] == ["together"] * 3
    assert len(centre.log(unit)) == 7
    assert twin.device != north.device
    twin.close()


def test_a_wall_that_reads_anew_takes_over_what_the_centre_capped(
    centre: Centre, unit: str, hang: Hang, tmp_path: Path, time: Time
) -> None:
    ahead = Time(time() + YEARS_S * 1000)
    north, south = hang("north", time=ahead), hang("south")
    north.settle()
    north.card("c1", title="fra framtida")
    north.transport = Lossy(north, loses=1)
    north.round()
    centre.do(backup.new_epoch)
    north.settle()
    south.settle()
    same(north, south)
    assert north.log() == centre.log(unit)


@pytest.mark.one_file
def test_a_full_disk_takes_nothing_back_that_was_acknowledged(centre: Centre, unit: str, hang: Hang) -> None:
    """SQLite may give up the whole transaction when the disk is full; others' work in it is then not done either."""
    database = centre.core.database
    database.run(lambda tx: tx.execute(text("CREATE TABLE filler (x)"))).result()
    pages = database.run(lambda tx: tx.scalar(text("PRAGMA page_count"))).result()
    database.run(lambda tx: tx.execute(text(f"PRAGMA max_page_count={pages + 20}"))).result()

    def small(n: int) -> Callable[[Any], Any]:
        return lambda tx: tx.execute(text(f"INSERT INTO filler VALUES ({n})"))

    def large(tx: Any) -> None:
        tx.execute(text("INSERT INTO filler VALUES (zeroblob(1000000))"))

    held = threading.Event()  # what is asked meanwhile lies in one transaction
    first = database.run(lambda tx: held.wait(PATIENCE_S))
    futures = [database.run(small(1)), database.run(large), database.run(small(2))]
    held.set()
    first.exception()
    told = [f.exception() is None for f in futures]
    rows = set(database.run(lambda tx: tx.scalars(text("SELECT x FROM filler")).all()).result())
    assert told[1] is False
    for n, acknowledged in ((1, told[0]), (2, told[2])):
        assert not acknowledged or n in rows


def test_one_who_waits_from_further_on_does_not_make_another_deaf() -> None:
    async def play() -> list[int | None]:
        seq = 5

        async def seqs(_: Any) -> dict[int, int]:
            return {1: seq}

        waiting = LongPoll(seqs)
        behind = asyncio.create_task(waiting.beyond(1, 5, 5))
        await asyncio.sleep(0)
        seq = 6  # another process took a change, and one of its walls comes to us
        ahead = asyncio.create_task(waiting.beyond(1, 6, 2))
        found = [await behind, await ahead]
        waiting.close()
        return found

    assert asyncio.run(play())[0] == 6


def test_a_change_is_either_kept_or_refused_but_not_both(centre: Centre, unit: str, hang: Hang) -> None:
    north = hang("north")
    north.card("c1")
    north.settle()
    token = north.credentials.current.token
    first = {"device": north.device, "n": 1, "stamp": 1, "group": "g", "kind": "card", "record": "x", "fields": {}}
    for body in ({**first, "fields": {"problem": "x" * 40_000}}, {**first, "stamp": -1}):
        asked = {"protocol": 1, "device": north.device, "cursor": 0, "clock": 0, "changes": [body]}
        headers = {"authorization": f"Bearer {token}"}
        answer = centre.ask("POST", "/v1/sync", content=json.dumps(asked), headers=headers)
        assert (answer.status_code, answer.json()["error"]) == (409, "forked")
    assert not centre.do(lambda tx: tx.execute(select(refusals)).all())


def test_a_disk_that_cannot_keep_the_new_token_does_not_stop_the_rounds(
    centre: Centre, unit: str, hang: Hang, monkeypatch: pytest.MonkeyPatch, time: Time
) -> None:
    north = hang("north")
    north.settle()
    time.pass_(days=40)

    def full(_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(north.credentials, "keep", full)
    assert north.round().state is ConnectionState.NOT_STORED
    monkeypatch.undo()
    assert north.round().state is ConnectionState.CONNECTED


@pytest.mark.one_file
def test_a_centre_restored_to_before_a_new_token_still_lets_the_wall_in(
    centre: Centre, unit: str, hang: Hang, tmp_path: Path, time: Time
) -> None:
    north = hang("north")
    north.settle()
    backup.back_up(tmp_path / "centre.db", tmp_path / "copy.db")
    time.pass_(days=40)
    north.settle()
    north.settle()
    centre.close()
    backup.restore(tmp_path / "copy.db", tmp_path / "centre.db", time())
    centre.open()
    assert north.settle().state is ConnectionState.CONNECTED
