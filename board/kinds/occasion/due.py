"""An occasion is due on its days; a touch says that it is done. Weeks away are a span, and nothing is to be done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from board.due import Due
from board.kinds.occasion.record import Occasion, Occasions
from board.recurrence import days

if TYPE_CHECKING:
    from board.board import Board

READS = (Occasion,)


def due(board: Board, first: date, last: date) -> Iterable[Due]:
    for one in board.of(Occasions).hung:
        if one.day is None or one.until:
            continue
        end = min(last, one.ended - timedelta(days=1)) if one.ended else last
        for day in days(one.day, one.every, first, end):
            yield Due(day, one.name, "year", one.id, settled=one.ended is not None, by_tap=True)
