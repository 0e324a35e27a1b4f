"""Lifts between boards: what a unit below asked stands on the board above, and what was said there stands below.
What a level above asks of its cases goes the other way in the same manner.

Nothing is sent from one board to the other. Whenever a wall asks the centre, its board is brought up to what the
other boards say of the lifts that concern it: asked twice nothing changes, and a wall that was away for a month is
brought up in one step. Each side's fields are written for it by the centre, which reads what the other side wrote;
so no board waits for another's lock.

    seq = bring(tx, unit, now_ms)         None: all stands as it is
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, ColumnElement, Connection, bindparam, exists, or_, select

from board import calendar
from board.kinds.card.record import Card
from board.kinds.gain.record import Gain
from board.kinds.lift.record import SAID, Lift, Lifted, lifted_id, said
from board.limits import LINE
from board.log.change import Fact, Json
from sync.server import server_writes
from sync.server.db.tables import level_moves, units
from sync.server.reports import hung

_L, _D, _C = Lift.table.c, Lifted.table.c, Card.table.c
ASKED = ("asks", "why", "by", "turn", "down")
"""What both records call the same, and whoever asks says."""

_unit: BindParameter[int] = bindparam("_unit")
_organisation: BindParameter[int] = bindparam("_organisation")
_moves = level_moves.c
_own = select(units.c.public).where(units.c.id == _unit).scalar_subquery()
_concerned = select(
    exists().where(_moves.above == _unit), or_(exists().where(_D.unit == _unit), exists().where(_L.to == _own))
)
"""Whether units hang under this one, and whether anything was ever asked of it. What is asked in every round of every
wall is put together once."""
_me = select(units.c.public, units.c.organisation).where(units.c.id == _unit)
_all_others = select(units.c.id).where(units.c.organisation == _organisation, units.c.id != _unit)
_those_above = _all_others.where(
    or_(
        units.c.id.in_(select(_moves.above).where(_moves.above.is_not(None))),
        units.c.public.in_(select(_D.origin).where(_D.unit == _unit)),
    )
)
_hung_there = select(Lifted.table).where(_D.unit == _unit)
_ours = select(Lift.table).where(_L.unit == _unit, _L.to != "", _L.back.is_(False))

HELD: dict[str, frozenset[str]] = {
    Card.kind: frozenset({"title"}),
    Lift.kind: frozenset({*ASKED, *SAID}),
    Lifted.kind: frozenset({"title", *ASKED, *SAID}),
}
"""Which fields of a kind stand on another board too."""


class Copy(NamedTuple):
    """These fields of a unit's record say what those of another unit's do."""

    unit: int
    kind: str
    record: str
    fields: frozenset[str]


def bring(tx: Connection, unit: int, now_ms: int) -> int | None:
    """Returns the unit's seq where something was written on its board."""
    facts = [*_asked_here(tx, unit, now_ms), *_answered_there(tx, unit)]
    return server_writes.write(tx, unit, facts, now_ms) if facts else None


def copies(tx: Connection, unit: int, kind: str, record: str, fields: Set[str]) -> Iterator[Copy]:
    """Where else the centre has written what stands in these fields of a unit's record."""
    for below, lift, card, above, lifted in _pairs(tx, unit, kind, record):
        for place in ((below, Card.kind, card), (below, Lift.kind, lift), (above, Lifted.kind, lifted)):
            there = fields & HELD[kind] & HELD[place[1]]
            if place[1] == kind:
                there -= SAID.keys()  # two levels above have each an answer of their own
            if there and place != (unit, kind, record):
                yield Copy(*place, frozenset(there))


def left_above(tx: Connection, unit: int) -> Iterator[Copy]:
    """What the centre has written of a unit on the boards above it."""
    for _below, _lift, _card, above, lifted in _lifted(tx, _L.unit == unit):
        yield Copy(above, Lifted.kind, lifted, frozenset({"origin_name", "title", "why"}))


def _pairs(tx: Connection, unit: int, kind: str, record: str) -> Iterator[tuple[int, str, str, int, str]]:
    """Of each lift a record has to do with: the unit below, its lift and its card, a unit above, and what hangs
    there. Also where it was lifted to before, and where a unit has hung before."""
    of: dict[str, list[ColumnElement[bool]]] = {
        Card.kind: [_L.unit == unit, _L.card == record],
        Lift.kind: [_L.unit == unit, _L.id == record],
    }
    if kind == Lifted.kind:
        origin = select(_D.origin).where(_D.unit == unit, _D.id == record).scalar_subquery()
        of[kind] = [units.c.public == origin]
    if kind not in of:
        return
    for pair in _lifted(tx, *of[kind]):
        if kind != Lifted.kind or pair[-1] == record:
            yield pair


def _lifted(tx: Connection, *of: ColumnElement[bool]) -> Iterator[tuple[int, str, str, int, str]]:
    lifts = select(units.c.public, _L.unit, _L.id, _L.card).join_from(Lift.table, units, _L.unit == units.c.id)
    for public, below, lift, card in tx.execute(lifts.where(*of)).all():
        id_ = lifted_id(public, lift)
        for above in tx.scalars(select(_D.unit).where(_D.id == id_)).all():
            yield below, lift, card, above, id_


def _asked_here(tx: Connection, unit: int, now_ms: int) -> Iterator[Fact]:
    """What units of the organisation have lifted to this one or ask it, and it does not have so yet."""
    given = {"_unit": unit}
    leads, concerned = tx.execute(_concerned, given).one()
    if not leads and not concerned:
        return
    me = tx.execute(_me, given).one()
    # Where nobody lifts to it only levels ask, and whoever has asked before.
    others = tx.scalars(_all_others if leads else _those_above, {**given, "_organisation": me.organisation}).all()
    query = (
        select(Lift.table, units.c.public.label("origin"), units.c.name.label("origin_name"), units.c.closed_ms)
        .add_columns(_C.title, _C.archived.label("taken_down"))
        .join_from(Lift.table, units, _L.unit == units.c.id)
        .join(Card.table, (_C.unit == _L.unit) & (_C.id == _L.card))
        .where(_L.to == me.public, _L.unit.in_(others), _L.archived.is_(False), hung.told(now_ms))
    )
    there = {row["id"]: row for row in tx.execute(_hung_there, given).mappings()}
    gone = {id_ for id_, row in there.items() if not row["back"]}
    hours = _hours(tx, _L.to == me.public, _L.unit.in_(others)) if leads else {}
    for row in tx.execute(query).mappings():
        lift, id_ = Lift.of(row), lifted_id(row["origin"], row["id"])
        assert isinstance(lift, Lift)
        gone.discard(id_)
        fields = {name: getattr(lift, name) for name in ASKED} | {
            "origin": row["origin"],
            "origin_name": row["origin_name"][:LINE],
            "title": row["title"],
            "hours_per_week": hours.get((row["unit"], lift.card), 0.0),
            "back": lift.back or row["taken_down"],
            "closed": row["closed_ms"] is not None,
            "since": calendar.day(lift.made) if lift.made else None,
        }
        yield from _changed(Lifted, id_, there.get(id_), fields)
    for id_ in sorted(gone):  # lifted to another since, or forgotten
        yield Fact(Lifted.kind, id_, {"back": True})


def _answered_there(tx: Connection, unit: int) -> Iterator[Fact]:
    """What was said of what this unit has lifted, and it does not have so yet. Said of what was asked before, it is
    nothing; what a unit said that is there no more stays said, and that nobody there can answer is told."""
    ours = tx.execute(_ours, {"_unit": unit}).mappings().all()
    if not ours:
        return
    me = tx.execute(_me, {"_unit": unit}).one()
    there = units.c.public.in_(sorted({row["to"] for row in ours})), units.c.organisation == me.organisation
    known = tx.execute(select(units.c.public, units.c.id, units.c.closed_ms).where(*there)).all()
    number = {row.public: row.id for row in known}
    open_ = {row.public for row in known if row.closed_ms is None} - {me.public}
    ids = {row["id"]: lifted_id(me.public, row["id"]) for row in ours}
    of_them = _D.unit.in_(list(number.values())), _D.id.in_(list(ids.values())), _D.archived.is_(False)
    found = {(row["unit"], row["id"]): row for row in tx.execute(select(Lifted.table).where(*of_them)).mappings()}
    for row in ours:
        lift, above = Lift.of(row), number.get(row["to"])
        assert isinstance(lift, Lift)
        answer = found.get((above, ids[lift.id])) if above else None
        lifted = Lifted.of(answer) if answer else None
        assert lifted is None or isinstance(lifted, Lifted)
        heard = said(lifted) if lifted and lifted.turn == lift.turn else SAID
        told = heard if above is not None else {}
        yield from _changed(Lift, lift.id, row, {**told, "closed": row["to"] not in open_})


def _changed(
    kind: type[Lift] | type[Lifted], id_: str, now: Mapping[Any, Any] | None, wanted: dict[str, Any]
) -> Iterable[Fact]:
    """What is wanted and is not so now. All of it, where nothing is there."""
    new = {name: _json(value) for name, value in wanted.items() if now is None or now[name] != value}
    return [Fact(kind.kind, id_, new)] if new else []


def _json(value: Any) -> Json:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _hours(tx: Connection, *lifted: ColumnElement[bool]) -> dict[tuple[int, str], float]:
    """What units reckon to save with these cards, by unit and card: the last estimate of each."""
    c = Gain.table.c
    query = (
        select(c.unit, c.subject, c.hours_per_week)
        .join_from(Lift.table, Gain.table, (c.unit == _L.unit) & (c.subject == _L.card))
        .where(*lifted, c.state == "identified", c.archived.is_(False))
        .order_by(c.made, c.id)
    )
    return {(unit, card): float(hours) for unit, card, hours in tx.execute(query)}
