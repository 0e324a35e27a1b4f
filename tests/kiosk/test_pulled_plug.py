"""The wall is killed while somebody taps: what the screen has shown is on the disk, and the file opens."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from board.board import Board
from board.log import log
from board.store.store import Store


def killed(folder: Path, what: str, chance: random.Random) -> list[int]:
    """Let it tap for a while, then kill it. Returns everything it said it had done."""
    tapping = [sys.executable, "-m", "tests.kiosk.tapper", str(folder), what]
    with subprocess.Popen(tapping, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        try:
            assert child.stdout.readline().strip() == "0", "it did not start"
            assert child.stdout.readline(), "it did not tap"
            time.sleep(chance.uniform(0.0, 2.5))
        finally:
            child.send_signal(signal.SIGKILL)
        return [int(line) for line in child.stdout.read().split()]


@pytest.mark.parametrize("what", ["balls", "moves", "texts"])
def test_what_the_screen_has_shown_survives_the_kill(tmp_path: Path, what: str) -> None:
    said = killed(tmp_path, what, random.Random(what))
    done = max(said, default=1)
    store = Store.open(tmp_path)
    assert store.recovered is None
    with store.read() as tx:
        board = Board.load(tx)
        moves = [c for c in log.of_record(tx, "card", "c1") if "stage" in c.fields]
    store.close()
    assert board.vote
    kept = {
        "balls": sum(board.vote.laid),
        "moves": len(moves),
        "texts": len(board.cards.column("suggestion")) - 1,
    }
    assert kept[what] in (done, done + 1)  # one more may have been under way
