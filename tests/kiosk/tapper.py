"""Taps on a real wall until it is killed, and says after each tap what the screen has shown as done.

python -m tests.kiosk.tapper FOLDER balls|moves|texts
"""

import sys
from pathlib import Path

from board.board import Board
from board.context import perform
from board.kinds.card.commands import AddCard, EditCard
from board.kinds.goal import WriteGoal
from board.kinds.meeting.commands import SetPresent, StartMeeting
from board.kinds.tally.commands import OpenVote
from board.store.store import Store
from kiosk.demo.hung import TUESDAY, Hung

PRESENT = 200
GOALS = [WriteGoal(f"g{n}", n, text) for n, text in enumerate(("Vi hjelper hverandre", "Jeg får ro", "Vi ler"))]
CARD = [AddCard("c1", "Fast plass"), EditCard("c1", {"responsible": "Marit", "deadline": "2025-12-24"})]
VOTE = [StartMeeting("m1"), SetPresent("m1", PRESENT), OpenVote("m1")]


def prepare(folder: Path) -> None:
    """A board on which all three kinds of tapping can begin."""
    store = Store.open(folder, lambda: int(TUESDAY.timestamp() * 1000))
    with store.read() as tx:
        board = Board.load(tx)
    if not board.goals.written:
        for command in [*GOALS, *CARD, *VOTE]:
            board = perform(store, board, command)
    store.close()


def say(done: int) -> None:
    print(done, flush=True)


def balls(wall: Hung) -> None:
    wall.root.go("vote", meeting="m1")
    wall.settle()
    wall.wait_s(0.5)
    if wall.has("next") and not wall.has("ball-green"):
        wall.press("next")
    while True:
        wall.press("ball-green")
        assert wall.board.vote
        say(sum(wall.board.vote.laid))
        wall.wait_s(1.6)
        if len(set(wall.board.vote.laid)) == 1:
            wall.press("next")
            wall.wait_s(0.5)


def moves(wall: Hung) -> None:
    """From column to column and back, by dragging; what is said is how often."""
    moved = 0
    while True:
        there = 480 if wall.board.cards.column("suggestion") else 180
        x, y = wall.middle("card-c1")
        wall.touch_down(0, x, y)
        for step in range(1, 5):
            wall.touch_move(0, x + (there - x) * step / 4, y)
        wall.touch_up(0)
        wall.wait_s(0.6)
        moved += 1
        say(moved)


def texts(wall: Hung) -> None:
    while True:
        wall.press("new-suggestion")
        wall.wait_s(0.5)
        for letter in "kort":
            wall.press(f"key-{letter}")
        wall.press("key-done")
        say(len(wall.board.cards.column("suggestion")) - 1)
        wall.press("to-board")
        wall.wait_s(0.3)


if __name__ == "__main__":
    folder, what = Path(sys.argv[1]), sys.argv[2]
    prepare(folder)
    hung = Hung(folder, (1280, 800) if what == "texts" else (1920, 1080))
    say(0)
    {"balls": balls, "moves": moves, "texts": texts}[what](hung)
