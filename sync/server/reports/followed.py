"""Cards that carry a topic of arbeidsmiljøloven § 4-3: what was found, what was done about it, and what came of that.

    of_units(tx, organisation, first_ms, last_ms)     # by topic, the earliest first

Names nobody: of who is responsible it is told only that somebody is.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, or_, select

from board.records import Card
from board.records.card import Stage, Topic
from sync.server.reports.stories import measured
from sync.server.tables import units

TOPICS: tuple[tuple[Topic, str], ...] = (
    ("unclear", "Uklare eller motstridende krav"),
    ("emotional", "Emosjonelle krav"),
    ("workload", "Arbeidsmengde og tidspress"),
    ("support", "Støtte og hjelp"),
    ("other", "Annet i arbeidsmiljøet"),
)
"""Arbeidsmiljøloven § 4-3 as it reads since 1 January 2026."""

_C = Card.table.c


@dataclass(frozen=True, slots=True)
class Followed:
    """A card with a topic as it stands now. `red` tells that it was made of a red result."""

    unit: int
    card: str
    title: str
    problem: str
    target: str
    created_ms: int
    deadline: date | None
    owned: bool
    red: bool
    stage: Stage
    moved_ms: int
    measured: str
    before: float | None
    after: float | None
    unmeasurable: bool


def of_units(
    tx: Connection, organisation: int, first_ms: int, last_ms: int, *, of: Collection[int] | None = None
) -> Mapping[Topic, list[Followed]]:
    """Those that hung at some time between `first_ms` and `last_ms`: made before its end, not finished before its
    beginning. Every topic is there."""
    wanted = [units.c.organisation == organisation, _C.topic != "", _C.archived.is_(False), _C.created < last_ms]
    wanted.append(or_(_C.stage != "done", _C.moved >= first_ms))
    if of is not None:
        wanted.append(units.c.id.in_(of))
    columns = (_C.unit, _C.id, _C.topic, _C.title, _C.problem, _C.target, _C.created, _C.deadline, _C.responsible)
    more = (_C.goal, _C.stage, _C.moved, _C.measured, _C.unmeasurable)
    asked = select(*columns, *more).join_from(units, Card.table, _C.unit == units.c.id).where(*wanted)
    values = measured(tx, asked)
    found: dict[Topic, list[Followed]] = {topic: [] for topic, _ in TOPICS}
    for row in tx.execute(asked.order_by(_C.created, _C.unit, _C.id)):
        told = (row.title, row.problem, row.target, row.created, row.deadline, bool(row.responsible), bool(row.goal))
        before, after = values.get((row.unit, row.id), (None, None))
        stands = (row.stage, row.moved, row.measured, before, after, row.unmeasurable)
        found[row.topic].append(Followed(row.unit, row.id, *told, *stands))
    return found
