"""What is lifted: a card of ours, or what a unit lifted to us and we lift further."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from board.board import Board
from board.kinds.card.record import Card
from board.kinds.lift.index import LiftedHere, Lifts
from board.kinds.lift.record import Lift, Lifted
from board.neighbours import Sister


class What(NamedTuple):
    """One of the two is there. `hours` a week that it would give, `lift` as it is lifted now, `above` whom it may be
    lifted to, the nearest first: not to where it came from."""

    title: str
    hours: float
    card: Card | None
    lifted: Lifted | None
    lift: Lift | None
    above: Sequence[Sister]


def what(board: Board, id_: str) -> What | None:
    """Under the id of the card, or under that which it hangs here under."""
    lifts, above = board.of(Lifts), board.neighbours.above
    card = board.cards.get(id_)
    if card and not card.archived:
        gain = board.gains.of(card.id).identified
        return What(card.title, gain.hours_per_week if gain else 0.0, card, None, lifts.of_card(card.id), above)
    lifted = next((one for one in board.of(LiftedHere).hung if one.id == id_), None)
    if lifted is None:
        return None
    others = [one for one in above if one.id != lifted.origin]
    return What(lifted.title, lifted.hours_per_week, None, lifted, lifts.of_lifted(lifted), others)
