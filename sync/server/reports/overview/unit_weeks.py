"""Each unit's weeks: its meetings, and in a word how they went.

of_units(tx, organisation, Period.latest(now_ms, 12), now_ms)[unit].meetings.held
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from board.privacy import Word
from sync.server.reports import meetings, weeks, wellbeing
from sync.server.reports.meetings import Meetings
from sync.server.reports.period import Period


@dataclass(frozen=True)
class UnitWeeks:
    """`told` has the word of each week in which there was a vote, None where nothing of it may be told; `lately` that
    of the last weeks together; `heaviness` is what units are put in order by, those that have it hard first."""

    meetings: Meetings
    told: Mapping[str, Word | None]
    lately: Word | None
    heaviness: tuple[float, ...]


def of_units(
    tx: Connection, organisation: int, period: Period, now_ms: int, of: Collection[int] | None = None
) -> dict[int, UnitWeeks]:
    """Of each unit of an organisation, or of some of them."""
    by_week = weeks.of_units(wellbeing.cells(tx, organisation, period, now_ms, of=of))
    lately = period.weeks[-weeks.LATELY :]
    return {
        unit: UnitWeeks(held, told, weeks.usual(map(told.get, lately)), weeks.heaviness(told, lately))
        for unit, held in meetings.of_units(tx, organisation, period, of=of).items()
        for told in [by_week.get(unit, {})]
    }


def met(tx: Connection, organisation: int, period: Period, of: Collection[int] | None = None) -> tuple[int, int]:
    """In how many units the meeting of the last week was held, and in how many it was planned."""
    return met_of(meetings.of_units(tx, organisation, period, of=of).values())


def met_of(some: Iterable[Meetings]) -> tuple[int, int]:
    """The same, of units whose meetings are known."""
    marks = [one.weeks[-1].mark for one in some]
    return marks.count("held"), marks.count("held") + marks.count("missed")
