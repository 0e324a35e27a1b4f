"""The demonstration: a year at Ytterskogen omsorgsboliger, hung up as the people there would have done it.

The content is told from today (see the head of assets/demonstration/ytterskogen.toml). Its commands are carried out
with the clock moved from moment to moment, so that histories, trends and undo are what they would have been. Knows
no screen; nothing but the demonstration uses it.

    board = hang_up(store, now_ms)            # the board of a new, empty store
    hang_up(store, now_ms, full=True)         # with sixty open cards
    script()                                  # what a meeting held for show does
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from board import content, neighbours
from board.board import Board
from board.context import carry_out
from board.demonstration.moments import identity
from board.demonstration.year import Year
from board.store.store import Store

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "demonstration"


@dataclass(frozen=True)
class Script:
    """What a meeting held for show does. `votes` are [green, pink, red] for each goal."""

    present: int
    votes: tuple[tuple[int, int, int], ...]
    next_keeper: str
    suggestion_title: str
    red_card_title: str
    missed_why: str
    freed_for: str
    fallen_reason: str


def script() -> Script:
    told = _read("ytterskogen")["today"]
    return Script(**{**told, "votes": tuple(tuple(vote) for vote in told["votes"])})


def hang_up(store: Store, now_ms: int, full: bool = False) -> Board:
    """Fill a new, empty store with the year up to `now_ms`, in one transaction. Raises ValueError on a board that is
    in use."""
    content = _read("ytterskogen")
    if full:
        content["card"] = content["card"] + _read("ytterskogen-full")["card"]
    events = sorted(Year(content, now_ms).events(), key=lambda event: (event.at_ms, event.order))
    wall, running, moment = store.clock.wall, store.clock.running, now_ms
    store.clock.wall = store.clock.running = lambda: moment - store.clock.offset_ms
    try:
        with store.write() as tx:
            board = Board.load(tx)
            if board != Board(own=board.own):
                raise ValueError("the demonstration needs an empty board")
            for event in events:
                moment = event.at_ms
                group = identity("action", event.order)
                board = carry_out(tx, store, board, event.make(board), group=group, unlocked=True)
            board = replace(board, neighbours=neighbours.read(tx))
    finally:
        store.clock.wall, store.clock.running = wall, running
    return board


def _read(name: str) -> dict[str, Any]:
    return content.read(FOLDER / f"{name}.toml")
