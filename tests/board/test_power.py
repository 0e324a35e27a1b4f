"""What was confirmed survives that the power goes, whatever the disk had not written yet."""

import _sqlite3
import ctypes
import random
from pathlib import Path

import pytest

from bench import kill
from board.board import Board
from board.context import perform
from board.store import store
from board.store.store import Store
from tests.board import power
from tests.board.staffroom import take_away

COMMANDS, CUTS = 12, 100

pytestmark = pytest.mark.skipif(
    not hasattr(ctypes.CDLL(_sqlite3.__file__), "sqlite3_vfs_find"), reason="this Python keeps its SQLite to itself"
)


def try_cuts(folder: Path, cuts: int) -> None:
    """Carry out commands, then cut the power at so many moments. Raises AssertionError when one of them hurts."""
    kill.hang_up(folder / "tavle")
    path = folder / "tavle" / "board.db"
    journal = path.with_name("board.db-journal")
    vases = (path.with_name("board.db-vase"), folder / "tavle-vase" / "key")
    before = {str(file): file.read_bytes() for file in (path, journal, *vases)}
    with power.recording() as tape:
        wall = Store.open(path.parent)
        with wall.read() as tx:
            board = Board.load(tx)
        for done in range(COMMANDS):
            board = perform(wall, board, kill.command(done))
            tape.deeds.append(done + 1)
        wall.close()
    assert sum(isinstance(deed, power.Deed) for deed in tape.deeds) > 10 * COMMANDS
    chance = random.Random(1)
    for n in range(cuts):
        at = n * len(tape.deeds) // cuts
        left, confirmed = power.cut(tape, at, before, chance)
        after = folder / "after"
        for name, content in left.items():
            to = folder / Path(name).relative_to(folder).as_posix().replace("tavle", "after", 1)
            to.parent.mkdir(exist_ok=True)
            to.write_bytes(content)
        assert kill.state_of(after) in (kill.state(confirmed), kill.state(confirmed + 1)), at
        take_away(after)


def test_a_power_cut_at_any_moment_loses_nothing_that_was_confirmed(folder: Path) -> None:
    try_cuts(folder, CUTS)


@pytest.mark.parametrize("level", ["OFF", "NORMAL"])
def test_these_cuts_would_tell_if_the_disk_were_asked_for_less(
    folder: Path, monkeypatch: pytest.MonkeyPatch, level: str
) -> None:
    assert "synchronous=EXTRA" in store.PRAGMAS
    less = tuple(p.replace("synchronous=EXTRA", f"synchronous={level}") for p in store.PRAGMAS)
    monkeypatch.setattr(store, "PRAGMAS", less)
    with pytest.raises(AssertionError):
        try_cuts(folder, CUTS)
