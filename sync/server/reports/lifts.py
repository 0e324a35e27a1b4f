"""The lifts of an organisation, with what was said above of each, whether the wall below has heard it or not.

    of_organisation(tx, organisation, now_ms)                 all that are lifted now, the late ones first
    of_organisation(tx, organisation, now_ms, units)          those units have lifted, and those lifted to them, or
                                                              further to them
    of_organisation(tx, organisation, now_ms, down=True)      what levels ask units below them of their cases
    asking(tx, organisation, now_ms, unit)                    cards that ask for help where nobody hangs above

Names nobody. A card that is told of only tomorrow is not there, and its lift neither.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, or_, select

from board import calendar
from board.formats import alphabet
from board.kinds.card.record import Card
from board.kinds.lift.index import overdue
from board.kinds.lift.record import Lift, Outcome, outcome
from sync.server import lift_chain
from sync.server.db.tables import units
from sync.server.lift_chain import LIFTS
from sync.server.reports import hung
from sync.server.reports.tenancy import Place

_L, _C = Lift.table.c, Card.table.c


@dataclass(frozen=True)
class ToldLift:
    """A card that was lifted: where it hangs and what it is called, and its lift with what was answered. `above`:
    None where that unit is not of the organisation (any more); `closed`: nobody there answers. `owner`: the unit
    whose card it is, where `place` lifted it further and no more than that is seen."""

    place: Place
    title: str
    lift: Lift
    above: Place | None
    card: str
    owner: Place | None = None

    @property
    def hangs(self) -> Place:
        """Where the card hangs."""
        return self.owner or self.place

    @property
    def closed(self) -> bool:
        return self.lift.closed

    @property
    def said(self) -> Outcome:
        """How far it has come, and what was said, at the highest level it has come to."""
        return outcome(self.lift)

    @property
    def waits(self) -> bool:
        return self.said.answered is None

    @property
    def since(self) -> date | None:
        return calendar.day(self.lift.made) if self.lift.made else None

    def late(self, today: date) -> bool:
        return self.overdue(today) is not None

    def overdue(self, today: date) -> date | None:
        """The day an answer was wanted by, here or where it was lifted further to, that has not come."""
        return overdue(self.lift, today)


@dataclass(frozen=True)
class AskingCard:
    """A card that asks for help without having been lifted."""

    place: Place
    card: str
    title: str


def of_organisation(
    tx: Connection,
    organisation: int,
    now_ms: int,
    of: Collection[int] | None = None,
    card: str = "",
    down: bool = False,
) -> list[ToldLift]:
    """Those that wait, by the day an answer was wanted; then those that were answered, the latest first."""
    own = _publics(tx, organisation, of)
    query = (
        select(*LIFTS, _C.title, _C.stage, units.c.public, units.c.name)
        .join_from(Lift.table, units, _L.unit == units.c.id)
        .join(Card.table, (_C.unit == _L.unit) & (_C.id == _L.card))
        .where(units.c.organisation == organisation, units.c.closed_ms.is_(None), _C.archived.is_(False))
        .where(_L.to != "", _L.back.is_(False), _L.archived.is_(False), _L.down.is_(down), hung.told(now_ms))
    )
    if of is not None:
        query = query.where(or_(_L.unit.in_(of), _L.to.in_(own)))
    if card:
        query = query.where(_L.unit.in_(of or ()), _L.card == card)
    rows = tx.execute(query).mappings().all()
    told = _told(tx, organisation, [(row, row["title"], row["card"], None) for row in rows])
    over = {(row["unit"], row["id"]) for row in rows if row["stage"] == "done"}
    found = [one for one in told if not one.waits or (one.place.id, one.lift.id) not in over]
    if of is not None and not card and not down:
        found += _further(tx, organisation, own, {(one.place.id, one.lift.id) for one in found})
    return sorted(found, key=_soonest)


def _publics(tx: Connection, organisation: int, of: Collection[int] | None) -> list[str]:
    query = select(units.c.public).where(units.c.organisation == organisation, units.c.id.in_(of or ()))
    return list(tx.scalars(query)) if of else []


def _further(tx: Connection, organisation: int, own: list[str], seen: set[tuple[int, str]]) -> list[ToldLift]:
    """What was lifted further to these units, of lifts that are not seen themselves: the words of whoever did."""
    query = (
        select(*LIFTS, units.c.public, units.c.name)
        .join_from(Lift.table, units, _L.unit == units.c.id)
        .where(units.c.organisation == organisation, _L.lifted != "", _L.to.in_(own))
        .where(_L.back.is_(False), _L.archived.is_(False))
    )
    rows = [(row, _own(row)) for row in tx.execute(query).mappings()]
    roots = lift_chain.roots(tx, organisation, [own for _row, own in rows])
    about = [(row, root) for row, own in rows if (root := roots.get(own.key)) and not root.closed]
    some: list[tuple[Any, str, str, Place | None]] = [
        (row, root.title, root.lift.card, Place(root.unit, root.through[0], root.name))
        for row, root in about
        if (root.unit, root.lift.id) not in seen
    ]
    waited_for = {row["id"] for row, root in about if root.waits}
    return [one for one in _told(tx, organisation, some) if one.lift.id in waited_for or not one.waits]


def _told(tx: Connection, organisation: int, rows: list[tuple[Any, str, str, Place | None]]) -> list[ToldLift]:
    """Each with what has been said of it, whether a wall has heard it or not."""
    own = [_own(row) for row, *_rest in rows]
    stands = lift_chain.steps(tx, organisation, own)
    found = []
    for (row, title, card, owner), one in zip(rows, own, strict=True):
        steps = stands[one.key]
        lift, to = one.lift.model_copy(update=lift_chain.told(steps)), steps[0].to
        above = Place(to.id, to.public, to.name) if to else None
        place = Place(row["unit"], row["public"], row["name"])
        found.append(ToldLift(place, title, lift, above, card, owner))
    return found


def _own(row: Any) -> lift_chain.UnitLift:
    return lift_chain.UnitLift(row["unit"], row["public"], lift_chain.lift_of(row))


def of_card(tx: Connection, organisation: int, now_ms: int, unit: int, card: str) -> ToldLift | None:
    return next(iter(of_organisation(tx, organisation, now_ms, [unit], card)), None)


def asking(tx: Connection, organisation: int, now_ms: int, of: Collection[int] | None = None) -> list[AskingCard]:
    """By the unit's name; a finished card asks no more."""
    lifted = select(_L.card).where(_L.unit == _C.unit, _L.to != "", _L.back.is_(False), _L.archived.is_(False))
    query = (
        select(units.c.id, units.c.public, units.c.name, _C.id.label("card"), _C.title)
        .join_from(Card.table, units, _C.unit == units.c.id)
        .where(units.c.organisation == organisation, units.c.closed_ms.is_(None), hung.told(now_ms))
        .where(_C.help_wanted, _C.archived.is_(False), _C.stage != "done", _C.id.not_in(lifted))
    )
    rows = tx.execute(query if of is None else query.where(_C.unit.in_(of))).all()
    some = [AskingCard(Place(row.id, row.public, row.name), row.card, row.title) for row in rows]
    return sorted(some, key=lambda one: (alphabet(one.place.name), alphabet(one.title), one.card))


def _soonest(one: ToldLift) -> tuple[bool, int, int, str, str]:
    """A late one has waited longest past its day, so it comes first by itself."""
    lift, said = one.lift, one.said
    if said.answered:
        return True, -said.answered.toordinal(), 0, one.place.name, lift.id
    return False, (lift.by or date.max).toordinal(), lift.made, one.place.name, lift.id
