"""A gain comes up again 3 and 12 months after it was realised: «Sparer vi det fortsatt?»"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from board import follow_up
from board.catalogue import _
from board.due import Due
from board.kinds.card.record import Card
from board.kinds.gain.record import Gain

if TYPE_CHECKING:
    from board.board import Board

READS = (Card, Gain)


def due(board: Board, first: date, last: date) -> Iterable[Due]:
    for one in board.gains.subjects.values():
        for day, settled in follow_up.days(one, first, last):
            card = board.cards.get(one.id)
            named = (gain.title for gain in reversed(board.gains.history(one.id)) if gain.title)
            title = card.title if card else next(named, "")
            yield Due(day, _("Sparer vi det fortsatt?"), "gains", one.id, settled, title, asked=True)
