"""A card is finished in one way, wherever that is asked for: what the rules want first is said, then its three
questions are put."""

from __future__ import annotations

from collections.abc import Callable

from board.errors import Refused
from board.kinds.card.record import Card
from board.kinds.card.rules import check_move
from kiosk.state import Wall


def finish(wall: Wall, card: Card, refused: Callable[[Refused], None]) -> None:
    """`refused` leads to what is lacking."""
    try:
        check_move(card, "done", wall.state.board.measures.of(card.id))
    except Refused as refusal:
        wall.refuse(refusal)
        refused(refusal)
    else:
        wall.go("practice", id=card.id)
