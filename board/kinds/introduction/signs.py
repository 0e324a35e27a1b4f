"""What a board shows of its first weeks by itself: each sign by its name, and how many of it there are.

A sign without a rule of its own is a kind of record: there are so many of it as hang. A kind that this board does not
know shows nothing, and people say it themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from board.kinds.culture.index import Culture
from board.kinds.culture.record import Survey
from board.kinds.indicator.index import Readings
from board.kinds.stream.index import Streams, Turns
from board.record import kinds

if TYPE_CHECKING:
    from board.board import Board


def _ideals(board: Board) -> int:
    shown = {stream.id for stream in board.of(Streams).shown}
    return sum(turn.state == "ideal" and not turn.archived and turn.stream in shown for turn in board.of(Turns))


def _actions(board: Board) -> int:
    """Cards made of the difference between a stream as it is and as it shall be: they bear its id."""
    made = [board.cards.get(turn.id) for turn in board.of(Turns) if turn.state == "ideal" and not turn.archived]
    return sum(card is not None and not card.archived for card in made)


def _past(board: Board, *stages: str) -> int:
    return len(board.cards.finished.items) + sum(c.stage in stages for c in board.cards.running.items.values())


def _surveys(board: Board, side: str) -> int:
    """How many times the unit was asked how it is, or how it wants to be, to the end."""
    some = (one for one in board.of(Culture) if isinstance(one, Survey))
    return sum(bool(one.ended) and one.side == side and not one.archived for one in some)


SIGNS: Mapping[str, Callable[[Board], int]] = {
    "goals": lambda board: len(board.goals.written),
    "meeting": lambda board: len(board.meetings.weeks_held),
    "suggestions": lambda board: len(board.cards.running.items) + len(board.cards.finished.items),
    "begun": lambda board: _past(board, "do", "check", "act"),
    "checked": lambda board: _past(board, "check", "act"),
    "finished": lambda board: len(board.cards.finished.items),
    "indicator": lambda board: sum(not reading.archived for reading in board.of(Readings)),
    "ideal": _ideals,
    "action": _actions,
    "culture": lambda board: _surveys(board, "now"),
    "target": lambda board: _surveys(board, "wanted"),
}


def seen(board: Board, sign: str) -> int:
    """How many of it there are on the board."""
    if known := SIGNS.get(sign):
        return known(board)
    kind = kinds.get(sign)
    if kind is None:
        return 0
    return sum(not record.archived for record in board.of_kind(kind))
