"""The power goes at the centre and at the wall in the same moment, at any write of either: what was acknowledged is
at the centre, and what was confirmed at the wall comes there, once."""

import _sqlite3
import ctypes
import shutil
import tempfile
from pathlib import Path
from random import Random

import pytest
from sqlalchemy.exc import DatabaseError

from board.store import store
from sync.wall.sync_state import SyncState
from tests.board import power
from tests.memory import MEMORY
from tests.sync.places import Centre, Time, Wall

ROUNDS, CUTS = 6, 40
FILES = ("centre.db", "centre.db-journal", "north/board.db", "north/board.db-journal")

pytestmark = pytest.mark.skipif(
    not hasattr(ctypes.CDLL(_sqlite3.__file__), "sqlite3_vfs_find"), reason="this Python keeps its SQLite to itself"
)


def try_cuts(folder: Path, cuts: int) -> None:
    """Some rounds, then the power is cut at so many moments of them. Raises AssertionError when one of them hurts."""
    url = f"sqlite:///{folder}/centre.db"
    centre = Centre(url, Time())
    unit = centre.unit()
    south = Wall(folder / "south", centre, centre.let_in(unit, "b" * 16))
    for i in range(3):
        south.card(f"south{i}")
    south.settle()
    Wall(folder / "north", centre, centre.let_in(unit, "a" * 16)).close()
    centre.close()
    before = {str(folder / name): (folder / name).read_bytes() for name in FILES}
    with power.recording() as tape:
        centre.open()
        north = Wall(folder / "north", centre)
        for done in range(ROUNDS):
            north.card(f"north{done}")
            tape.deeds.append(2 * done + 1)
            north.round()
            tape.deeds.append(2 * done + 2)
        north.close()
        centre.close()
    south.close()
    chance = Random(1)
    for cut in range(cuts):
        left, seen = power.cut(tape, cut * len(tape.deeds) // cuts, before, chance)
        with tempfile.TemporaryDirectory(dir=MEMORY) as after:
            (Path(after) / "north").mkdir()
            shutil.copy(folder / "north" / "centre.json", Path(after) / "north")
            for path, content in left.items():
                (Path(after) / Path(path).relative_to(folder)).write_bytes(content)
            check(Path(after), unit, written=(seen + 1) // 2, acknowledged=seen // 2)


def check(after: Path, unit: str, *, written: int, acknowledged: int) -> None:
    """What was left goes on."""
    centre = Centre(f"sqlite:///{after}/centre.db", Time())
    north = Wall(after / "north", centre)
    try:
        assert north.store.recovered is None, "the wall's file was damaged"
        there = {(c.device, c.n) for c in centre.log(unit)}
        with north.store.read() as tx:
            state = SyncState.load(tx)
        ours = [c for c in north.log() if c.kind == "card" and c.record.startswith("north")]
        assert len(ours) >= written
        assert len([key for key in there if key[0] == north.device]) >= acknowledged
        assert {(c.device, c.n) for c in north.log() if state.holds(c)} <= there, "the wall believes too much"
        assert north.settle().waiting == 0
        kept = centre.log(unit)
        assert {c.record for c in kept} == {c.record for c in ours} | {f"south{i}" for i in range(3)}
        assert len(kept) == len(ours) + 3
        assert not state.anew
    finally:
        north.close()
        centre.close()


def test_a_power_cut_at_any_moment_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    try_cuts(tmp_path, CUTS)


def test_these_cuts_would_tell_if_the_disk_were_asked_for_less(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    less = tuple(p.replace("synchronous=EXTRA", "synchronous=OFF") for p in store.PRAGMAS)
    assert less != store.PRAGMAS
    monkeypatch.setattr(store, "PRAGMAS", less)
    with pytest.raises((AssertionError, DatabaseError)):
        try_cuts(tmp_path, CUTS)
