"""A round comes again so many months after it was last done: in each area by its own turn, the vernerunde
each year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import count
from typing import TYPE_CHECKING

from board import calendar
from board.catalogue import _
from board.due import Due
from board.kinds.area import Area, Areas
from board.kinds.round.index import rounds_of
from board.kinds.round.record import Form, Round
from board.kinds.round.turn import SAFETY_MONTHS, due_day, safety_day
from board.limits import LAST_DAY

if TYPE_CHECKING:
    from board.board import Board

READS = (Area, Round)


def due(board: Board, first: date, last: date) -> Iterable[Due]:
    for area in board.of(Areas).in_order:
        what = _("5S-runde: {area}").format(area=area.title)
        yield from _days(board, "5s", area.id, what, due_day(board, area), area.months, last)
    yield from _days(board, "safety", "", _("Vernerunde"), safety_day(board), SAFETY_MONTHS, last)


def _days(
    board: Board, form: Form, area: str, what: str, coming: date | None, months: int, last: date
) -> Iterable[Due]:
    """Those on which one was done, and from the coming one on as they would follow each other."""
    tool = "round" if form == "5s" else "safety"
    for one in rounds_of(board, form, area):
        if one.ended:
            yield Due(one.ended, what, tool, area, settled=True)
    if coming is None:
        return
    for n in count():
        day = calendar.months_after(coming, n * months)
        if day > min(last, LAST_DAY):
            return
        yield Due(day, what, tool, area)
