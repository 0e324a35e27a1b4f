"""Events are carried out on a store with its clock moved from moment to moment; only the demonstration does so."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from board import content, neighbours
from board.board import Board
from board.context import carry_out
from board.demonstration.moments import Event, identity
from board.demonstration.year import Year
from board.store.store import Store

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "demonstration"


def read(name: str) -> dict[str, Any]:
    """What a file of the demonstration says."""
    return content.read(FOLDER / f"{name}.toml")


def hang(store: Store, now_ms: int, told: dict[str, Any]) -> Board:
    """Fill a new, empty store with what is told. Raises ValueError on a board that is in use."""
    with store.read() as tx:
        board = Board.load(tx)
    if board != Board(own=board.own):
        raise ValueError("the demonstration needs an empty board")
    return happen(store, now_ms, Year(told, now_ms).events())


def happen(store: Store, now_ms: int, events: Iterable[Event]) -> Board:
    """All of them, the earliest first, in one transaction."""
    wall, running, moment = store.clock.wall, store.clock.running, now_ms
    store.clock.wall = store.clock.running = lambda: moment - store.clock.offset_ms
    try:
        with store.write() as tx:
            board = Board.load(tx)
            for event in sorted(events, key=lambda event: (event.at_ms, event.order)):
                moment = event.at_ms
                group = identity("action", event.at_ms, event.order)
                board = carry_out(tx, store, board, event.make(board), group=group, unlocked=True)
            board = replace(board, neighbours=neighbours.read(tx))
    finally:
        store.clock.wall, store.clock.running = wall, running
    return board
