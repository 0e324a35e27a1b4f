"""Is the board alive? Days since the last meeting, cards nobody has, stages that stay empty, age in each column.

A closed set of signs; what to say about each stands on the page. No score: a board is no pupil. Weeks when no meeting
was planned, as in a summer closing, count neither for the days nor for the age of cards.

    of_units(tx, organisation, now_ms)[unit].signs       (Sign.NO_MEETING, Sign.UNCHECKED)
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import accumulate
from statistics import median

from sqlalchemy import ColumnElement, Connection, ScalarSelect, func, select

from board import calendar
from board.calendar import midnight_ms, monday, week_of, weeks_back
from board.kinds.card.record import Card, Stage
from board.kinds.card.rules import OLD_WEEKS
from board.kinds.meeting.record import Meeting
from sync.server.db.tables import units
from sync.server.reports import cards_in_progress, hung, meetings, tenancy
from sync.server.reports.cards_in_progress import UNDER_WAY, Open
from sync.server.reports.finished_cards import HERE
from sync.server.reports.meetings import Week
from sync.server.reports.period import Period, today

QUIET_DAYS = 21
"""So many days without a meeting are a sign: two in a row were missed."""
UNCHECKED_WEEKS = 8
"""So long nothing was checked, corrected or finished."""
WATCHED_WEEKS = 53
"""Weeks before these count, planned or not: by then it makes no difference."""
FULL = 12
"""More cards than this under way at once are more than a staff room follows up in a quarter of an hour."""

_C = Card.table.c
_M = Meeting.table.c


class Sign(StrEnum):
    NOT_BEGUN = "not_begun"
    NO_MEETING = "no_meeting"
    OWNERLESS = "ownerless"
    UNDATED = "undated"
    UNCHECKED = "unchecked"
    OLD = "old"
    FULL = "full"


@dataclass(frozen=True)
class Health:
    """Of one unit. `days` since the last meeting, None when there never was one; `finished` in the last weeks. Days
    and the cards' weeks are without the weeks when no meeting was planned."""

    days: int | None = None
    cards: tuple[Open, ...] = ()
    suggestions: int = 0
    finished: int = 0
    weeks: Mapping[Stage, float] = field(default_factory=dict)
    """Median of the weeks that the cards of each stage have been in it; stages without cards are not there."""

    @property
    def ownerless(self) -> int:
        return sum(not card.owned for card in self.cards)

    @property
    def undated(self) -> int:
        return sum(card.deadline is None for card in self.cards)

    @property
    def still(self) -> int:
        return sum(card.still for card in self.cards)

    @property
    def checked(self) -> int:
        """Cards in Kontrollere and Korrigere."""
        return sum(card.stage in ("check", "act") for card in self.cards)

    @property
    def signs(self) -> tuple[Sign, ...]:
        found = {
            Sign.NOT_BEGUN: self.days is None,
            Sign.NO_MEETING: self.days is not None and self.days >= QUIET_DAYS,
            Sign.UNCHECKED: bool(self.cards) and not self.checked and not self.finished,
            Sign.OWNERLESS: bool(self.ownerless),
            Sign.UNDATED: bool(self.undated),
            Sign.OLD: any(weeks >= OLD_WEEKS for weeks in self.weeks.values()),
            Sign.FULL: len(self.cards) > FULL,
        }
        return tuple(sign for sign, there in found.items() if there)


def of_units(
    tx: Connection, organisation: int, now_ms: int, *, of: Collection[int] | None = None
) -> dict[int, Health]:
    """Each unit of an organisation, or some of them."""
    day = today(now_ms)
    cards = cards_in_progress.under_way(tx, organisation, now_ms, of=of)
    weeks = weeks_back(day, WATCHED_WEEKS)
    went = meetings.of_units(tx, organisation, Period(weeks[0], weeks[-1]), of=of)
    held = (_M.unit == units.c.id, _M.ended > 0, _M.archived.is_(False))
    ended = select(_M.ended).where(*held).order_by(_M.week.desc()).limit(1).scalar_subquery()
    finished = _count(_C.stage == "done", HERE, _C.moved >= midnight_ms(day - timedelta(weeks=UNCHECKED_WEEKS)))
    query = select(units.c.id, ended, _count(_C.stage == "suggestion", hung.told(now_ms)), finished)
    query = query.where(tenancy.within(organisation, of))
    found = {}
    for unit, ended_ms, suggestions, done in tx.execute(query):
        free = _Free(went[unit].weeks)
        some = tuple(replace(card, weeks=card.weeks - free.of_last(card.weeks)) for card in cards.get(unit, ()))
        days = None if ended_ms is None else _days(calendar.day(ended_ms), day, free)
        found[unit] = Health(days, some, suggestions, done, _weeks(some))
    return found


class _Free:
    """A unit's weeks up to this one when no meeting was planned."""

    def __init__(self, weeks: Sequence[Week]) -> None:
        free = (week.mark in ("closed", "holiday") for week in reversed(weeks))
        self._counts = tuple(accumulate(free, initial=0))

    def of_last(self, weeks: int) -> int:
        """How many of so many weeks, the last of which is this one."""
        return self._counts[min(weeks, len(self._counts) - 1)]


def _days(met: date, day: date, free: _Free) -> int:
    since = (monday(week_of(day)) - monday(week_of(met))).days // 7
    return max(0, (day - met).days - 7 * free.of_last(max(0, since)))


def _count(*where: ColumnElement[bool]) -> ScalarSelect[int]:
    counted = select(func.count()).where(_C.unit == units.c.id, _C.archived.is_(False), *where)
    return counted.scalar_subquery()


def _weeks(cards: Collection[Open]) -> dict[Stage, float]:
    by_stage = {stage: [card.weeks for card in cards if card.stage == stage] for stage in UNDER_WAY}
    return {stage: float(median(weeks)) for stage, weeks in by_stage.items() if weeks}
