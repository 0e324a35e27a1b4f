"""What many units do now, as their walls have it: the lines of each card that became a habit, those before, and to
whom it is offered.

    of_units(tx, organisation, now_ms)[unit]       each habit of the unit, the latest first
    opened(tx, unit, card, now_ms)                 one of them, also where its card is tried again

A card that is told of only tomorrow is not there, and its lines neither. Names nobody.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection

from board.board import Board
from board.kinds.card.record import Card
from board.kinds.practice.index import Offers, Poster, poster, posters
from board.kinds.practice.record import Practice, Practicecheck, Practicelines, Practiceoffer
from sync.server.reports import hung, tenancy


@dataclass(frozen=True)
class ToldPractice:
    """How a unit does it now, the card it came of, and the names of the units it is offered to."""

    card: Card
    poster: Poster
    offered: tuple[str, ...]


def of_units(
    tx: Connection, organisation: int, now_ms: int, of: Collection[int] | None = None
) -> dict[int, tuple[ToldPractice, ...]]:
    """The habits of each unit of an organisation that has any, or of some of them."""
    of_them = tenancy.numbers(organisation, of)
    boards = Board.load_several(tx, of_them, _rests_on(now_ms))
    found = {unit: tuple(_told(board, *one) for one in posters(board)) for unit, board in boards.items()}
    return {unit: some for unit, some in found.items() if some}


def opened(tx: Connection, unit: int, card: str, now_ms: int) -> ToldPractice | None:
    """Of one card that may be told of; None where nothing is written."""
    board = Board.load(tx, unit, _rests_on(now_ms))
    known, found = board.cards.get(card), poster(board, card)
    return _told(board, known, found) if known and found else None


def _told(board: Board, card: Card, found: Poster) -> ToldPractice:
    offers = board.of(Offers).of(card.id) if card.stage == "done" and card.worked != "no" else ()
    return ToldPractice(card, found, tuple(one.name for one in offers))


def _rests_on(now_ms: int) -> dict[str, ColumnElement[bool]]:
    kinds = (Practice, Practicelines, Practicecheck, Practiceoffer)
    return hung.and_cards(kinds, Practicelines.table.c.card, now_ms)
