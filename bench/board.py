"""What a tap costs on an empty board and on one with ten years of meetings, with the bare disk beside.

    python -m bench.board [--folder DIR]

A tap is `perform`: from the command to the new board, COMMIT on the disk included. The bare commit writes one row of
the same size with the same settings of SQLite. The goal: ten years cost a tap no more than 1.2 times nothing at all.
"""

import argparse
import gc
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from bench import ten_years
from board.board import Board
from board.calendar import weeks_back
from board.context import Command, perform
from board.kinds.card.commands import AddCard, EditCard, MoveCard
from board.kinds.gain.commands import Identify, Realise
from board.kinds.goal import WriteGoal
from board.kinds.measure import AddMeasure
from board.kinds.meeting.commands import SetPresent, StartMeeting
from board.kinds.tally.commands import LayBall, OpenVote, TakeBack
from board.store.store import PRAGMAS, Store

TAPS = 100
GOAL = 1.2


class Wall:
    """A store with its board."""

    def __init__(self, folder: Path, *, old: bool) -> None:
        self.folder = folder
        self.store = Store.open(folder)
        if old:
            ten_years.fill(self.store, self.store.clock.now_ms())
        self.board = self.load()
        if not self.board.goals.written:
            self.do(WriteGoal("goal", 0, "Vi spiser lunsj sammen"))
        self.do(AddCard("tapped", "Ringeklokka"))
        self.do(EditCard("tapped", {"responsible": "Kari", "deadline": "2099-12-31"}))
        self.do(StartMeeting("today"))
        self.do(SetPresent("today", 200))
        self.do(OpenVote("today"))
        self.goal = self.board.goals.written[0].id

    def load(self) -> Board:
        with self.store.read() as tx:
            return Board.load(tx)

    def do(self, command: Command) -> None:
        self.board = perform(self.store, self.board, command)
        self.board.measures.of("tapped")  # as the open card shows them

    def look(self) -> None:
        """What the board and the account of gains show, derived anew where a command has changed it."""
        board = self.board
        board.cards.oldest_first, board.gains.realised_by_use, board.meetings.keepers  # noqa: B018
        for slot in board.goals.versions:
            board.meetings.trend(slot, weeks_back(date(2026, 11, 17), 12))
        for stage in ("suggestion", "plan", "do", "check", "act", "done"):
            board.cards.column(stage)  # type: ignore[arg-type]


def taps() -> dict[str, Callable[[int, Wall], Command]]:
    """The taps by name: each makes the n-th command of its kind."""
    return {
        "ball": lambda n, wall: LayBall(wall.goal, "green", 0) if n % 2 == 0 else TakeBack(wall.goal, "green", 1),
        "suggestion": lambda n, wall: AddCard(f"new-{n}", "Nøkler til garasjen"),
        "edit": lambda n, wall: EditCard("tapped", {"problem": f"Nattevakta hører den ikke ({n})"}),
        "move": lambda n, wall: _move(n, "plan", "suggestion"),
        "measure": lambda n, wall: AddMeasure(f"m-{n}", "tapped", n),
        "finish": lambda n, wall: _move(n, "done", "check"),
        "estimate": lambda n, wall: Identify(f"i-{n}", "tapped", 2.5),
        "realise": lambda n, wall: Realise(f"r-{n}", "tapped", 2.5, "2026-11-17", "Lunsj"),
    }


def _move(n: int, there: str, back: str) -> Command:
    seen, to = (back, there) if n % 2 == 0 else (there, back)
    return MoveCard("tapped", seen, to)  # type: ignore[arg-type]


def bare_commits(folder: Path) -> list[float]:
    """Milliseconds of transactions that write one row of 400 bytes."""
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, content BLOB)")

    def commit() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO bare (content) VALUES (?)", (b"x" * 400,))
        connection.execute("COMMIT")

    found = timed(commit, TAPS)
    connection.close()
    return found


def timed(act: Callable[[], object], times: int = 1) -> list[float]:
    """Milliseconds of an act, so many times."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        found.append((time.perf_counter() - start) * 1000)
    return found


def in_turn(new: Wall, old: Wall, make: Callable[[int, Wall], Command]) -> tuple[list[float], list[float]]:
    """The same taps on both walls, alternately, so that both meet the same weather on the disk."""
    times: tuple[list[float], list[float]] = ([], [])
    for n in range(TAPS):
        for wall, found in ((new, times[0]), (old, times[1])):
            found += timed(partial(wall.do, make(n, wall)))
    return times


def show(name: str, ms: list[float], beside: list[float] | None = None) -> None:
    p99 = sorted(ms)[int(0.99 * (len(ms) - 1))]
    line = f"{name:34} median {statistics.median(ms):7.2f} ms   p99 {p99:7.2f} ms"
    if beside:
        times = statistics.median(ms) / statistics.median(beside)
        line += f"   {times:4.2f} × the new wall{'' if times <= GOAL else f'  over {GOAL}'}"
    print(line, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=None, help="a folder on the disk that counts")
    with tempfile.TemporaryDirectory(dir=parser.parse_args().folder) as name:
        folder = Path(name)
        show("bare commit", bare_commits(folder))
        new, old = Wall(folder / "new", old=False), Wall(folder / "old", old=True)
        gc.collect()
        gc.freeze()  # as a wall does when it has started
        print(f"ten years: {old.store.path.stat().st_size / 1e6:.0f} MB")
        for kind, make in taps().items():
            if kind == "finish":
                for wall in (new, old):
                    wall.do(EditCard("tapped", {"unmeasurable": True}))
                    wall.do(MoveCard("tapped", "suggestion", "check"))
            first, then = in_turn(new, old, make)
            show(f"{kind}, new", first)
            show(f"{kind}, ten years", then, first)
        for wall, age in ((new, "new"), (old, "ten years")):
            show(f"Board.load, {age}", timed(wall.load, 5))
            wall.board = wall.load()
            show(f"first look at everything, {age}", timed(wall.look))
            wall.store.close()
            show(f"Store.open, closed, {age}", timed(partial(reopen, wall), 3))
            (wall.folder / "closed").unlink()
            show(f"Store.open, after a power cut, {age}", timed(partial(reopen, wall)))


def reopen(wall: Wall) -> None:
    wall.store = Store.open(wall.folder)
    wall.store.close()


if __name__ == "__main__":
    main()
