"""A wall on which many value streams hang: twenty of forty steps, with their ideals, beside the demonstration.

fill(store, now_ms)
"""

from board.board import Board
from board.context import perform
from board.demonstration import hang_up
from board.kinds.stream.cards import Draw
from board.kinds.stream.index import Steps
from board.kinds.stream.ready import HangReady, ready
from board.store.store import Store

STREAMS, STEPS = 20, 40


def fill(store: Store, now_ms: int) -> None:
    """Every fourth step falls away in the ideal."""
    hang(store, hang_up(store, now_ms))


def hang(store: Store, board: Board) -> Board:
    longest = max(ready(), key=lambda name: len(ready()[name]["step"]))
    for n in range(STREAMS):
        board = perform(store, board, HangReady(f"stream{n}", longest))
        steps = board.of(Steps).of(f"stream{n}")
        assert len(steps) == STEPS
        for step in steps[::4]:
            board = perform(store, board, Draw(step.id, {"gone": True}))
    return board
