"""The monkey itself: so many steps on a wall from a seed, with a look at what must hold after them.

python -m tests.kiosk.monkey.monkey --seed 3 --steps 535 --wall demo --size 1280x800     # plays it again
"""

from __future__ import annotations

import argparse
import atexit
import logging
import shutil
import tempfile
import time
from collections import Counter, deque
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from board.demonstration import hang_up
from kiosk.demo.hung import TUESDAY, Hung, prepare
from tests.kiosk.monkey import eyes
from tests.kiosk.monkey.hands import Hands
from tests.memory import MEMORY

SIZES = ((1920, 1080), (1280, 800), (1080, 1920))
WALLS = ("empty", "demo")
LOOK, ANSWER, HOME, REHANG = 20, 7, 60, 125
"""After so many steps each: a look at the file, is the sheet answered, is there a way home, the wall hung anew."""
LAST = 25
"""So many steps are told when something is found."""


@dataclass
class Found:
    """What did not hold, and how to see it again."""

    what: str
    seed: int
    step: int
    wall: str
    size: tuple[int, int]
    last: list[str]

    def __str__(self) -> str:
        how = f"--seed {self.seed} --steps {self.step} --wall {self.wall} --size {self.size[0]}x{self.size[1]}"
        again = f"  python -m tests.kiosk.monkey.monkey {how}"
        return "\n".join((self.what, again, *(f"    {done}" for done in self.last)))


@dataclass
class Round:
    """One round of a monkey: `steps` of them on a wall in `folder`."""

    seed: int
    steps: int
    wall: str
    size: tuple[int, int]
    folder: Path
    seen: Counter[str] = field(default_factory=Counter)
    """How many steps were taken on each screen."""

    def run(self) -> Found | None:
        """The first thing that did not hold, or None."""
        chance = Random(f"{self.seed} {self.wall} {self.size}")
        last: deque[str] = deque(maxlen=LAST)
        faults = eyes.Faults()
        step = 0
        with ExitStack() as stack:
            stack.enter_context(_named_by(chance))
            logging.getLogger("tavle").addHandler(faults)
            stack.callback(logging.getLogger("tavle").removeHandler, faults)
            if self.wall == "demo":
                shutil.copytree(_demonstration(), self.folder, dirs_exist_ok=True)
            hung = self._hang()
            try:
                for step in range(1, self.steps + 1):
                    hands = Hands(hung, chance)
                    self.seen[hung.screen] += 1
                    last.append("?")
                    last[-1] = f"{step} {hung.screen}: {hands.act()}"
                    self._look(hung, hands, step, last)
                    assert not faults.found, faults.found[0]
                    if step % REHANG == 0:
                        hung = self._hang_anew(hung)
                eyes.way_home(hung, Hands(hung, chance))
                eyes.same_as_file(hung)
                eyes.same_as_log(hung)
            except Exception as fault:
                what = str(fault) if isinstance(fault, AssertionError) else _told(fault)
                return Found(what, self.seed, step, self.wall, self.size, list(last))
            finally:
                hung.take_down()
        return None

    def _look(self, hung: Hung, hands: Hands, step: int, last: deque[str]) -> None:
        if step % ANSWER == 0 and (answered := eyes.answered_by_touch(hung, hands)):
            last.append(f"{step} {hung.screen}: the sheet is answered by {answered}")
        if step % LOOK == 0:
            eyes.nothing_outside(hung)
            eyes.same_as_file(hung)
        if step % HOME == 0:
            eyes.way_home(hung, hands)
            last.append(f"{step} {hung.screen}: found home")

    def _hang(self, **more: Any) -> Hung:
        return Hung(self.folder, self.size, **more)

    def _hang_anew(self, hung: Hung) -> Hung:
        """Taken down for the night and hung again: nothing is lost by that."""
        eyes.same_as_log(hung)
        hung.take_down()
        before = hung.board
        new = self._hang(now=hung.root.state.now)
        new.now_ms = hung.now_ms
        for name in ("cards", "goals", "meetings", "gains", "vote"):
            assert getattr(new.board, name) == getattr(before, name), f"{name} differ after a restart"
        return new


def _named_by(chance: Random) -> Any:
    """Whatever gets a name gets it from here, so that a round can be played again."""
    return patch("secrets.token_hex", lambda n: f"{chance.getrandbits(8 * n):0{2 * n}x}")


@cache
def _demonstration() -> Path:
    """A folder with the demonstration, the same in every process."""
    folder = Path(tempfile.mkdtemp(prefix="tavle-monkey-", dir=MEMORY))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with _named_by(Random("demonstration")):
        prepare(folder, lambda: int(TUESDAY.timestamp() * 1000), (), hang_up)
    return folder


def _told(fault: Exception) -> str:
    import traceback

    return "".join(traceback.format_exception(fault))


def play(seed: int, steps: int, wall: str, size: tuple[int, int], seen: Counter[str] | None = None) -> Found | None:
    """One round in a folder that is thrown away."""
    folder = Path(tempfile.mkdtemp(prefix="tavle-monkey-", dir=MEMORY))
    try:
        return Round(seed, steps, wall, size, folder, seen if seen is not None else Counter()).run()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    ask = argparse.ArgumentParser()
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--steps", type=int, default=1000)
    ask.add_argument("--wall", choices=WALLS, default="empty")
    ask.add_argument("--size", default="1920x1080")
    given = ask.parse_args()
    width, height = (int(n) for n in given.size.split("x"))
    seen: Counter[str] = Counter()
    began = time.process_time()
    found = play(given.seed, given.steps, given.wall, (width, height), seen)
    print(f"{sum(seen.values())} steps in {time.process_time() - began:.0f} s of CPU: {dict(seen.most_common())}")
    print(found or "nothing found")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
