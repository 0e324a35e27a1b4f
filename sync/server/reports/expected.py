"""What is expected to be free, and when: the gains whose estimate says a day and that are not free yet.

    for one in of_units(tx, organisation, now_ms): one.title, one.hours, one.day

What is left is reckoned as on the wall (`board.kinds.gain.index`). Names nobody.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, exists

from board.board import Board
from board.catalogue import _
from board.kinds.card.record import Card
from board.kinds.gain.index import counted_on
from board.kinds.gain.record import Gain
from sync.server.reports import hung, tenancy

_G = Gain.table.c
_C = Card.table.c


class Waiting(NamedTuple):
    """Hours a week and årsverk of one gain of a unit, by its number, that are to be free by `day`."""

    unit: int
    subject: str
    title: str
    hours: float
    fte: float
    day: date
    card: bool
    """Whether its subject can be read as a card."""


class Forecast(NamedTuple):
    """What is to be free by the end of `day`, and how much of it is not free yet, in hours a week and årsverk."""

    day: date
    hours: float
    fte: float
    more_hours: float
    more_fte: float


def forecast(waiting: Sequence[Waiting], hours: float, fte: float, today: date) -> Forecast | None:
    """Upon what is free now; None where no estimate says a day."""
    until = counted_on((one.day for one in waiting), today)
    if until is None:
        return None
    some = [one for one in waiting if one.day <= until]
    more_hours, more_fte = sum(one.hours for one in some), sum(one.fte for one in some)
    return Forecast(until, hours + more_hours, fte + more_fte, more_hours, more_fte)


def of_units(tx: Connection, organisation: int, now_ms: int, of: Collection[int] | None = None) -> Sequence[Waiting]:
    """Of all units of an organisation, or of one: the next day first."""
    of_them = tenancy.numbers(organisation, of)
    said = Gain.table.alias()
    dated = exists().where(said.c.unit == _G.unit, said.c.subject == _G.subject, said.c.expected.is_not(None))
    only = {
        Gain.kind: dated & hung.with_card(_G.unit, _G.subject, now_ms),
        Card.kind: exists().where(_G.unit == _C.unit, _G.subject == _C.id, _G.expected.is_not(None))
        & hung.told(now_ms),
    }
    found = [
        Waiting(number, one.subject, _title(board, one.subject), one.hours, one.fte, one.day, one.subject in told)
        for number, board in Board.load_several(tx, of_them, only).items()
        for told in ({card.id for card in board.cards},)
        for one in board.gains.expected
    ]
    return sorted(found, key=lambda one: (one.day, one.unit, one.subject))


def _title(board: Board, subject: str) -> str:
    card = board.cards.get(subject)
    own = next((gain.title for gain in reversed(board.gains.history(subject)) if gain.title), "")
    return (card.title if card else "") or own or _("Uten tittel")
