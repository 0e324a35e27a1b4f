"""Whose turn it is: an area is due so many months after its last round was done, the one that has waited longest
first; a vernerunde a year after the last."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from board import calendar
from board.kinds.area import Area, Areas
from board.kinds.round.index import halfway, rounds_of
from board.kinds.round.record import Form, Round

if TYPE_CHECKING:
    from board.board import Board

SAFETY_MONTHS = 12


def last_done(board: Board, area: str = "") -> date | None:
    """The day the last round of an area was done; without one: the last vernerunde."""
    done = [one.ended for one in rounds_of(board, "5s" if area else "safety", area) if one.ended]
    return max(done, default=None)


def due_day(board: Board, area: Area) -> date | None:
    """When its next round is due."""
    done = last_done(board, area.id)
    return calendar.months_after(done, area.months) if done else area.since


def safety_day(board: Board) -> date | None:
    """When the next vernerunde is due; None before the first is done."""
    done = last_done(board)
    return calendar.months_after(done, SAFETY_MONTHS) if done else None


def by_turn(board: Board) -> tuple[tuple[Area, date], ...]:
    """Every area with the day it is due, the one whose turn it is first."""
    found = [(area, due_day(board, area) or date.min) for area in board.of(Areas).in_order]
    return tuple(sorted(found, key=lambda one: one[1]))  # those of one day in the order they stand


def day_of(board: Board, form: Form, area: str, today: date) -> date:
    """The day of the round that is gone now: of one left halfway when it was begun, else today."""
    begun = [one.day for one in halfway(board, form) if one.area == area and one.day]
    return begun[0] if begun else today


def former(board: Board, form: Form, area: str, before: date) -> tuple[Round, ...]:
    """The rounds of a place that were done before this day, in the order of their days."""
    return tuple(one for one in rounds_of(board, form, area) if one.ended and one.day and one.day < before)
