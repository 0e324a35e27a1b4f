"""From the board to what the wheel shows. Knows the board and the catalogue, no widget that draws."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from board import year
from board.catalogue import _
from board.due import Due
from board.formats import day as day_and_month
from board.formats import month_name
from board.kinds.occasion.record import Occasion, Occasions
from kiosk.parts.coming import look, sign
from kiosk.screens.year.turn import ROUND, STARTS, stacked, turn
from kiosk.screens.year.wheel import Face, Laid
from kiosk.state import State

_QUARTER = 3


def face(state: State) -> Face:
    """The wheel of this year."""
    today = state.today
    following = next((one for one in year.ahead(state.board, today) if one.day >= today), None)
    stacks = stacked(year.whole(state.board, today.year, today), today)
    mondays = (date.fromisocalendar(today.year, week, 1) for week in range(1, 54) if _there(today.year, week))
    return Face(
        now=turn(today),
        week=_("uke"),
        number=str(today.isocalendar().week),
        day=day_and_month(today),
        months=tuple(
            (_degrees((start + end) / 2), month_name(date(today.year, n, 1)), n == today.month)
            for n, (start, end) in enumerate(pairwise(STARTS), 1)
        ),
        quarters=tuple(
            (
                _degrees((STARTS[n * _QUARTER] + STARTS[(n + 1) * _QUARTER]) / 2),
                _("{n}. kvartal").format(n=n + 1),
                n + 1 == year.quarter(today),
            )
            for n in range(4)
        ),
        mondays=tuple(turn(monday, 0) for monday in mondays if monday.year == today.year),
        feasts=tuple((turn(day), word) for day, word in year.feasts(today.year).items()),
        away=tuple(
            (turn(first, 0), turn(last, 1), one.name)
            for one in state.board.of(Occasions).hung
            for first, last in spans(one, today.year)
        ),
        tokens=tuple(Laid(s.turn, _made(s.shown, today, following), sign(s.shown), s.height) for s in stacks),
        pointer=_("nå"),
    )


def spans(one: Occasion, of: int) -> list[tuple[date, date]]:
    """The days of a year on which the unit is away by this one: first and last."""
    if not one.day or not one.until or one.ended:
        return []
    first, last = max(one.day, date(of, 1, 1)), min(one.until, date(of, 12, 31))
    return [(first, last)] if first <= last else []


def _made(one: Due, today: date, following: Due | None) -> str:
    if one == following:
        return "token-next"
    return "token-past" if one.settled or one.day < today else look(one)


def _there(of: int, week: int) -> bool:
    return week < 53 or date(of, 12, 28).isocalendar().week == 53


def _degrees(day: float) -> float:
    return 360 * day / ROUND
