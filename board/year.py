"""The årshjul (annual wheel) says what comes when, and reminds of it in the right meeting. Pure.

    for one in told(board, today, meeting): one.day, one.what          what this meeting is told

Nobody is reminded but in a meeting: there what falls due until the next one is told, and asked about once more in the
meeting after it where nobody has said that it is done. After weeks without meetings the first one is told of all that
fell due meanwhile, each thing once. It follows from the records and the meetings that were held, so that two walls
tell the same, and nothing has to be remembered of what was told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

from dateutil.easter import easter

from board import calendar
from board.agenda import since_ms
from board.catalogue import N_, _
from board.due import Due, due
from board.kinds.occasion.record import Occasions
from board.limits import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from board.board import Board

YEAR = timedelta(days=365)
_WEEK = timedelta(weeks=1)
_MISSED = _WEEK
"""For so long a date of which nobody has said anything stands among the next. What is done by doing it, as a round,
stands there until it is."""
_OFTEN = 12
"""What comes more often in a year is shown as its next day alone."""
_WHITSUN = timedelta(days=49)
"""After Easter Sunday."""
_FIXED = {(1, 1): N_("Nyttår"), (5, 1): N_("1. mai"), (5, 17): N_("17. mai"), (12, 25): N_("Jul")}
"""Holidays by month and day in one word; the others lie beside one of these, or beside Easter or Whitsun."""


def told(board: Board, today: date, meeting: str) -> tuple[Due, ...]:
    """What a meeting that is held today is told: what falls due until the next one, and what has since the last one.
    Of each thing its last day, if that is open."""
    since = since_ms(board, meeting)
    first = max(min(calendar.day(since), today), _plus(today, -YEAR)) if since else today
    found = (one for one in due(board, first, next_meeting(board, today)) if not one.asked)
    return _sorted(some[-1] for some in _things(found).values() if not some[-1].settled)


def meeting_day(board: Board, week: str) -> date | None:
    """The day of a week's meeting; None when it falls on a public holiday or the unit is away: then nothing is
    missed."""
    day = calendar.planned_day(week, board.unit.meeting_weekday)
    return None if day is None or board.of(Occasions).away(day) else day


def next_meeting(board: Board, today: date) -> date:
    """The day of the next meeting that is to be held after this week's."""
    for weeks in range(1, 54):
        if day := meeting_day(board, calendar.week_of(_plus(today, weeks * _WEEK))):
            return day
    return _plus(today, _WEEK)


def reminded(board: Board, today: date, day: date) -> date | None:
    """The meeting that will be the first to be told of a day; None where one has been, or it comes before any."""
    this_week = meeting_day(board, calendar.week_of(today))
    meeting = next_meeting(board, today) if this_week is None or this_week < today else this_week
    for _week in range(110):
        if day <= (after := next_meeting(board, meeting)):
            return meeting if meeting <= day else None
        meeting = after
    return None


def ahead(board: Board, today: date) -> tuple[Due, ...]:
    """What is next, one day of each thing: the one that has been missed or comes until the next meeting, or else the
    next that is open."""
    until, missed = next_meeting(board, today), _plus(today, -_MISSED)
    found = []
    for some in _things(due(board, _plus(today, -YEAR), _plus(today, YEAR))).values():
        near = [one for one in some if one.day <= until and (one.day >= missed or _by_doing(one))]
        later = [one for one in some if one.day > until and not one.settled]
        waits = [*takewhile(lambda one: not one.settled, reversed(near))]
        found += (waits[-1:] if waits and _by_doing(waits[0]) else waits[:1]) or later[:1]
    return _sorted(found)


def _by_doing(one: Due) -> bool:
    """Whether it is settled by being done: neither by a touch, nor by what the meeting asks anyway."""
    return not (one.by_tap or one.asked)


def whole(board: Board, year: int, today: date) -> tuple[Due, ...]:
    """Everything of a year, settled or not; of what comes every week its next day alone, or its last."""
    found = []
    for some in _things(due(board, date(year, 1, 1), date(year, 12, 31))).values():
        often = len(some) > _OFTEN
        coming = [one for one in some if one.day >= today and not one.settled]
        found += (coming or some[::-1])[:1] if often else some
    return _sorted(found)


def feasts(year: int) -> Mapping[date, str]:
    """The public holidays of a year, in order; a word for the first of those that lie together, nothing for the
    others."""
    sunday = easter(year)
    moving = {sunday: _("Påske"), sunday + _WHITSUN: _("Pinse")}
    return {
        day: " · ".join(filter(None, (moving.get(day), (word := _FIXED.get((day.month, day.day))) and _(word))))
        for day in calendar.holidays(year)
    }


def quarter(day: date) -> int:
    """Of the budget, from 1 to 4."""
    return (day.month + 2) // 3


def _things(found: Iterable[Due]) -> Mapping[tuple[str, str], list[Due]]:
    """The days of each thing, in their order."""
    things: dict[tuple[str, str], list[Due]] = {}
    for one in found:
        things.setdefault((one.tool, one.id), []).append(one)
    return things


def _sorted(found: Iterable[Due]) -> tuple[Due, ...]:
    return tuple(sorted(found, key=lambda one: (one.day, one.tool, one.what, one.id)))


def _plus(day: date, by: timedelta) -> date:
    """Within the days there are, also where the clock is wrong."""
    return min(max(FIRST_DAY, day + by), LAST_DAY)
