"""One unit's board as it stands: its settings and its cards by column, with what each may be told of. Those that have
been longest in their column come first: the order on the wall would tell which of a meeting's cards was made first.

Who is responsible is read only where the organisation lets first names leave its units.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from board.collation import by_characters
from board.kinds.card.record import STAGES, Card, Stage
from board.kinds.card.rules import OLD_WEEKS
from board.kinds.unit import UNIT_ID, Unit
from sync.server.reports import hung as cards
from sync.server.reports.period import today

FINISHED = 5
"""So many of the finished cards are shown, the latest first; the others are counted."""

_C = Card.table.c


@dataclass(frozen=True, slots=True)
class Hung:
    """A card on a board. `responsible` is empty where names stay on the wall; `owned` says that there is one."""

    id: str
    title: str
    stage: Stage
    weeks: int
    responsible: str
    owned: bool
    deadline: date | None
    late: bool

    @property
    def still(self) -> bool:
        return self.weeks >= OLD_WEEKS and self.stage not in ("suggestion", "done")


@dataclass(frozen=True)
class Board:
    settings: Unit
    columns: Mapping[Stage, tuple[Hung, ...]]
    finished: int
    """All cards that were ever finished; the column shows the latest."""

    @property
    def under_way(self) -> int:
        return sum(len(cards) for stage, cards in self.columns.items() if stage not in ("suggestion", "done"))


def of_unit(tx: Connection, unit: int, now_ms: int, *, names: bool) -> Board:
    columns = (_C.id, _C.title, _C.stage, _C.moved, _C.responsible, _C.deadline)
    mine = (_C.unit == unit, _C.archived.is_(False), cards.told(now_ms))
    open_ = select(*columns).where(*mine, _C.stage.in_(STAGES[:-1]))
    latest = (_C.moved.desc(), by_characters(_C.id))
    done = select(*columns).where(*mine, _C.stage == "done").order_by(*latest).limit(FINISHED)
    count = select(func.count()).where(*mine, _C.stage == "done")
    day = today(now_ms)
    hung: dict[Stage, list[Hung]] = {stage: [] for stage in STAGES}
    longest = sorted(tx.execute(open_), key=lambda row: (today(row.moved), row.title.casefold(), row.id))
    for id_, title, stage, moved, responsible, deadline in [*longest, *tx.execute(done)]:
        late = deadline is not None and stage != "done" and deadline < day
        weeks = cards.weeks(moved, now_ms)
        who = responsible if names else ""
        hung[stage].append(Hung(id_, title, stage, weeks, who, bool(responsible), deadline, late))
    return Board(settings(tx, unit), {stage: tuple(cards) for stage, cards in hung.items()}, tx.scalar(count) or 0)


def settings(tx: Connection, unit: int) -> Unit:
    """What the unit has decided for its board; the usual where it has decided nothing."""
    columns = [Unit.table.c[name] for name in Unit.names]
    row = tx.execute(select(*columns).where(Unit.table.c.unit == unit, Unit.table.c.id == UNIT_ID)).mappings().first()
    found = Unit.of(row) if row else Unit()
    assert isinstance(found, Unit)
    return found
