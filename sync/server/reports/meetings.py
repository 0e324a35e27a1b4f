"""Meetings held of those planned, on time, and how many came. Never who, and never what was said.

A week counts as planned when its day is no Norwegian public holiday, the unit had not closed and was not away, and it
had begun to meet. A meeting that was held anyway counts as planned too: nobody has held more than there was to hold.

    of_units(tx, organisation, Period.latest(now_ms, 12))[unit].held
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property
from typing import Any, Literal

from sqlalchemy import Connection, and_, func, select

from board import calendar
from board.board import Board
from board.calendar import HOME, planned_day, week_of
from board.kinds.meeting.record import Meeting
from board.kinds.occasion.record import Occasion, Occasions
from board.kinds.unit import UNIT_ID, Unit
from sync.server.db.tables import closures, devices, units
from sync.server.reports import tenancy
from sync.server.reports.period import Period

LATE_MIN = 5
"""So many minutes after the hour a meeting still began on time."""

Mark = Literal["held", "missed", "holiday", "closed", "before"]

_M = Meeting.table.c
_U = Unit.table.c


@dataclass(frozen=True, slots=True)
class Week:
    """How a week went. `present` is 0 and `on_time` False where no meeting was held."""

    week: str
    mark: Mark
    present: int = 0
    on_time: bool = False


@dataclass(frozen=True)
class Meetings:
    """A unit's weeks, in their order."""

    weeks: tuple[Week, ...] = ()

    @cached_property
    def held(self) -> int:
        return sum(w.mark == "held" for w in self.weeks)

    @cached_property
    def planned(self) -> int:
        return sum(w.mark in ("held", "missed") for w in self.weeks)

    @cached_property
    def many(self) -> tuple[int, float] | None:
        """To sort by: how many were held, and of equally many the part of those planned."""
        return (self.held, self.held / self.planned) if self.planned else None

    @cached_property
    def on_time(self) -> int:
        return sum(w.on_time for w in self.weeks)

    @cached_property
    def present(self) -> int:
        """All who were present, meetings together."""
        return sum(w.present for w in self.weeks)

    @cached_property
    def missed_in_a_row(self) -> int:
        """Planned meetings since the last one that was held."""
        count = 0
        for week in reversed(self.weeks):
            if week.mark == "held":
                break
            count += week.mark == "missed"
        return count


_NEVER = "9999-W01"


@dataclass(frozen=True, slots=True)
class _Habit:
    """When a unit meets, and since when: its first wall, or its first meeting. Nobody has planned any before."""

    weekday: int
    hour: time
    first_week: str


def of_units(
    tx: Connection, organisation: int, period: Period, *, of: Collection[int] | None = None
) -> dict[int, Meetings]:
    """The meetings of each unit of an organisation, or of some of them. Units without any are there too."""
    habits = _habits(tx, organisation, of)
    closed = _closed(tx, organisation, period)
    away = _away(tx, organisation, of)
    held: dict[tuple[int, str], list[Any]] = {}
    for row in _held(tx, organisation, period, of):
        held.setdefault((row.unit, row.week), []).append(row)
    return {
        unit: Meetings(
            tuple(
                _week(week, habit, held.get((unit, week), []), (unit, week) in closed, away.get(unit))
                for week in period.weeks
            )
        )
        for unit, habit in habits.items()
    }


def _week(week: str, habit: _Habit, held: list[Any], closed: bool, away: Occasions | None) -> Week:
    if held:
        return Week(week, "held", max(row.present for row in held), any(_on_time(row, habit) for row in held))
    if week < habit.first_week:
        return Week(week, "before")
    day = planned_day(week, habit.weekday)
    if closed or (day and away and away.away(day)):
        return Week(week, "closed")
    return Week(week, "holiday" if day is None else "missed")


def _on_time(row: Any, habit: _Habit) -> bool:
    """Begun on its day, and not later than a few minutes after the hour."""
    if row.planned is None or not row.started:
        return False
    due = datetime.combine(row.planned, habit.hour, HOME) + timedelta(minutes=LATE_MIN)
    began = calendar.at(row.started)
    return began.astimezone(HOME).date() == row.planned and began <= due


def _held(tx: Connection, organisation: int, period: Period, of: Collection[int] | None) -> Any:
    wanted = [tenancy.within(organisation, of), _M.week.between(period.first, period.last)]
    wanted += [_M.ended > 0, _M.archived.is_(False)]
    columns = (_M.unit, _M.week, _M.planned, _M.started, _M.present)
    return tx.execute(select(*columns).join_from(units, Meeting.table, _M.unit == units.c.id).where(*wanted))


def _habits(tx: Connection, organisation: int, of: Collection[int] | None) -> dict[int, _Habit]:
    # The lowest of an index is found without reading the rest.
    first = select(func.min(_M.week)).where(_M.unit == units.c.id, _M.week > "").scalar_subquery()
    hung = select(func.min(devices.c.paired_ms)).where(devices.c.unit == units.c.id).scalar_subquery()
    query = (
        select(units.c.id, hung.label("hung"), _U.meeting_weekday, _U.meeting_time, first.label("first"))
        .select_from(units)
        .outerjoin(Unit.table, and_(_U.unit == units.c.id, _U.id == UNIT_ID))
        .where(tenancy.within(organisation, of))
    )
    usual = Unit()
    found = {}
    for row in tx.execute(query):
        weekday = usual.meeting_weekday if row.meeting_weekday is None else row.meeting_weekday
        hour = time.fromisoformat(row.meeting_time or usual.meeting_time)
        began = [week_of(calendar.day(row.hung))] if row.hung is not None else []
        began += [row.first] if row.first else []
        found[row.id] = _Habit(weekday, hour, min(began, default=_NEVER))
    return found


def _closed(tx: Connection, organisation: int, period: Period) -> set[tuple[int, str]]:
    query = (
        select(closures.c.unit, closures.c.week)
        .join_from(units, closures, closures.c.unit == units.c.id)
        .where(units.c.organisation == organisation, closures.c.week.between(period.first, period.last))
    )
    closed = {(unit, week) for unit, week in tx.execute(query)}
    ended = select(units.c.id, units.c.closed_ms).where(units.c.organisation == organisation, units.c.closed_ms > 0)
    for unit, at_ms in tx.execute(ended):
        closed |= {(unit, week) for week in period.weeks if week > week_of(calendar.day(at_ms))}
    return closed


def _away(tx: Connection, organisation: int, of: Collection[int] | None) -> dict[int, Occasions]:
    """When units are away, as they have written in their årshjul."""
    some = select(units.c.id).where(tenancy.within(organisation, of))
    spans = {Occasion.kind: Occasion.table.c.until.is_not(None)}
    return {unit: board.of(Occasions) for unit, board in Board.load_several(tx, some, spans).items()}


def keeper(tx: Connection, unit: int, week: str) -> str:
    """Who keeps a unit's board in a week: the one chosen in the latest meeting of an earlier week."""
    held = (_M.unit == unit, _M.ended > 0, _M.archived.is_(False), _M.week < week, _M.next_keeper != "")
    return tx.scalar(select(_M.next_keeper).where(*held).order_by(_M.week.desc()).limit(1)) or ""
