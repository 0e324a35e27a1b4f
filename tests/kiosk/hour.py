"""The hour of a tavlemøte at a wall off screen, in a process of its own: people vote, a card is moved with a tap, the
meeting ends, and everything has reached the centre when the process does.

    python -m tests.kiosk.hour FOLDER

The board in FOLDER must hold goals and a card under «Utføre», and be paired with a centre that answers.
"""

import json
import sys
from pathlib import Path

from kiosk.demo.hung import Hung
from sync.wall import apply

SMALL = (960, 540)
VOTES = (("green", "green", "red"), ("green", "green", "red"), ("green", "pink", "red"), ("green", "pink", "pink"))
"""Who lays what for each of three goals is said here and nowhere else: all green, half green, mostly red."""


def vote(wall: Hung) -> None:
    for person, balls in enumerate(VOTES):
        for colour in balls:
            wall.press(f"ball-{colour}")
            wall.wait_s(1.2)
        wall.press("next")
        wall.wait_s(0.6)
        assert person < len(VOTES) - 1 or wall.screen == "reveal"


def end(wall: Hung) -> None:
    """Straight on to the last point, and home."""
    wall.wait_s(6)
    wall.press("to-cards")
    while not wall.has("keeper-0"):
        wall.wait_s(0.6)
        wall.press("meeting-next")
    wall.press("keeper-0")
    wall.press("meeting-next")
    wall.root.home()
    wall.settle()


def move(wall: Hung) -> str:
    """The topmost card of «Utføre» goes one column on; its title."""
    card = wall.board.cards.column("do")[0]
    wall.wait_s(0.6)
    wall.press(f"card-{card.id}")
    wall.wait_s(0.6)
    wall.press("next")
    wall.wait_s(0.6)
    moved = wall.stored.cards.get(card.id)
    assert moved
    assert moved.stage == "check"
    return card.title


def unsent(wall: Hung) -> int:
    """How many changes the centre has not taken, by the file; what the badge says may be older by a moment."""
    found: list[int] = []
    wall.root.worker.with_store(lambda store: found.append(apply.gather(store, 1).waiting))
    return found[0]


def main() -> None:
    wall = Hung(Path(sys.argv[1]), SMALL)
    try:
        wall.press("main")
        wall.wait_s(0.6)
        wall.press(f"present-{len(VOTES)}")
        for _ in ("to the well-being", "to the vases"):
            wall.wait_s(0.6)
            wall.press("meeting-next")
        wall.wait_s(0.6)
        vote(wall)
        end(wall)
        title = move(wall)
        wall.until(lambda: not unsent(wall))
        print(json.dumps({"title": title}))
    finally:
        wall.take_down()


if __name__ == "__main__":
    main()
