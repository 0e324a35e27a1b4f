"""A habit is asked about on its day: whether it still holds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from board.catalogue import _
from board.due import Due
from board.kinds.card.record import Card
from board.kinds.practice.index import kept
from board.kinds.practice.record import Practice, Practicecheck, Practicelines

if TYPE_CHECKING:
    from board.board import Board

READS = (Card, Practice, Practicecheck, Practicelines)


def due(board: Board, first: date, last: date) -> Iterable[Due]:
    """The day that each habit of a finished card is asked about, and the days on which that was answered."""
    for card in board.cards.column("done"):
        if found := kept(board, card):
            answered = [(one.day, True) for one in found.answers]
            for day, settled in (*answered, (found.asked, False)):
                if day and first <= day <= last:
                    yield Due(day, _("Holder vanen fortsatt?"), "practice", card.id, settled, card.title)
