"""What may be told of votes, by unit, week and goal. The only place at the centre that reads their counts.

    some = cells(tx, organisation, Period.latest(now_ms, 12), now_ms)     # one query on an index
    grouped(some, lambda cell: (cell.unit, cell.week))                    # {(7, '2026-W46'): Told or None}

The thresholds are read beside the counts, so that no caller can lower them: the one the vote was opened under, the
unit's own, and the highest that the organisation has had in force since that week; never under three. A count that
may not be told leaves here as None, without its numbers.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, and_, func, select

from board import privacy
from board.kinds.tally.record import Tally
from board.kinds.unit import UNIT_ID, Unit
from board.privacy import Told
from sync.server.db.tables import lowerings, organisations, units
from sync.server.reports import tenancy
from sync.server.reports.period import Period, untold

K = TypeVar("K")

_T = Tally.table.c
_U = Unit.table.c
_L = lowerings.c

_LOWERED = (
    select(func.max(_L.threshold))
    .where(_L.organisation == units.c.organisation, _L.week >= _T.week)
    .correlate(Tally.table, units)
    .scalar_subquery()
)
THRESHOLDS = (
    organisations.c.threshold,
    _U.threshold.label("own"),
    _T.threshold.label("frozen"),
    _LOWERED.label("lowered"),
)
"""Of a count beside its unit, its organisation and the unit's settings: every threshold that has a say."""


class Cell(NamedTuple):
    """One wall's count for one goal in one week, and the fingerprint of its words. `told` is None where too few laid
    a ball."""

    unit: int
    week: str
    goal: str
    words: str
    told: Told | None


def cells(
    tx: Connection, organisation: int, period: Period, now_ms: int, *, of: Collection[int] | None = None
) -> list[Cell]:
    """Every vote of an organisation's units, or of some of them, in those weeks of a period that are over."""
    return [_cell(row) for row in _rows(tx, organisation, period, now_ms, of)]


def grouped(some: Iterable[Cell], key: Callable[[Cell], K]) -> dict[K, Told | None]:
    """What may be told of all cells with the same key. A key is there when there was a vote; its value is None when
    nothing of it may be told."""
    found: dict[K, list[Cell]] = {}
    for cell in some:
        found.setdefault(key(cell), []).append(cell)
    return {name: together(cells) for name, cells in found.items()}


def together(some: Sequence[Cell]) -> Told | None:
    """What may be told of several: made of those that are told, so that nothing can be found by subtraction."""
    return some[0].told if len(some) == 1 else privacy.together(cell.told for cell in some if cell.told)


_tell = lru_cache(maxsize=8192)(privacy.tell)  # most votes are like many others


def _cell(row: Any) -> Cell:
    unit, week, goal, words, green, pink, red, hidden, *thresholds = row
    threshold = max(known for known in thresholds if known is not None)
    return Cell(unit, week, goal, words, _tell(green, pink, red, threshold=threshold, hidden=hidden))


def _rows(
    tx: Connection, organisation: int, period: Period, now_ms: int, of: Collection[int] | None
) -> Sequence[Any]:
    counts = (_T.unit, _T.week, _T.goal, _T.words, _T.green, _T.pink, _T.red, _T.hidden)
    wanted = [tenancy.within(organisation, of), _T.week.between(period.first, period.last)]
    wanted += [_T.week < untold(now_ms), _T.archived.is_(False)]
    query = (
        select(*counts, *THRESHOLDS)
        .join_from(units, organisations, units.c.organisation == organisations.c.id)
        .join(Tally.table, _T.unit == units.c.id)
        .outerjoin(Unit.table, and_(_U.unit == units.c.id, _U.id == UNIT_ID))
        .where(*wanted)
        .order_by(_T.unit, _T.week)
    )
    return tx.execute(query).all()
