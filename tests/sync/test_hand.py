"""What the centre itself does reaches every wall of the unit, agrees with their digests, and outlives a restore."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from board import context
from board.board import Board
from board.errors import Refused
from board.kinds.card.commands import AddCard
from board.log.change import Fact
from sync.protocol import digest
from sync.server import erasure, server_writes, tenants
from sync.server.db import backup
from sync.server.db.tables import units
from sync.wall.connection_status import ConnectionState
from tests.sync.places import Centre, Wall

Hang = Callable[..., Wall]


def by_hand(centre: Centre, unit: str, record: str, **fields: Any) -> int:
    def work(tx: Any) -> int:
        return server_writes.write(tx, tenants.unit_number(tx, unit), [Fact("card", record, fields)], centre.time())

    return centre.do(work)


def agrees(centre: Centre, unit: str, *walls: Wall) -> None:
    """The unit's row says what its log says, and every wall has the same."""
    row = centre.do(lambda tx: tx.execute(select(units).where(units.c.public == unit)).one())
    kept = centre.log(unit)
    assert (row.seq, row.digest) == (len(kept), digest.text(digest.total(kept)))
    for wall in walls:
        assert wall.settle().state is ConnectionState.CONNECTED
        assert sorted(map(repr, wall.log())) == sorted(map(repr, kept))


def test_every_wall_is_given_it_and_the_digests_agree(hang: Hang, centre: Centre, unit: str) -> None:
    walls = [hang(name) for name in ("north", "south", "east")]
    walls[0].card("c1", title="fra veggen")
    walls[0].settle()
    assert by_hand(centre, unit, "c2", title="fra sentralen") == 2
    agrees(centre, unit, *walls)
    assert all(wall.board()["card", "c2"]["title"] == "fra sentralen" for wall in walls)
    late = hang("late")
    agrees(centre, unit, late)


def test_it_holds_against_a_wall_whose_clock_is_ahead(hang: Hang, centre: Centre, unit: str) -> None:
    north = hang("north")
    north.time = centre.time
    centre.time.pass_(s=200)
    north.card("c1", title="fra veggen")
    north.settle()
    centre.time.pass_(s=-200)
    by_hand(centre, unit, "c1", title="fra sentralen")
    agrees(centre, unit, north)
    assert north.board()["card", "c1"]["title"] == "fra sentralen"


def test_a_command_is_carried_out_by_the_walls_own_rules(hang: Hang, centre: Centre, unit: str) -> None:
    number = centre.do(lambda tx: tenants.unit_number(tx, unit))
    north = hang("north")
    north.card("c1", title="under", position="a0")
    north.settle()
    for _ in range(2):
        seq = centre.do(lambda tx: server_writes.hang(tx, number, AddCard("c2", " øverst "), centre.time()))
        assert seq == 2, "the second of two is no change"
    with pytest.raises(Refused):
        centre.do(lambda tx: server_writes.hang(tx, number, AddCard("c3", " "), centre.time()))
    agrees(centre, unit, north)
    assert north.board()["card", "c2"]["title"] == "øverst"
    assert north.board()["card", "c2"]["position"] < "a0"


def test_a_card_hangs_topmost_as_on_the_whole_board_and_one_that_was_moved_on_is_known(
    hang: Hang, centre: Centre, unit: str
) -> None:
    """The centre reads a part of the board; what it does must be what a wall with the whole board would have done."""
    number = centre.do(lambda tx: tenants.unit_number(tx, unit))
    north = hang("north")
    north.write(
        Fact("card", "taken-down", {"title": "x", "position": "Zz", "archived": True}),
        Fact("card", "beyond", {"title": "x", "position": "Zz", "stage": "done"}),
        Fact("card", "c1", {"title": "øverst", "position": "a0"}),
        Fact("card", "moved-on", {"title": "tatt", "position": "a0", "stage": "plan"}),
    )
    north.settle()
    seq = centre.do(lambda tx: server_writes.hang(tx, number, AddCard("moved-on", "en gang til"), centre.time()))
    assert seq == 4, "sent twice, it is one card, wherever it hangs by now"
    with north.store.write() as tx:
        whole = context.Context(tx, Board.load(tx), centre.time())
        AddCard("c2", "ny").run(whole)
        tx.rollback()
    centre.do(lambda tx: server_writes.hang(tx, number, AddCard("c2", "ny"), centre.time()))
    north.settle()
    assert north.board()["card", "c2"]["position"] == whole.facts[0].fields["position"]


def test_what_is_no_record_of_ours_leaves_no_trace(centre: Centre, unit: str) -> None:
    for fields in ({"title": "x" * 121}, {"colour": "green"}):
        with pytest.raises(ValueError, match=r"120 characters|not a record"):
            by_hand(centre, unit, "c1", **fields)
    assert centre.log(unit) == []
    agrees(centre, unit)


@pytest.mark.one_file
def test_a_centre_set_back_gets_it_again_from_the_walls(
    hang: Hang, centre: Centre, unit: str, tmp_path: Path
) -> None:
    north, south = hang("north"), hang("south")
    by_hand(centre, unit, "c1", title="før kopien")
    north.settle()
    backup.back_up(tmp_path / "centre.db", tmp_path / "copy.db")
    by_hand(centre, unit, "c2", title="etter kopien")
    agrees(centre, unit, north, south)
    centre.close()
    backup.restore(tmp_path / "copy.db", tmp_path / "centre.db", centre.time())
    centre.open()
    by_hand(centre, unit, "c3", title="etter tilbakesettingen")
    for wall in (north, south, north):
        assert wall.settle().state is ConnectionState.CONNECTED
    assert {c.record for c in centre.log(unit)} == {"c1", "c2", "c3"}
    agrees(centre, unit, north, south)


@pytest.mark.one_file
def test_a_suggestion_sent_again_to_a_centre_set_back_takes_no_work_away(
    hang: Hang, centre: Centre, unit: str, tmp_path: Path
) -> None:
    """The phone still shows its form; meanwhile somebody at the wall has written on the card."""
    number = centre.do(lambda tx: tenants.unit_number(tx, unit))
    north = hang("north")
    backup.back_up(tmp_path / "centre.db", tmp_path / "copy.db")
    centre.do(lambda tx: server_writes.hang(tx, number, AddCard("c1", "Nøkler"), centre.time()))
    north.settle()
    centre.time.pass_(s=60)
    north.card("c1", title="Nøkler på krok")
    centre.close()
    backup.restore(tmp_path / "copy.db", tmp_path / "centre.db", centre.time())
    centre.open()
    centre.time.pass_(s=60)
    centre.do(lambda tx: server_writes.hang(tx, number, AddCard("c1", "Nøkler"), centre.time()))
    north.settle()
    agrees(centre, unit, north)
    assert north.board()["card", "c1"]["title"] == "Nøkler på krok"


def test_it_can_be_erased_and_goes_on_after_an_erasure(hang: Hang, centre: Centre, unit: str) -> None:
    north = hang("north")
    by_hand(centre, unit, "c1", title="Kari Nordmann")
    number = centre.do(lambda tx: tenants.unit_number(tx, unit))
    centre.do(lambda tx: erasure.erase(tx, number, "card", "c1", {"title"}, centre.time()))
    by_hand(centre, unit, "c1", title="nytt")
    agrees(centre, unit, north)
    assert "Kari" not in repr(north.log())
    assert north.board()["card", "c1"]["title"] == "nytt"


def test_a_wall_that_asked_before_and_pushes_after_loses_nothing(hang: Hang, centre: Centre, unit: str) -> None:
    north, south = hang("north"), hang("south")
    for n in range(5):
        by_hand(centre, unit, f"h{n}", title="hånd")
        north.card(f"n{n}", title="nord")
        south.card(f"s{n}", title="sør")
        south.round()
        by_hand(centre, unit, f"h{n}", problem="igjen")
        north.round()
    for wall in (north, south):
        wall.settle()
    agrees(centre, unit, north, south)
