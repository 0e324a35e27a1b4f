"""The lifts of an organisation, with what was said above of each, whether the wall below has heard it or not.

    of_organisation(tx, organisation, now_ms)                 all that are lifted now, the late ones first
    of_organisation(tx, organisation, now_ms, unit)           those a unit has lifted, and those lifted to it
    of_organisation(tx, organisation, now_ms, down=True)      what levels ask units below them of their cases
    asking(tx, organisation, now_ms, unit)                    cards that ask for help where nobody hangs above

Names nobody. A card that is told of only tomorrow is not there, and its lift neither.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, or_, select

from board import calendar
from board.formats import alphabet
from board.kinds.card.record import Card
from board.kinds.lift.index import late
from board.kinds.lift.record import Lift, Lifted, lifted_id, said
from sync.server.db.tables import units
from sync.server.reports import hung
from sync.server.reports.tenancy import Place

_L, _D, _C = Lift.table.c, Lifted.table.c, Card.table.c


@dataclass(frozen=True)
class ToldLift:
    """A card that was lifted: where it hangs and what it is called, and its lift with what was answered. `above`:
    None where that unit is not of the organisation (any more); `closed`: nobody there answers."""

    place: Place
    title: str
    lift: Lift
    above: Place | None

    @property
    def closed(self) -> bool:
        return self.lift.closed

    @property
    def waits(self) -> bool:
        return self.lift.answered is None

    @property
    def since(self) -> date | None:
        return calendar.day(self.lift.made) if self.lift.made else None

    def late(self, today: date) -> bool:
        return late(self.lift, today)


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
    open_ = {row.public: row for row in tx.execute(select(units).where(units.c.organisation == organisation))}
    query = (
        select(Lift.table, _C.title, units.c.public, units.c.name)
        .join_from(Lift.table, units, _L.unit == units.c.id)
        .join(Card.table, (_C.unit == _L.unit) & (_C.id == _L.card))
        .where(units.c.organisation == organisation, units.c.closed_ms.is_(None), _C.archived.is_(False))
        .where(_L.to != "", _L.back.is_(False), _L.archived.is_(False), _L.down.is_(down), hung.told(now_ms))
    )
    if of is not None:
        own = [row.public for row in open_.values() if row.id in of]
        query = query.where(or_(_L.unit.in_(of), _L.to.in_(own)))
    if card:
        query = query.where(_L.unit.in_(of or ()), _L.card == card)
    rows = tx.execute(query).mappings().all()
    heard = _heard(tx, organisation, [lifted_id(row["public"], row["id"]) for row in rows])
    found: list[ToldLift] = []
    for row in rows:
        lift, above = Lift.of(row), open_.get(row["to"])
        assert isinstance(lift, Lift)
        there = heard.get((above.id, lifted_id(row["public"], lift.id))) if above else None
        if there and there.turn == lift.turn:
            lift = lift.model_copy(update=said(there))
        lift = lift.model_copy(update={"closed": above is None or above.closed_ms is not None})
        to = Place(above.id, above.public, above.name) if above else None
        place = Place(row["unit"], row["public"], row["name"])
        found.append(ToldLift(place, row["title"], lift, to))
    return sorted(found, key=_soonest)


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


def _heard(tx: Connection, organisation: int, ids: list[str]) -> dict[tuple[int, str], Lifted]:
    """What hangs on the boards above, by the unit and its own id."""
    if not ids:
        return {}
    of_them = select(units.c.id).where(units.c.organisation == organisation)
    wanted = _D.unit.in_(of_them), _D.id.in_(ids), _D.archived.is_(False)
    rows = tx.execute(select(Lifted.table).where(*wanted)).mappings()
    return {(row["unit"], row["id"]): lifted for row in rows if isinstance(lifted := Lifted.of(row), Lifted)}


def _soonest(one: ToldLift) -> tuple[bool, int, int, str, str]:
    """A late one has waited longest past its day, so it comes first by itself."""
    lift = one.lift
    if lift.answered:
        return True, -lift.answered.toordinal(), 0, one.place.name, lift.id
    return False, (lift.by or date.max).toordinal(), lift.made, one.place.name, lift.id
