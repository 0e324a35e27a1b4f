"""Nothing acknowledged is lost or doubled: lost answers, clones, old backups on either side."""

import shutil
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from board.local import get
from board.log import log
from board.log.change import Change, Fact
from sync.protocol import digest
from sync.server.db.backup import new_epoch
from sync.server.db.tables import alarms
from sync.wall import apply
from sync.wall.connection_status import ConnectionState
from sync.wall.sync_state import SyncState
from tests.sync.places import Centre, Time, Wall

Hang = Callable[..., Wall]


class Lossy(httpx.AsyncBaseTransport):
    """The centre gets the question; the answer is lost as long as `loses` is above zero."""

    def __init__(self, wall: Wall, loses: int) -> None:
        self.inner = httpx.ASGITransport(wall.centre.app)
        self.loses = loses

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await self.inner.handle_async_request(request)
        if self.loses:
            self.loses -= 1
            raise httpx.ReadTimeout("lost", request=request)
        return response


def same(*walls: Wall) -> None:
    """All walls show the same, and hold the same log."""
    first = walls[0]
    for wall in walls:
        assert wall.board() == first.board()
        assert set(map(repr, wall.log())) == set(map(repr, first.log()))


def test_a_lost_answer_is_asked_for_again_and_nothing_is_twice(hang: Hang, centre: Centre, unit: str) -> None:
    north = hang("north")
    north.card("c1")
    north.transport = Lossy(north, loses=3)
    assert [north.round().state for _ in range(3)] == [ConnectionState.TOO_SLOW] * 3
    assert north.round().state is ConnectionState.CONNECTED
    assert len(centre.log(unit)) == 1


@pytest.mark.parametrize("page", [1, 2, 5])
def test_power_lost_while_an_answer_is_under_way_doubles_nothing(
    hang: Hang, centre: Centre, unit: str, page: int
) -> None:
    """The centre then knows more of the wall than the wall has heard, by less or more than a page."""
    north, south = hang("north"), hang("south")
    for i in range(12):
        north.card(f"c{i}")
    north.page = 4
    north.round()
    north.transport = Lossy(north, loses=1)
    north.round()
    north.transport = None
    device = north.device
    with north.store.read() as tx:
        assert SyncState.load(tx).held[device].top == 4
    assert len(centre.log(unit)) == 8
    north.page = page
    north.settle()
    south.settle()
    assert len(centre.log(unit)) == 12
    same(north, south)


def test_changes_made_while_the_answer_was_lost_follow_on(hang: Hang, centre: Centre, unit: str) -> None:
    north = hang("north")
    north.card("c1")
    north.transport = Lossy(north, loses=1)
    north.round()
    north.card("c2")
    assert north.settle().waiting == 0
    assert [c.n for c in centre.log(unit)] == [1, 2]


def test_a_cloned_card_takes_a_new_identity_and_keeps_what_it_had_not_sent(
    hang: Hang, centre: Centre, unit: str, tmp_path: Path
) -> None:
    north = hang("north")
    north.card("old")
    north.settle()
    north.close()
    shutil.copytree(tmp_path / "north", tmp_path / "clone")
    north.open()
    clone = Wall(tmp_path / "clone", centre)
    before = clone.device
    north.card("from-north")
    clone.card("from-clone")
    clone.card("from-clone", problem="uten nett")
    north.settle()
    clone.settle()
    north.settle()
    assert clone.device != before == north.device
    same(north, clone)
    assert len(centre.log(unit)) == 4
    found = centre.do(lambda tx: tx.scalars(select(alarms.c.what)).all())
    assert found == ["forked"]
    clone.close()


def test_a_clone_that_reads_everything_anew_keeps_its_actions_whole(
    hang: Hang, centre: Centre, unit: str, tmp_path: Path
) -> None:
    north = hang("north")
    north.card("old")
    north.settle()
    north.close()
    shutil.copytree(tmp_path / "north", tmp_path / "clone")
    north.open()
    clone = Wall(tmp_path / "clone", centre)
    clone.card("from-clone")
    clone.settle()
    centre.do(new_epoch)
    north.page = 1
    north.write(Fact("card", "first", {"title": "a"}), Fact("card", "second", {"title": "b"}), group="whole")
    north.card("later")
    north.settle()
    clone.settle()
    same(north, clone)
    assert [c.record for c in centre.log(unit)] == ["old", "from-clone", "first", "second", "later"]
    clone.close()


def test_a_wall_set_back_to_an_old_image_gets_back_what_it_had_sent(
    hang: Hang, centre: Centre, unit: str, tmp_path: Path
) -> None:
    north, south = hang("north"), hang("south")
    north.card("first")
    north.settle()
    north.close()
    shutil.copytree(tmp_path / "north", tmp_path / "image")
    north.open()
    north.card("second")
    north.settle()
    north.close()
    shutil.rmtree(tmp_path / "north")
    shutil.copytree(tmp_path / "image", tmp_path / "north")
    north.open()
    assert ("card", "second") not in north.board()
    north.settle()
    north.card("third")
    north.settle()
    south.settle()
    same(north, south)
    assert {c.record for c in centre.log(unit)} == {"first", "second", "third"}


@pytest.mark.one_file
@pytest.mark.parametrize("told", [True, False], ids=["by the restore command", "by a copied file"])
def test_a_centre_set_back_to_last_night_gets_back_what_any_wall_still_has(
    hang: Hang, centre: Centre, unit: str, tmp_path: Path, told: bool, time: Time
) -> None:
    north, south, dead = hang("north"), hang("south"), hang("dead")
    north.card("monday")
    dead.card("from-the-dead")
    for wall in (north, dead, south):
        wall.settle()
    centre.close()
    shutil.copy(tmp_path / "centre.db", tmp_path / "backup.db")
    centre.open()
    north.card("tuesday")
    dead.card("also-tuesday")
    for wall in (north, dead, south):
        wall.settle()
    centre.close()
    shutil.copy(tmp_path / "backup.db", tmp_path / "centre.db")
    centre.open()
    if told:
        centre.do(new_epoch)
    south.card("wednesday")
    for _ in range(3):
        north.settle()
        south.settle()
        time.pass_(s=4000)
    same(north, south)
    assert {c.record for c in centre.log(unit)} == {
        "monday",
        "from-the-dead",
        "tuesday",
        "also-tuesday",
        "wednesday",
    }
    assert len(centre.log(unit)) == 5


def test_a_new_wall_reads_everything(hang: Hang) -> None:
    north = hang("north")
    for g in range(240):
        north.write(*[Fact("card", f"c{g}-{i}", {"title": "x"}) for i in range(5)])
    north.settle()
    fresh = hang("fresh")
    fresh.settle()
    assert fresh.board() == north.board()


def test_each_side_computes_the_digest_from_its_own_log(hang: Hang, centre: Centre, unit: str, time: Time) -> None:
    north, south = hang("north"), hang("south")
    for i in range(5):
        north.card(f"c{i}", title=f"kort {i}")
    north.settle()
    south.settle()
    with south.store.write() as tx:  # a page of the card went bad without anybody noticing
        state = SyncState.load(tx)
        state.digest += 1
        state.save(tx)
    assert south.settle().state is ConnectionState.CONNECTED
    with south.store.read() as tx:
        assert SyncState.load(tx).digest == digest.total(centre.log(unit))


def test_a_wall_whose_log_differs_reads_everything_anew(hang: Hang, centre: Centre, unit: str, time: Time) -> None:
    north, south = hang("north"), hang("south")
    for i in range(5):
        north.card(f"c{i}", title=f"kort {i}")
    north.settle()
    south.settle()
    with south.store.write() as tx:
        tx.execute(log.change.delete().where(log.change.c.n == 3))
        state = SyncState.load(tx)
        state.digest = digest.EMPTY
        state.save(tx)
    time.pass_(days=1)
    south.settle()
    same(north, south)


def test_a_wall_restored_from_its_own_backup_sends_what_the_backup_knew(
    hang: Hang, centre: Centre, unit: str, tmp_path: Path
) -> None:
    north, south = hang("north"), hang("south")
    north.card("sent")
    north.settle()
    north.card("in-the-backup-not-sent")
    assert north.store.back_up()
    north.card("sent-after-the-backup")
    north.settle()
    north.close()
    (tmp_path / "north" / "board.db").write_bytes(b"rubbish" * 1000)
    north.open()
    assert north.store.recovered
    north.settle()
    north.card("afterwards")
    north.settle()
    south.settle()
    same(north, south)
    assert len(centre.log(unit)) == 4


def test_an_idle_round_writes_nothing_to_the_card(hang: Hang, tmp_path: Path) -> None:
    north = hang("north")
    north.card("c")
    north.settle()
    before = (tmp_path / "north" / "board.db").stat().st_mtime_ns
    north.settle()
    assert (tmp_path / "north" / "board.db").stat().st_mtime_ns == before


def test_what_is_refused_is_kept_and_blocks_nothing(hang: Hang, centre: Centre, unit: str) -> None:
    north, south = hang("north"), hang("south")
    north.card("before")
    north.card("huge", problem="x")
    with north.store.write() as tx:  # what no command would let through
        tx.execute(log.change.update().where(log.change.c.record == "huge").values(fields={"problem": "x" * 40_000}))
    north.card("after")
    outcome = north.settle()
    assert (outcome.state, outcome.waiting, outcome.refused) == (ConnectionState.CONNECTED, 0, 1)
    assert [(c.record, why) for c, why in apply.refused(north.store)] == [("huge", "too_large")]
    south.settle()
    assert {c.record for c in south.log()} == {"before", "after"}
    assert north.settle().state is ConnectionState.CONNECTED
    with north.store.read() as tx:
        assert get(tx, "_sync")["refused"]


def test_an_unknown_kind_is_kept_and_passed_on(hang: Hang, centre: Centre, unit: str) -> None:
    north, south = hang("north"), hang("south")
    with north.store.write() as tx:
        told = Change(get(tx, "_device"), 1, 5, "g", "hologram", "h1", {"depth": 1.5})
        log.ingest(tx, [told])
    north.settle()
    south.settle()
    assert [(c.kind, c.fields) for c in south.log()] == [("hologram", {"depth": 1.5})]
    same(north, south)
