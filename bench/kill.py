"""Kills a wall in the middle of its work, again and again, and looks whether everything it had confirmed is there.

    python -m bench.kill [rounds]

A process of its own carries out commands and says, after each, how many are done; it is killed (SIGKILL) at a random
moment. The file must then hold those commands, all of them, and at most the one it had no time to confirm.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from subprocess import PIPE

from board import votes
from board.board import Board
from board.context import Command, Context, perform
from board.kinds.card.commands import AddCard, EditCard, MoveCard
from board.kinds.goal import WriteGoal
from board.kinds.meeting.commands import SetPresent, StartMeeting
from board.kinds.tally.commands import LayBall, OpenVote
from board.store.store import Store

MOST_HEARD = 4
LONGEST_AFTER_S = 0.06
"""A life ends at random within this time after a random number of commands was heard of."""

DEAD = "dead\n"
BALLS = 150
"""Balls are laid up to this number, poured out unseen, and laid again."""

State = tuple[int, str, str]
"""Balls in the vase, the stage and the title of the card."""


@dataclass
class Tally:
    """What a run has seen: lives ended, commands confirmed, and commands that were stored without being confirmed."""

    killed: int = 0
    confirmed: int = 0
    unconfirmed: int = 0


@dataclass(frozen=True)
class PourOut:
    """The vases are emptied unseen and put out once more."""

    meeting: str

    def run(self, context: Context) -> None:
        if vote := context.board.vote:
            votes.give_up(context.tx, vote)
        OpenVote(self.meeting).run(replace(context, board=replace(context.board, votes=())))


def command(done: int) -> Command:
    """The command that follows after so many."""
    turn, kind = divmod(done, 3)
    balls, stage, _ = state(done)
    if kind == 0:
        return LayBall("g1", "green", balls) if balls < BALLS else PourOut("m1")
    if kind == 1:
        return MoveCard("c1", stage, "do" if stage == "plan" else "plan")  # type: ignore[arg-type]
    return EditCard("c1", {"title": f"Endret {turn + 1} ganger"})


def state(done: int) -> State:
    """What the file must say after so many commands."""
    balls, moves, edits = (done + 2) // 3, (done + 1) // 3, done // 3
    title = f"Endret {edits} ganger" if edits else "Ringeklokka"
    return balls % (BALLS + 1), ("plan", "do")[moves % 2], title


def run(folder: Path, rounds: int, seed: int = 0) -> Tally:
    """Live and die so many times on one file. Raises AssertionError when something confirmed is not there."""
    chance = random.Random(seed)
    tally = Tally()
    hang_up(folder)
    done = 0
    code = "from bench.kill import give_birth; give_birth()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=PIPE, stdout=PIPE, text=True, bufsize=1) as mother:
        assert mother.stdin
        assert mother.stdout
        for _ in range(rounds):
            mother.stdin.write(f"{done} {folder}\n")
            pid = int(mother.stdout.readline())
            said = [mother.stdout.readline() for _ in range(chance.randrange(MOST_HEARD))]
            time.sleep(chance.uniform(0, LONGEST_AFTER_S))
            os.kill(pid, signal.SIGKILL)
            said += iter(mother.stdout.readline, DEAD)
            confirmed = int(said[-1]) if said else done
            found = state_of(folder)
            assert found in (state(confirmed), state(confirmed + 1)), (confirmed, found)
            tally.killed += 1
            tally.confirmed += confirmed - done
            tally.unconfirmed += found != state(confirmed)
            done = confirmed + (found != state(confirmed))
        mother.stdin.close()
    return tally


def give_birth() -> None:
    """For each line `done folder` a child that lives until it is killed. All is imported already, so it is quick."""
    for line in sys.stdin:
        done, folder = line.rstrip().split(" ", 1)
        if pid := os.fork():
            os.waitpid(pid, 0)
            os.write(1, DEAD.encode())
        else:
            _say(os.getpid())
            _live(Path(folder), int(done))


def hang_up(folder: Path) -> None:
    """A wall with a card under way and an open vote, on which no command has been done yet."""
    store = Store.open(folder)
    board = Board()
    for first in (
        AddCard("c1", "Ringeklokka"),
        EditCard("c1", {"responsible": "Kari", "deadline": "2099-12-31"}),
        MoveCard("c1", "suggestion", "plan"),
        WriteGoal("g1", 0, "Vi spiser lunsj sammen"),
        StartMeeting("m1"),
        SetPresent("m1", BALLS),
        OpenVote("m1"),
    ):
        board = perform(store, board, first)
    store.close()


def _live(folder: Path, done: int) -> None:
    store = Store.open(folder)
    with store.read() as tx:
        board = Board.load(tx)
    while True:
        board = perform(store, board, command(done))
        done += 1
        _say(done)


def _say(number: int) -> None:
    os.write(1, f"{number}\n".encode())


def state_of(folder: Path) -> State:
    store = Store.open(folder)
    try:
        assert store.recovered is None, "the file was damaged"
        with store.read() as tx:
            board = Board.load(tx)
        card = board.cards.get("c1")
        assert card
        assert board.vote
        return board.vote.laid[0], card.stage, card.title
    finally:
        store.close()


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        tally = run(Path(folder) / "tavle", rounds)
        took_s = time.perf_counter() - start
    print(
        f"killed {tally.killed} times in {took_s:.0f} s: {tally.confirmed} commands confirmed, none lost; "
        f"{tally.unconfirmed} stored though there was no time to confirm"
    )


if __name__ == "__main__":
    main()
