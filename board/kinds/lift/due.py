"""The day an answer to a lift is wanted stands in the årshjul of both sides, at every level it was lifted to."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from board.catalogue import _
from board.due import Due
from board.kinds.card.record import Card
from board.kinds.lift.index import LiftedHere, Lifts, from_below, settled
from board.kinds.lift.record import Lift, Lifted

if TYPE_CHECKING:
    from board.board import Board

READS = (Card, Lift, Lifted)


def due(board: "Board", first: date, last: date) -> Iterable[Due]:
    for lift in board.of(Lifts).up:
        card = board.cards.get(lift.card)
        if lift.by and first <= lift.by <= last and card and not card.archived:
            what = _("Svar på løftet: {title}", title=card.title)
            over = settled(lift) or card.stage == "done"
            yield Due(lift.by, what, "lift", card.id, settled=over, more=lift.to_name)
    for case in board.of(Lifts).cases:
        asked, card = board.of(Lifts).asked(case), board.cards.get(case)
        day = max((lift.by for lift in asked if lift.by), default=None)
        if day and first <= day <= last and card and not card.archived:
            what = _("Svar fra enhetene: {title}", title=card.title)
            left = [lift.to_name for lift in asked if not settled(lift)]
            yield Due(day, what, "inquiry", card.id, settled=not left, more=", ".join(left[:2]))
    here = (*from_below(board).all, *board.of(LiftedHere).from_above.all)
    for lifted in here:
        if lifted.by and first <= lifted.by <= last:
            what = _("Svar til {unit}: {title}", unit=lifted.origin_name, title=lifted.title)
            yield Due(lifted.by, what, "lifted", lifted.id, settled=settled(lifted))
        further = board.of(Lifts).of_lifted(lifted)
        if further and further.by and first <= further.by <= last:
            what = _("Svar fra {unit}: {title}", unit=further.to_name, title=lifted.title)
            yield Due(further.by, what, "lift", lifted.id, settled=settled(further))
