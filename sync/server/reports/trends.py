"""How one unit has rated its goals, week by week. A rewritten goal is another goal: its trend starts anew.

for slot in of_unit(tx, organisation, unit, period, now_ms):
    for stretch in slot: stretch.text, stretch.weeks      # (("2026-W41", Told or None), …)
"""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from board.catalogue import _
from board.kinds.goal import WHOLE_WEEK, Goal, Goals
from board.privacy import Told
from sync.server.reports import wellbeing
from sync.server.reports.period import Period


@dataclass(frozen=True)
class Stretch:
    """A goal as it was worded, and the weeks in which it was rated: None where too few laid a ball."""

    text: str
    weeks: tuple[tuple[str, Told | None], ...]


def goals(tx: Connection, unit: int) -> Goals:
    """The goals of a unit with all their versions."""
    columns = [Goal.table.c[name] for name in Goal.names]
    rows = tx.execute(select(*columns).where(Goal.table.c.unit == unit)).mappings()
    found = [Goal.of(row) for row in rows]
    return Goals({goal.id: goal for goal in found if isinstance(goal, Goal)})


def of_unit(
    tx: Connection, organisation: int, unit: int, period: Period, now_ms: int
) -> tuple[tuple[Stretch, ...], ...]:
    """The stretches of each slot, oldest first; at the end those of the whole week, where a unit rates so. Slots that
    were never rated in the period are left out."""
    rated = wellbeing.grouped(
        wellbeing.cells(tx, organisation, period, now_ms, of=[unit]), lambda cell: (cell.goal, cell.week)
    )
    slots = [[(goal.id, goal.text) for goal in versions] for versions in goals(tx, unit).versions]
    found = []
    for versions in [*slots, [(WHOLE_WEEK, _("Uka samlet"))]]:
        stretches = []
        for id_, text in versions:
            weeks = tuple((week, rated[id_, week]) for week in period.weeks if (id_, week) in rated)
            if weeks:
                stretches.append(Stretch(text, weeks))
        if stretches:
            found.append(tuple(stretches))
    return tuple(found)
