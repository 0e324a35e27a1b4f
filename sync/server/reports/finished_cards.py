"""Finished cards as stories: what was in the way, what was measured before and after, and what it gave.

    some = finished(tx, organisation, first_ms, last_ms)       # those that gave most first

Names nobody: who was responsible stays on the wall.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, or_, select

from board.collation import by_characters
from board.kinds.card.record import Card, Use
from board.kinds.gain.index import Gains
from board.kinds.gain.record import Gain
from board.kinds.measure import Measure
from sync.server.db.tables import units
from sync.server.reports import hung, tenancy
from sync.server.reports.period import today

_C = Card.table.c
HERE = or_(_C.source != "import", _C.moved > _C.created)
"""What people moved to its stage themselves, as `board.kinds.card.rules.moved_here` has it."""
_G = Gain.table.c
_M = Measure.table.c


@dataclass(frozen=True, slots=True)
class Story:
    """`before` and `after` are the first and the last measured value; None where there is none. `hours` a week are
    realised."""

    unit: int
    card: str
    title: str
    problem: str
    target: str
    measured: str
    before: float | None
    after: float | None
    unmeasurable: bool
    hours: float
    use: Use
    finished: date


def finished(
    tx: Connection, organisation: int, first_ms: int, last_ms: int, *, of: Collection[int] | None = None
) -> list[Story]:
    """Cards that came to Ferdig from `first_ms` on and before `last_ms`; those with the greatest gain first, then
    those that were measured, then the latest day."""
    wanted = [tenancy.within(organisation, of), _C.stage == "done", _C.archived.is_(False), HERE]
    wanted += [_C.moved >= first_ms, _C.moved < last_ms]
    found = told(tx, cards().join(units, _C.unit == units.c.id).where(*wanted))
    return sorted(found, key=lambda s: (-s.hours, s.after is None, -s.finished.toordinal(), s.unit, s.card))


def of_unit(tx: Connection, unit: int, now_ms: int) -> list[Story]:
    """All that a unit has finished and that still hang there, whoever moved them, the latest day first."""
    wanted = (_C.unit == unit, _C.stage == "done", _C.archived.is_(False), hung.told(now_ms))
    return sorted(
        told(tx, cards().where(*wanted)), key=lambda s: (-s.finished.toordinal(), s.title.casefold(), s.card)
    )


class Lesson(NamedTuple):
    """What a unit, by its number, wrote that it learned of a card that did not work."""

    unit: int
    title: str
    words: str


def learned(tx: Connection, organisation: int, first_ms: int, end_ms: int, now_ms: int) -> list[Lesson]:
    """Of the cards that came where they are in that time, the latest day first."""
    wanted = [units.c.organisation == organisation, _C.learned != "", _C.archived.is_(False), hung.told(now_ms)]
    wanted += [_C.moved >= first_ms, _C.moved < end_ms]
    query = select(_C.unit, _C.title, _C.learned, _C.moved, _C.id).join(units, _C.unit == units.c.id).where(*wanted)
    rows = sorted(tx.execute(query), key=lambda row: (-today(row.moved).toordinal(), row.unit, row.id))
    return [Lesson(row.unit, row.title, row.learned) for row in rows]


def cards() -> Select[Any]:
    """What `told` wants to know of cards, to be narrowed down."""
    columns = (_C.unit, _C.id, _C.title, _C.problem, _C.target, _C.measured, _C.unmeasurable, _C.moved)
    return select(*columns).select_from(Card.table)


def told(tx: Connection, asked: Select[Any]) -> list[Story]:
    """The stories of these cards."""
    values, gains = measured(tx, asked), _realised(tx, asked)
    found = []
    for unit, id_, title, problem, target, what, unmeasurable, moved in tx.execute(asked):
        before, after = values.get((unit, id_), (None, None))
        gain = gains.get((unit, id_))
        hours, use = (gain.hours_per_week, gain.use) if gain else (0.0, "")
        words = (title, problem, target, what, before, after, unmeasurable)
        found.append(Story(unit, id_, *words, hours, use, today(moved)))
    return found


def measured(tx: Connection, cards: Select[Any]) -> Mapping[tuple[int, str], tuple[float | None, float | None]]:
    """The first value before and the last one after of the cards that a query with `unit` and `id` finds."""
    ids = cards.subquery()
    query = (
        select(_M.unit, _M.card, _M.phase, _M.value)
        .join(ids, (_M.unit == ids.c.unit) & (_M.card == ids.c.id))
        .where(_M.archived.is_(False), _M.phase.in_(("before", "after")))
        .order_by(_M.taken, by_characters(_M.id))
    )
    found: dict[tuple[int, str], dict[str, float]] = {}
    for unit, card, phase, value in tx.execute(query):
        values = found.setdefault((unit, card), {})
        if phase == "after" or phase not in values:
            values[phase] = value
    return {key: (values.get("before"), values.get("after")) for key, values in found.items()}


def _realised(tx: Connection, cards: Select[Any]) -> Mapping[tuple[int, str], Gain]:
    ids = cards.subquery()
    columns = [_G[name] for name in Gain.names]
    query = select(_G.unit, *columns).join(ids, (_G.unit == ids.c.unit) & (_G.subject == ids.c.id))
    by_unit: dict[int, list[Gain]] = {}
    for row in tx.execute(query).mappings():
        gain = Gain.of(row)
        assert isinstance(gain, Gain)
        by_unit.setdefault(row["unit"], []).append(gain)
    return {
        (unit, subject.id): subject.realised
        for unit, some in by_unit.items()
        for subject in Gains().after(some).subjects.values()
        if subject.realised
    }
