"""Which cards are told of outside their unit, and how old they are said to be: by days alone.

The minute a card was made tells what it was made of: «lag kort» comes two minutes into a meeting. So a card that was
made on the wall is told of from the day after, and its age turns at midnight: whoever asks every second learns no
more than who asks once a day. What it gains is told with it.
"""

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import Column, ColumnElement, and_, exists, or_, true

from board.calendar import midnight_ms
from board.kinds.card.record import Card
from board.record import Record
from sync.server.reports.period import today

_C = Card.table.c


def told(now_ms: int) -> ColumnElement[bool]:
    """All but what was made on a wall today, out of another unit's offer too; a wall whose clock is years ahead hides
    nothing."""
    return _told(*day_ms(now_ms))


def day_ms(now_ms: int) -> tuple[int, int]:
    """When the day began, and when it is over."""
    day = today(now_ms)
    return midnight_ms(day), midnight_ms(day + timedelta(days=1))


def _told(begun_ms: "int | ColumnElement[int]", over_ms: "int | ColumnElement[int]") -> ColumnElement[bool]:
    elsewhere = and_(_C.source != "wall", _C.offer == "")
    return or_(elsewhere, _C.created < begun_ms, _C.created >= over_ms)


def with_card(unit: ColumnElement[int], card: ColumnElement[str], now_ms: int) -> ColumnElement[bool]:
    """What belongs to a card is told from the day the card is; what belongs to none, at once."""
    return with_card_by(unit, card, *day_ms(now_ms))


def with_card_by(
    unit: ColumnElement[int],
    card: ColumnElement[str],
    begun_ms: "int | ColumnElement[int]",
    over_ms: "int | ColumnElement[int]",
) -> ColumnElement[bool]:
    """The same, of a day that may be told when it is asked."""
    return ~exists().where(_C.unit == unit, _C.id == card, ~_told(begun_ms, over_ms))


def and_cards(kinds: Iterable[type[Record]], card: Column[str], now_ms: int) -> dict[str, ColumnElement[bool]]:
    """What is read of a board: all of these kinds, and of the cards that one of them names those that are told of."""
    of_them = exists().where(card.table.c.unit == _C.unit, card == _C.id)
    return {**{kind.kind: true() for kind in kinds}, Card.kind: and_(of_them, told(now_ms))}


def weeks(moved_ms: int, now_ms: int) -> int:
    """Whole weeks since the day it came to its stage."""
    return max(0, (today(now_ms) - today(moved_ms)).days // 7)
