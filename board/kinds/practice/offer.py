"""A practice is offered to the sister units that were chosen for it, once its card is finished and worked: what the
card is called, how it is done now, and what it gave."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, exists

from board.kinds.card.record import Card
from board.kinds.gain.record import Gain
from board.kinds.measure import Measure
from board.kinds.practice.index import Offers, posters, practice_id
from board.kinds.practice.record import Practice, Practicecheck, Practicelines, Practiceoffer
from board.kinds.story.index import numbers
from board.neighbours import Offer
from board.offering import Offered
from board.record import Record

if TYPE_CHECKING:
    from board.board import Board

_O = Practiceoffer.table.c
_CARD: dict[type[Record], str] = {
    Card: "id",
    Measure: "card",
    Gain: "subject",
    Practice: "card",
    Practicelines: "card",
    Practicecheck: "card",
}


def reads() -> dict[type[Record], ColumnElement[bool]]:
    """The offers that stand, and all of the cards they are of that a poster and its numbers rest on."""

    def offered(kind: type[Record], field: str) -> ColumnElement[bool]:
        c = kind.table.c
        return exists().where(_O.unit == c.unit, _O.card == c[field], _O.archived.is_(False))

    return {Practiceoffer: _O.archived.is_(False), **{kind: offered(kind, field) for kind, field in _CARD.items()}}


def offers(board: "Board") -> Iterable[Offered]:
    for card, poster in posters(board):
        to = frozenset(one.sister for one in board.of(Offers).of(card.id))
        if to and card.worked == "yes":
            id_ = practice_id(card.id)
            given = dict(numbers(board, card))
            words = Offer(id=id_, kind=Practice.kind, unit="", title=card.title, lines=poster.lines, **given)
            yield Offered(id_, poster.made, words, to)
