"""A gain of quality comes up again 3 and 12 months after it was won: «Er det fortsatt bedre?»"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from board import follow_up
from board.catalogue import _
from board.due import Due
from board.kinds.card.record import Card
from board.kinds.quality.index import Qualities
from board.kinds.quality.record import Quality

if TYPE_CHECKING:
    from board.board import Board

READS = (Card, Quality)


def due(board: Board, first: date, last: date) -> Iterable[Due]:
    for one in board.of(Qualities).subjects.values():
        for day, settled in follow_up.days(one, first, last):
            card = board.cards.get(one.id)
            title = one.latest.title or (card.title if card else "")
            yield Due(day, _("Er det fortsatt bedre?"), "gains", one.id, settled, title, asked=True)
