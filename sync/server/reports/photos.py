"""The photos of a card, for the unit's own people alone: a photo shows more than can be looked through for names.

of_card(tx, unit, card)      how it was, then how it became
"""

from sqlalchemy import Connection

from board.board import Board
from board.kinds.photo.index import Photos
from board.kinds.photo.record import Photo


def of_card(tx: Connection, unit: int, card: str) -> tuple[Photo, ...]:
    board = Board.load(tx, unit, {Photo.kind: Photo.table.c.subject == card})
    return board.of(Photos).of_card(card)
