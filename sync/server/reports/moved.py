"""What came to the account of gains since a day, by tool, in hours a week: what was found, what was realised, what of
it fell away and what of it holds. What holds and what fell come to what was realised.

    of(tx, organisation, falls, now_ms, since=date(2026, 1, 1))["value_stream"].holds

Entries count from when they were made, as on the curve (`curve`). What fell is told as it is by its name (`fallen`);
of what was realised before that day nothing is told here, neither that it holds nor that it fell.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, case, func, select

from board.calendar import midnight_ms
from board.collation import by_characters
from board.kinds.gain.record import TOOLS, Tool
from sync.server.db.tables import units
from sync.server.reports import gains
from sync.server.reports.fallen import Fall


@dataclass(frozen=True, slots=True)
class Moved:
    """Hours a week. `waits` is found and not realised."""

    identified: float = 0.0
    holds: float = 0.0
    fell: float = 0.0
    waits: float = 0.0

    @property
    def realised(self) -> float:
        return self.holds + self.fell

    def __add__(self, other: "Moved") -> "Moved":
        return Moved(
            self.identified + other.identified,
            self.holds + other.holds,
            self.fell + other.fell,
            self.waits + other.waits,
        )


def of(
    tx: Connection,
    organisation: int,
    falls: Sequence[Fall],
    now_ms: int,
    of: Collection[int] | None = None,
    since: date | None = None,
) -> Mapping[Tool, Moved]:
    """Each tool with which anything came; `falls` are those of the same units."""
    e = gains.entries(of).c
    last = func.lag(e.hours_per_week).over(
        partition_by=(e.unit, e.subject, e.state), order_by=(e.made, by_characters(e.id))
    )
    moved = e.hours_per_week - func.coalesce(last, 0.0)
    found, freed = (case((e.state == state, moved), else_=0.0).label(state) for state in ("identified", "realised"))
    steps = select(e.unit, e.subject, e.tool, e.made, found, freed).where(e.counts).subquery().c
    first_ms = midnight_ms(since) if since else 0
    was = [func.sum(case((steps.made < first_ms, step), else_=0.0)) for step in (steps.identified, steps.realised)]
    now = [func.sum(step) for step in (steps.identified, steps.realised)]
    query = (
        select(units.c.public, steps.subject, func.max(steps.tool), *was, *now)
        .join(units, units.c.id == steps.unit)
        .group_by(units.c.public, steps.subject)
        .having(func.max(steps.made) >= first_ms)
    )
    fell = {(fall.public, fall.subject): fall.before - fall.now for fall in falls}
    sums = dict.fromkeys(TOOLS, Moved())
    for public, subject, tool, found_before, freed_before, found_now, freed_now in tx.execute(
        query, gains.asked(organisation, now_ms, of)
    ):
        lost = fell.get((public, subject), 0.0)
        realised = max(0.0, freed_now + lost - freed_before)
        gone = min(lost, realised)
        waits = 0.0 if found_before else max(0.0, found_now - freed_now - lost)
        sums[tool] += Moved(max(0.0, found_now - found_before), realised - gone, gone, waits)
    return {tool: one for tool, one in sums.items() if one != Moved()}
