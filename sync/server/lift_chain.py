"""A lift that was lifted further: it points to the one under it, and so on down to a card. Read from what the walls
of each level have said themselves, so that one in the middle whose walls are away holds up nobody.

    steps(tx, organisation, lifts)     of each where it stands, then where it was lifted further to, the nearest first
    told(steps)                        what a unit is told of it
    roots(tx, organisation, lifts)     of each that lifts further, the card it is about; no entry: about none any more
    tree(tx, unit, kind, record)       the cards of a chain, with all that was ever lifted of them
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from board.kinds.card.record import Card
from board.kinds.lift.record import FURTHER, SAID, Lift, Lifted, further_id, lifted_id, said
from board.limits import LINE
from sync.server.db.tables import units

_L, _D, _C = Lift.table.c, Lifted.table.c, Card.table.c
LIFTS = (_L.unit, *(_L[name] for name in Lift.names))
LIFTEDS = (_D.unit, *(_D[name] for name in Lifted.names))
"""What is read of them: not their versions, which are as much again."""


class Known(NamedTuple):
    """A unit as the centre knows it."""

    id: int
    public: str
    name: str
    closed_ms: int | None


class UnitLift(NamedTuple):
    """A lift as it stands on the board of a unit."""

    unit: int
    public: str
    lift: Lift

    @property
    def key(self) -> tuple[int, str]:
        return self.unit, self.lift.id


@dataclass(frozen=True)
class Step:
    """One level a lift has come to. `to`: that unit, None where it is not of the organisation; `lifted`: what hangs
    there, whatever was asked then."""

    own: UnitLift
    to: Known | None
    lifted: Lifted | None

    @property
    def open(self) -> bool:
        """Whether somebody there can answer."""
        return self.to is not None and self.to.closed_ms is None

    @property
    def said(self) -> dict[str, Any]:
        """What was said there of what is asked now."""
        return said(self.lifted) if self.lifted and self.lifted.turn == self.own.lift.turn else dict(SAID)


def told(stands: Sequence[Step]) -> dict[str, Any]:
    """What a unit is told of a lift: what was said where it stands, and of the levels it was lifted further to from
    there, and whether nobody can answer. Of one that is there no more all stays as it was told."""
    first = stands[0]
    told = {**first.said, **_further(stands)} if first.to else {}
    return {**told, "closed": not any(step.open for step in stands)}


def _further(steps: Sequence[Step]) -> dict[str, Any]:
    """Of the highest that answered, or else of the highest where somebody can; where that is the first, of none."""
    if any(step.to is None for step in steps):
        return {}
    answered = [step for step in steps if step.said["answered"]]
    there = (answered or [step for step in steps if step.open] or steps[:1])[-1]
    if there is steps[0] or there.to is None:
        return dict(FURTHER)
    said_there = {f"further_{name}": value for name, value in there.said.items()}
    return {"further": there.to.name[:LINE], "further_by": there.own.lift.by, **said_there}


@dataclass(frozen=True)
class Root:
    """The card a chain of lifts is about, and the units it has come through, its own first. `waits`: it is not
    finished, and no level in the middle has answered, so that one above may."""

    unit: int
    name: str
    closed: bool
    lift: Lift
    title: str
    through: tuple[str, ...]
    waits: bool


def steps(tx: Connection, organisation: int, lifts: Iterable[UnitLift]) -> dict[tuple[int, str], list[Step]]:
    """What comes back to a unit it has come through goes no further."""
    found: dict[tuple[int, str], list[Step]] = {}
    seen: dict[tuple[int, str], set[str]] = {one.key: {one.public} for one in lifts}
    going = {one.key: one for one in lifts}
    while going:
        there = _units(tx, organisation, {one.lift.to for one in going.values()})
        boards = list({there[one.lift.to].id for one in going.values() if one.lift.to in there})
        hung = _read(tx, boards, [lifted_id(one.public, one.lift.id) for one in going.values()])
        wanted: dict[tuple[int, str], tuple[int, str]] = {}
        for key, one in going.items():
            to = there.get(one.lift.to)
            lifted = hung.get((to.id, lifted_id(one.public, one.lift.id))) if to else None
            found.setdefault(key, []).append(Step(one, to, lifted))
            seen[key].add(one.lift.to)
            if to and lifted:
                wanted[key] = to.id, further_id(lifted.id, one.lift.turn)
        further = _standing(tx, set(wanted.values()))
        public = {row.id: row.public for row in there.values()}
        going = {
            key: UnitLift(at[0], public[at[0]], further[at])
            for key, at in wanted.items()
            if at in further and further[at].to not in seen[key]
        }
    return found


def roots(tx: Connection, organisation: int, lifts: Iterable[UnitLift]) -> dict[tuple[int, str], Root]:
    found: dict[tuple[int, str], tuple[Known, Lift, tuple[str, ...]]] = {}
    answered = set()
    going: dict[tuple[int, str], tuple[UnitLift, tuple[str, ...]]] = {}
    going |= {one.key: (one, (one.public,)) for one in lifts if one.lift.lifted}
    while going:
        hangs = {(one.unit, one.lift.lifted) for one, _through in going.values()}
        hung = _read(tx, [unit for unit, _id in hangs], [id_ for _unit, id_ in hangs])
        origins = _units(tx, organisation, {one.origin for one in hung.values()})
        to = {one.public for one, _through in going.values()}
        under: dict[tuple[str, str], Lift] = {}
        public = {row.id: row.public for row in origins.values()}
        query = select(*LIFTS).where(_L.unit.in_(list(public)), _L.to.in_(sorted(to)), _L.back.is_(False))
        for row in tx.execute(query.where(_L.archived.is_(False))).mappings() if public else ():
            under[row["to"], lifted_id(public[row["unit"]], row["id"])] = lift_of(row)
        later = {}
        for key, (one, through) in going.items():
            lifted = hung.get((one.unit, one.lift.lifted))
            lift = under.get((one.public, lifted.id)) if lifted else None
            if not lifted or not lift or one.lift.id != further_id(lifted.id, lift.turn) or lifted.origin in through:
                continue
            at = origins[lifted.origin]
            through = at.public, *through
            if lifted.turn == lift.turn and said(lifted)["answered"]:
                answered.add(key)
            if lift.lifted:
                later[key] = UnitLift(at.id, at.public, lift), through
            else:
                found[key] = at, lift, through
        going = later
    cards = _cards(tx, {(origin.id, lift.card) for origin, lift, _through in found.values()})
    return {
        key: Root(
            origin.id,
            origin.name,
            origin.closed_ms is not None,
            lift,
            cards[card].title,
            through,
            cards[card].stage != "done" and key not in answered,
        )
        for key, (origin, lift, through) in found.items()
        if (card := (origin.id, lift.card)) in cards
    }


class Branch(NamedTuple):
    """A lift, the boards it ever hung on, and what was lifted further from there."""

    unit: int
    lift: Lift
    boards: "tuple[tuple[int, str, tuple[Branch, ...]], ...]"

    def above(self) -> "Iterator[tuple[int | None, str, tuple[Branch, ...]]]":
        """What hangs on any board above, with the lifts that it came by, the highest first; None for the board where
        it hangs on none: its unit was forgotten, or has not asked."""
        for unit, lifted, further in self.boards:
            for one in further:
                for high, id_, way in one.above():
                    yield high, id_, (*way, self)
            yield unit, lifted, (self,)
        if not self.boards:
            yield None, "", (self,)


def tree(tx: Connection, unit: int, kind: str, record: str) -> Iterator[Branch]:
    """The lowest lifts of what a record has to do with; also where they were lifted to before."""
    query = select(*LIFTS).where(_L.unit == unit)
    if kind == Card.kind:
        found = [(unit, lift_of(row)) for row in tx.execute(query.where(_L.card == record)).mappings()]
    elif kind == Lift.kind:
        found = [(unit, lift_of(row)) for row in tx.execute(query.where(_L.id == record)).mappings()]
    else:
        found = list(_under(tx, unit, record)) if kind == Lifted.kind else []
    seen = set()
    while found:
        at, lift = found.pop()
        if (at, lift.id) in seen:
            continue
        seen.add((at, lift.id))
        under = list(_under(tx, at, lift.lifted)) if lift.lifted else []
        found += under
        if not under:  # that of the card, or the lowest that is left: the unit under it was forgotten
            yield _grown(tx, at, lift, ())


def _under(tx: Connection, unit: int, lifted: str) -> Iterator[tuple[int, Lift]]:
    """The lift that hangs under this id on the board of a unit."""
    origin = select(_D.origin).where(_D.unit == unit, _D.id == lifted).scalar_subquery()
    query = select(*LIFTS, units.c.public).join_from(Lift.table, units, _L.unit == units.c.id)
    for row in tx.execute(query.where(units.c.public == origin)).mappings():
        if lifted_id(row["public"], row["id"]) == lifted:
            yield row["unit"], lift_of(row)


def _grown(tx: Connection, unit: int, lift: Lift, seen: tuple[int, ...]) -> Branch:
    public = tx.scalar(select(units.c.public).where(units.c.id == unit)) or ""
    id_ = lifted_id(public, lift.id)
    boards = []
    for above in tx.scalars(select(_D.unit).where(_D.id == id_)).all():
        further = tx.execute(select(*LIFTS).where(_L.unit == above, _L.lifted == id_)).mappings().all()
        more = [] if above in (unit, *seen) else [_grown(tx, above, lift_of(row), (*seen, unit)) for row in further]
        boards.append((above, id_, tuple(more)))
    return Branch(unit, lift, tuple(boards))


def lift_of(row: Mapping[Any, Any]) -> Lift:
    """A row of `LIFTS`."""
    lift = Lift.of(row)
    assert isinstance(lift, Lift)
    return lift


def _units(tx: Connection, organisation: int, public: set[str]) -> dict[str, Known]:
    query = select(units.c.id, units.c.public, units.c.name, units.c.closed_ms)
    wanted = units.c.public.in_(sorted(public)), units.c.organisation == organisation
    return {row.public: Known(*row) for row in tx.execute(query.where(*wanted))} if public else {}


def _read(tx: Connection, there: list[int], ids: list[str]) -> dict[tuple[int, str], Lifted]:
    query = select(*LIFTEDS).where(_D.unit.in_(there), _D.id.in_(ids), _D.archived.is_(False))
    rows = tx.execute(query).mappings() if there and ids else ()
    return {(row["unit"], row["id"]): one for row in rows if isinstance(one := Lifted.of(row), Lifted)}


def _standing(tx: Connection, wanted: set[tuple[int, str]]) -> dict[tuple[int, str], Lift]:
    """Those that are lifted further now, of these."""
    there, ids = [unit for unit, _id in wanted], [id_ for _unit, id_ in wanted]
    query = select(*LIFTS).where(_L.unit.in_(there), _L.id.in_(ids), _L.to != "")
    query = query.where(_L.back.is_(False), _L.archived.is_(False))
    return {(row["unit"], row["id"]): lift_of(row) for row in tx.execute(query).mappings()} if wanted else {}


def _cards(tx: Connection, wanted: set[tuple[int, str]]) -> dict[tuple[int, str], Row[Any, Any, Any, Any]]:
    there, ids = [unit for unit, _id in wanted], [id_ for _unit, id_ in wanted]
    query = select(_C.unit, _C.id, _C.title, _C.stage).where(
        _C.unit.in_(there), _C.id.in_(ids), _C.archived.is_(False)
    )
    return {(row.unit, row.id): row for row in tx.execute(query)} if wanted else {}
