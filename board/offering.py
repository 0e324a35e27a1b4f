"""What a unit offers other units. A kind of record that can be offered says so itself, in the file `offer.py` of its
own folder in `board.kinds`, and nowhere else:

    def reads(): return {Story: Story.table.c.shared}           what of a unit the centre has to read for it
    def offers(board: Board) -> Iterable[Offered]: …            as others are told

What is not in an `Offer` does not leave the unit this way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from board.neighbours import Offer
from board.told import told_in

if TYPE_CHECKING:
    from board.board import Board


@dataclass(frozen=True)
class Offered:
    """A record that is offered. `words` is what others are told but for whose it is; `made` puts them in order; `to`
    are the public ids of the units it is offered to, None: to all who may be told."""

    record: str
    made: int
    words: Offer
    to: frozenset[str] | None = None


def sources() -> tuple[Any, ...]:
    """The modules that say it."""
    return told_in("board.kinds", "offer")


def of_board(board: Board) -> Iterable[Offered]:
    """All that this unit offers."""
    for source in sources():
        yield from source.offers(board)


def offer_id(unit: str, kind: str, record: str) -> str:
    """By which name everybody knows what this unit (its public id) offers: 16 hex digits."""
    return sha256(f"{unit} {kind} {record}".encode()).hexdigest()[:16]
