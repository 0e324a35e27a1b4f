"""The photos of a card, for the unit's own people alone: a photo shows more than can be looked through for names.

of_card(tx, unit, card)      how it was, then how it became
bearer(tx, unit, subject)    the kind of what a photo may hang on; nothing of what that says
"""

from sqlalchemy import Connection, select

from board.board import Board
from board.kinds.photo.commands import illustrated
from board.kinds.photo.index import Photos
from board.kinds.photo.record import Photo


def of_card(tx: Connection, unit: int, card: str) -> tuple[Photo, ...]:
    board = Board.load(tx, unit, {Photo.kind: Photo.table.c.subject == card})
    return board.of(Photos).of_card(card)


def bearer(tx: Connection, unit: int, subject: str) -> str:
    """Nothing where no such thing hangs in the unit."""
    for kind in illustrated():
        t = kind.table.c
        if tx.scalar(select(t.id).where(t.unit == unit, t.id == subject, t.archived.is_(False))) is not None:
            return kind.kind
    return ""
