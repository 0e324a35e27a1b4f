"""How the account of gains has grown since the start: what Tavle's entries say, upon what was told before Tavle.

A figure of `history` is the whole account as it stood at the end of a day. So what stands on any day is the latest
such figure, and what entries have changed since: nothing is counted twice, also where history and entries overlap.
Entries count from when they were made, not from the day they tell of: a figure that has been reported stays what it
was, and a correction is a step of its own.

    curve = of_organisation(tx, organisation, now_ms)
    curve.at(date(2017, 12, 31)).realised        33.1
"""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from board import calendar
from board.collation import by_characters
from board.kinds.gain.record import State
from sync.server.db.tables import history
from sync.server.reports import gains
from sync.server.reports.period import month_end

_HOUR_MS = 3_600_000


@dataclass(frozen=True, slots=True)
class Standing:
    """The account at the end of a day, in årsverk. `realised` is None where nobody has told it."""

    day: date
    identified: float
    realised: float | None


@dataclass(frozen=True, slots=True)
class Year:
    """What was known last in a year, and how much had come since what was known last before."""

    year: int
    standing: Standing
    identified_since: float
    realised_since: float | None


@dataclass(frozen=True)
class Line:
    """One state over time: `told` figures by day, and `steps` by the day an entry was made, both in order of days."""

    told: tuple[tuple[date, float], ...] = ()
    steps: tuple[tuple[date, float], ...] = ()

    @cached_property
    def _days(self) -> tuple[list[date], list[date], list[float]]:
        sums = list(accumulate((step for _, step in self.steps), initial=0.0))
        return [day for day, _ in self.told], [day for day, _ in self.steps], sums

    def at(self, day: date) -> float | None:
        """What stands at the end of a day; None before anything was told or entered."""
        told_days, step_days, sums = self._days
        entered = bisect_right(step_days, day)
        told = bisect_right(told_days, day)
        if not told:
            return sums[entered] if entered else None
        told_day, value = self.told[told - 1]
        return value + sums[entered] - sums[bisect_right(step_days, told_day)]


@dataclass(frozen=True)
class Curve:
    identified: Line
    realised: Line

    def at(self, day: date) -> Standing:
        realised = self.realised.at(day)
        if realised is None and not self.identified.told:
            realised = 0.0  # Tavle knows all there is, and nothing is realised yet
        return Standing(day, self.identified.at(day) or 0.0, realised)

    def points(self, today: date) -> tuple[Standing, ...]:
        """Each day something was told, and from the first entry on the end of each month, up to today."""
        days = {day for day, _ in self.identified.told if day <= today}
        steps = [*self.identified.steps, *self.realised.steps]
        if steps:
            first = min(day for day, _ in steps)
            days |= {first, *_month_ends(first, today), today}
        return tuple(self.at(day) for day in sorted(days))

    def years(self, today: date) -> tuple[Year, ...]:
        """Each year that something is known of, oldest first."""
        last = {point.day.year: point for point in self.points(today)}
        found: list[Year] = []
        for year, now in last.items():
            before = found[-1].standing if found else Standing(now.day, 0.0, 0.0)
            realised = None if now.realised is None else now.realised - (before.realised or 0.0)
            found.append(Year(year, now, now.identified - before.identified, realised))
        return tuple(found)


def of_organisation(tx: Connection, organisation: int, now_ms: int) -> Curve:
    """Of the whole organisation, upon its history."""
    query = select(history.c.day, history.c.identified_fte, history.c.realised_fte)
    told = tx.execute(query.where(history.c.organisation == organisation).order_by(history.c.day)).all()
    identified = tuple((day, value) for day, value, _ in told)
    realised = tuple((day, value) for day, _, value in told if value is not None)
    steps = _steps(tx, organisation, None, now_ms)
    return Curve(Line(identified, steps["identified"]), Line(realised, steps["realised"]))


def of_units(tx: Connection, organisation: int, of: Collection[int], now_ms: int) -> Curve:
    """Of some units, from their own entries: nobody has told a unit's history."""
    steps = _steps(tx, organisation, of, now_ms)
    return Curve(Line(steps=steps["identified"]), Line(steps=steps["realised"]))


def _steps(
    tx: Connection, organisation: int, of: Collection[int] | None, now_ms: int
) -> dict[State, tuple[tuple[date, float], ...]]:
    """By how much the account moved on each day it moved."""
    found: dict[State, dict[date, float]] = {"identified": {}, "realised": {}}
    for step in steps(tx, organisation, now_ms, of):
        found[step.state][step.day] = found[step.state].get(step.day, 0.0) + step.moved
    return {state: tuple(sorted(days.items())) for state, days in found.items()}


class UnitStep(NamedTuple):
    """By how many årsverk, and hours a week, the account of one unit moved on one day."""

    unit: int
    state: State
    day: date
    moved: float
    hours: float


def steps(tx: Connection, organisation: int, now_ms: int, of: Collection[int] | None = None) -> list[UnitStep]:
    """Of each unit of an organisation, or of some of them: an entry less the one it follows."""
    e = gains.entries(of).c
    order = (e.made, by_characters(e.id))
    had, was = (
        func.lag(sum_).over(partition_by=(e.unit, e.subject, e.state), order_by=order)
        for sum_ in (e.fte, e.hours_per_week)
    )
    moved = (e.fte - func.coalesce(had, 0.0)).label("moved")
    hours = (e.hours_per_week - func.coalesce(was, 0.0)).label("hours")
    entries = select(e.unit, e.state, (e.made // _HOUR_MS).label("hour"), moved, hours).where(e.counts).subquery()
    by = (entries.c.unit, entries.c.state, entries.c.hour)  # a day is whole hours in every time zone of ours
    return [
        UnitStep(number, state, calendar.day(hour * _HOUR_MS), moved, freed)
        for number, state, hour, moved, freed in tx.execute(
            select(*by, func.sum(entries.c.moved), func.sum(entries.c.hours)).group_by(*by).order_by(*by),
            gains.asked(organisation, now_ms, of),
        )
    ]


def _month_ends(first: date, today: date) -> Sequence[date]:
    found = []
    end = month_end(first)
    while end < today:
        found.append(end)
        end = month_end(end + timedelta(days=1))
    return found
