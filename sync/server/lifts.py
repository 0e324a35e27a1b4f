"""Lifts between boards: what a unit below asked stands on the board above, and what was said there stands below.
What a level above asks of its cases goes the other way in the same manner.

Nothing is sent from one board to the other. Whenever a wall asks the centre, its board is brought up to what the
other boards say of the lifts that concern it: asked twice nothing changes, and a wall that was away for a month is
brought up in one step. Each side's fields are written for it by the centre, which reads what the other side wrote;
so no board waits for another's lock.

    seq = bring(tx, unit, now_ms)         None: all stands as it is
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, ColumnElement, Connection, Row, bindparam, exists, or_, select, tuple_

from board import calendar
from board.kinds.card.record import Card
from board.kinds.gain.record import Gain
from board.kinds.lift.record import FURTHER, SAID, Lift, Lifted, lifted_id
from board.limits import LINE
from board.log import log
from board.log.change import Fact, Json
from sync.server import levels, lift_chain, server_writes
from sync.server.db.tables import level_moves, units
from sync.server.levels import Levels
from sync.server.lift_chain import LIFTEDS, LIFTS
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
_hung_there = select(*LIFTEDS).where(_D.unit == _unit)
_ours = select(*LIFTS).where(_L.unit == _unit, _L.to != "", _L.back.is_(False))

HELD: dict[str, frozenset[str]] = {
    Card.kind: frozenset({"title"}),
    Lift.kind: frozenset({*ASKED, *SAID, *FURTHER}),
    Lifted.kind: frozenset({"title", *ASKED, *SAID}),
}
"""Which fields of a kind stand on another board too."""
_OF_SAID = {f"further_{name}": name for name in SAID}


Place = tuple[int, str, str]
"""A unit's record: its unit, kind and id."""
Above = tuple[int | None, str, tuple[lift_chain.Branch, ...]]
"""What hangs on a board above, as a branch of a chain tells it."""


class Copy(NamedTuple):
    """These fields of a unit's record say what those of another unit's do."""

    unit: int
    kind: str
    record: str
    fields: frozenset[str]


def bring(tx: Connection, unit: int, now_ms: int) -> int | None:
    """Returns the unit's seq where something was written on its board."""
    if not _told(tx, unit, now_ms):
        return None
    server_writes.hold(tx, unit)
    facts = _told(tx, unit, now_ms)  # once more: what was erased while we waited is not brought up
    return server_writes.write(tx, unit, facts, now_ms) if facts else None


def _told(tx: Connection, unit: int, now_ms: int) -> list[Fact]:
    return [*_asked_here(tx, unit, now_ms), *_answered_there(tx, unit)]


def copies(tx: Connection, unit: int, kind: str, record: str, fields: Set[str]) -> Iterator[Copy]:
    """Where else the centre has written what stands in these fields of a unit's record."""
    held, here = frozenset(fields) & HELD.get(kind, frozenset()), (unit, kind, record)
    for root in lift_chain.tree(tx, unit, kind, record) if held else ():
        places = [Copy(root.unit, Card.kind, root.lift.card, held & {"title"})] if root.lift.card else []
        above = list(root.above())
        for (high, lifted, way), answer in zip(above, _answers(tx, here, held, above), strict=True):
            by, title, asked = way[0], held & {"title"}, held & {*ASKED}
            on = [(by.unit, Lift.kind, by.lift.id), *([(high, Lifted.kind, lifted)] if high else [])]
            places += [Copy(*place, asked) for place in on if here in on]
            places += [Copy(high, Lifted.kind, lifted, title | answer)] if high else []
            for n, one in enumerate(way):
                there = frozenset(f"further_{name}" for name in answer) if n else answer
                places.append(Copy(one.unit, Lift.kind, one.lift.id, there))
        yield from (one for one in places if one.fields and one[:3] != here)


def _answers(tx: Connection, here: Place, held: Set[str], above: Sequence[Above]) -> list[frozenset[str]]:
    """What of this field stands in the answer of each level above. Several have answered into the field of whoever
    lifted it, one after another: it is of those whose words were ever told here. Of all, where nothing is left to
    tell them apart by."""
    may = [_of_answer(here, held, *one) for one in above]
    if sum(map(bool, may)) < 2:
        return may
    told = _ever_said(tx, here)
    did: list[frozenset[str]] = []
    for (high, lifted, way), names in zip(above, may, strict=True):
        by = way[0].unit, Lift.kind, way[0].lift.id
        answers = [by, *([(high, Lifted.kind, lifted)] if high else [])]
        said = [_ever_said(tx, place) for place in answers if place != here]
        as_told = "" if here == by else "further_"
        did.append(frozenset(name for name in names if any(told[as_told + name] & one[name] for one in said)))
    known = frozenset().union(*did)
    return [of | names - known for names, of in zip(may, did, strict=True)]


def _ever_said(tx: Connection, place: Place) -> dict[str, set[str]]:
    """Every text that ever stood in each field of a record, as far as none was erased."""
    unit, kind, record = place
    found: dict[str, set[str]] = defaultdict(set)
    for change in log.of_record(tx, kind, record, unit):
        for name, value in change.fields.items():
            found[name] |= {value} if value and isinstance(value, str) else set()
    return found


def _of_answer(
    here: Place, held: Set[str], high: int | None, lifted: str, way: tuple[lift_chain.Branch, ...]
) -> frozenset[str]:
    """What of this field may stand in the answer of a level above: two levels have each an answer of their own."""
    if here == (high, Lifted.kind, lifted) or here == (way[0].unit, Lift.kind, way[0].lift.id):
        return frozenset(held & SAID.keys())
    if here in [(one.unit, Lift.kind, one.lift.id) for one in way[1:]]:
        return frozenset(_OF_SAID[name] for name in held & _OF_SAID.keys())
    return frozenset()


def left_above(tx: Connection, unit: int) -> Iterator[Copy]:
    """What the centre has written of a unit on the boards above it, and of the cards that came through it: without it
    nothing leads from the card there any more."""
    for (id_,) in tx.execute(select(_L.id).where(_L.unit == unit)).all():
        for root in lift_chain.tree(tx, unit, Lift.kind, id_):
            for high, lifted, way in root.above():
                if high and unit in [one.unit for one in way]:
                    own = {"origin_name", "why"} if way[0].unit == unit else set()
                    yield Copy(high, Lifted.kind, lifted, frozenset({"owner_name", "title", *own}))


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
        select(*LIFTS, units.c.public.label("origin"), units.c.name.label("origin_name"), units.c.closed_ms)
        .add_columns(_C.title, _C.archived.label("taken_down"), _C.stage)
        .join_from(Lift.table, units, _L.unit == units.c.id)
        .join(Card.table, (_C.unit == _L.unit) & (_C.id == _L.card))
        .where(_L.to == me.public, _L.unit.in_(others), _L.archived.is_(False), hung.told(now_ms))
    )
    there = {row["id"]: row for row in tx.execute(_hung_there, given).mappings()}
    gone = {id_ for id_, row in there.items() if not row["back"]}
    hours = _hours(tx, _L.to == me.public, _L.unit.in_(others)) if leads else {}
    rows = tx.execute(query).mappings().all()
    tree = levels.of_organisation(tx, me.organisation) if any(row["down"] for row in rows) else None
    for row in rows:
        lift, id_ = lift_chain.lift_of(row), lifted_id(row["origin"], row["id"])
        gone.discard(id_)
        fields = {name: getattr(lift, name) for name in ASKED} | {
            "origin": row["origin"],
            "origin_name": row["origin_name"][:LINE],
            "owner_name": "",
            "title": row["title"],
            "hours_per_week": hours.get((row["unit"], lift.card), 0.0),
            "back": lift.back
            or row["taken_down"]
            or not (_answered(there.get(id_), lift) or _waits(row["stage"], tree, row["unit"], unit, lift)),
            "closed": row["closed_ms"] is not None,
            "since": calendar.day(lift.made) if lift.made else None,
        }
        yield from _changed(Lifted, id_, there.get(id_), fields)
    for id_, fields in _lifted_further_here(tx, me, others, there):
        gone.discard(id_)
        yield from _changed(Lifted, id_, there.get(id_), fields)
    for id_ in sorted(gone):  # lifted to another since, or forgotten
        yield Fact(Lifted.kind, id_, {"back": True})


def _answered(here: Mapping[Any, Any] | None, lift: Lift) -> bool:
    """Whether what hangs here has an answer to what is asked now."""
    return bool(here and here["answered"] and here["heard"] == lift.turn)


def _waits(stage: str, tree: Levels | None, by: int, unit: int, lift: Lift) -> bool:
    """Whether anybody waits for an answer of this unit: no finished card, and no level it hangs under no more."""
    return stage != "done" and (tree is None or not lift.down or by in tree.path(unit))


def _lifted_further_here(
    tx: Connection, me: Row[Any, Any], others: Collection[int], there: Mapping[str, Mapping[Any, Any]]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """What others lifted further to this one: the words of whoever did, of the card no more than its title, what it
    would save and what its unit is called. What a level in the middle answered before this one did hangs here no
    more."""
    query = (
        select(*LIFTS, units.c.public.label("origin"), units.c.name.label("origin_name"))
        .join_from(Lift.table, units, _L.unit == units.c.id)
        .where(_L.to == me.public, _L.unit.in_(others), _L.archived.is_(False), _L.lifted != "")
    )
    rows = tx.execute(query).mappings().all()
    found = [(row, lift_chain.UnitLift(row["unit"], row["origin"], lift_chain.lift_of(row))) for row in rows]
    roots = lift_chain.roots(tx, me.organisation, [own for _row, own in found])
    hours = _hours(tx, tuple_(_L.unit, _L.card).in_([(one.unit, one.lift.card) for one in roots.values()]))
    for row, own in found:
        lift, root = own.lift, roots.get(own.key)
        if root is None or me.public in root.through:
            continue
        id_ = lifted_id(own.public, lift.id)
        fields = {name: getattr(lift, name) for name in ASKED} | {
            "origin": own.public,
            "origin_name": row["origin_name"][:LINE],
            "owner_name": root.name[:LINE],
            "title": root.title,
            "hours_per_week": hours.get((root.unit, root.lift.card), 0.0),
            "back": lift.back or (not root.waits and not _answered(there.get(id_), lift)),
            "closed": root.closed,
            "since": calendar.day(lift.made) if lift.made else None,
        }
        yield id_, fields


def _answered_there(tx: Connection, unit: int) -> Iterator[Fact]:
    """What was said of what this unit has lifted, and it does not have so yet. Said of what was asked before, it is
    nothing; what a unit said that is there no more stays said, and that nobody there can answer is told. A unit that
    hangs below no more is asked no more."""
    ours = tx.execute(_ours, {"_unit": unit}).mappings().all()
    if not ours:
        return
    me = tx.execute(_me, {"_unit": unit}).one()
    own = [lift_chain.UnitLift(unit, me.public, lift_chain.lift_of(row)) for row in ours]
    stands = lift_chain.steps(tx, me.organisation, own)
    roots = lift_chain.roots(tx, me.organisation, own)
    below = (
        levels.of_organisation(tx, me.organisation).below(unit) if any(row["down"] for row in ours) else frozenset()
    )
    for row, one in zip(ours, own, strict=True):
        through = roots[one.key].through if one.key in roots else (me.public,)
        told, to = lift_chain.told(stands[one.key]), stands[one.key][0].to
        away = one.lift.down and to is not None and to.id not in below
        nobody = told["closed"] or one.lift.to in through or away
        yield from _changed(Lift, one.lift.id, row, told | {"closed": nobody})


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
