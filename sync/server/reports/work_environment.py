"""Cards that carry a topic of arbeidsmiljøloven § 4-3: what was found, what was done about it, and what came of that.

    of_units(tx, organisation, first_ms, last_ms)     # by topic, the earliest first

Names nobody: of who is responsible it is told only that somebody is. Of how a card came to be it is told that it came
from the meeting, and the day: a card that a red vase was the reason for looks like any other of that meeting, also by
the place it stands in.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, or_, select

from board.kinds.card.record import Card, Stage, Topic
from sync.server.db.tables import units
from sync.server.reports import origins, tenancy
from sync.server.reports.finished_cards import measured
from sync.server.reports.origins import Origin
from sync.server.reports.period import today

TOPICS: tuple[Topic, ...] = ("unclear", "emotional", "workload", "support", "other")
"""Arbeidsmiljøloven § 4-3 as it reads since 1 January 2026."""

_C = Card.table.c


@dataclass(frozen=True, slots=True)
class Followed:
    """A card with a topic as it stands now. `origin` is "meeting" for every card that was made on its unit's wall the
    day of a meeting."""

    unit: int
    card: str
    title: str
    problem: str
    target: str
    created: date
    deadline: date | None
    owned: bool
    origin: Origin
    stage: Stage
    moved: date
    measured: str
    before: float | None
    after: float | None
    unmeasurable: bool


def of_units(
    tx: Connection, organisation: int, first_ms: int, last_ms: int, *, of: Collection[int] | None = None
) -> Mapping[Topic, list[Followed]]:
    """Those that hung at some time between `first_ms` and `last_ms`: made before its end, not finished before its
    beginning. Every topic is there."""
    wanted = [tenancy.within(organisation, of), _C.topic != "", _C.archived.is_(False), _C.created < last_ms]
    wanted.append(or_(_C.stage != "done", _C.moved >= first_ms))
    columns = (_C.unit, _C.id, _C.topic, _C.title, _C.problem, _C.target, _C.created, _C.deadline, _C.responsible)
    more = (_C.source, _C.stage, _C.moved, _C.measured, _C.unmeasurable)
    asked = select(*columns, *more).join_from(units, Card.table, _C.unit == units.c.id).where(*wanted)
    values = measured(tx, asked)
    found: dict[Topic, list[Followed]] = {topic: [] for topic in TOPICS}
    rows = tx.execute(asked).all()
    met = origins.met(tx, {row.unit for row in rows}, [row.created for row in rows])
    for row in sorted(rows, key=lambda row: (today(row.created), row.title.casefold(), row.unit, row.id)):
        created = today(row.created)
        origin = origins.origin(met, row.unit, row.source, created)
        told = (row.title, row.problem, row.target, created, row.deadline, bool(row.responsible), origin)
        before, after = values.get((row.unit, row.id), (None, None))
        stands = (row.stage, today(row.moved), row.measured, before, after, row.unmeasurable)
        found[row.topic].append(Followed(row.unit, row.id, *told, *stands))
    return found
