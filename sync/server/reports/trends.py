"""How one unit has rated its goals, week by week. A rewritten goal is another goal: its trend starts anew.

for slot in of_unit(tx, organisation, unit, period, now_ms):
    for stretch in slot: stretch.text, stretch.weeks      # (("2026-W41", Told or None), …)
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select, true

from board.board import Board
from board.catalogue import _
from board.kinds.goal import FORMER, WHOLE_WEEK, Goal, Goals
from board.kinds.tally.record import Tally
from board.privacy import Told
from sync.server.db.tables import units
from sync.server.reports import wellbeing
from sync.server.reports.period import Period
from sync.server.reports.wellbeing import Cell

_T = Tally.table.c


@dataclass(frozen=True)
class Stretch:
    """A goal as it was worded, and the weeks in which it was rated: None where too few laid a ball. `former`: nobody
    knows its words any more."""

    text: str
    weeks: tuple[tuple[str, Told | None], ...]
    former: bool


def goals(tx: Connection, unit: int) -> Goals:
    """The goals of a unit with all their versions."""
    return goals_of(tx, [unit]).get(unit, Goals())


def goals_of(tx: Connection, some: Collection[int]) -> dict[int, Goals]:
    """The same of several that have any, by number."""
    of_them = select(units.c.id).where(units.c.id.in_(some))
    return {unit: board.goals for unit, board in Board.load_several(tx, of_them, {Goal.kind: true()}).items()}


def asked(tx: Connection, some: Collection[int]) -> Callable[[Cell], str]:
    """Which goal a count of these units is of, as it is worded now."""
    stand, none = goals_of(tx, some), Goals()
    return lambda cell: stand.get(cell.unit, none).asked(cell.goal, cell.words)


def written_over(tx: Connection, unit: int, some: Collection[str]) -> bool:
    """Whether counts of these goals are of others now, since other words were written in their place."""
    counted = tx.execute(select(_T.goal, _T.words).where(_T.unit == unit, _T.goal.in_(some)).distinct()).all()
    stand = goals(tx, unit) if counted else Goals()
    return any(stand.asked(row.goal, row.words) != row.goal for row in counted)


def of_unit(
    tx: Connection, organisation: int, unit: int, period: Period, now_ms: int
) -> tuple[tuple[Stretch, ...], ...]:
    """The stretches of each slot, oldest first; at the end those of the whole week, where a unit rates so. Slots that
    were never rated in the period are left out."""
    cells, hung = wellbeing.cells(tx, organisation, period, now_ms, of=[unit]), goals(tx, unit)
    rated = wellbeing.grouped(cells, lambda cell: (hung.asked(cell.goal, cell.words), cell.week))
    told = hung.with_former((cell.goal, cell.words, cell.week) for cell in cells)
    found = []
    for versions in [*told.versions, [Goal(id=WHOLE_WEEK, text=_("Uka samlet"))]]:
        stretches = []
        for goal in versions:
            weeks = tuple((week, rated[goal.id, week]) for week in period.weeks if (goal.id, week) in rated)
            if weeks:
                stretches.append(Stretch(goal.told, weeks, former=goal.text == FORMER))
        if stretches:
            found.append(tuple(stretches))
    return tuple(found)
