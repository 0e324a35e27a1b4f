"""The units that somebody may look at, as the pages name them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Select, and_, select

from board.formats import alphabet
from sync.server.db.tables import units


@dataclass(frozen=True, slots=True)
class Place:
    """A unit: its number, the public id that stands in addresses, and its name."""

    id: int
    public: str
    name: str


def places(tx: Connection, organisation: int, of: Collection[int] | None = None) -> list[Place]:
    """The units of an organisation, or some of them, by name."""
    rows = tx.execute(select(units.c.id, units.c.public, units.c.name).where(within(organisation, of)))
    return by_name(Place(*row) for row in rows)


def open_places(tx: Connection, organisation: "int | ScalarSelect[int]") -> list[Place]:
    """The units of an organisation that go on, by name."""
    wanted = (units.c.organisation == organisation, units.c.closed_ms.is_(None))
    rows = tx.execute(select(units.c.id, units.c.public, units.c.name).where(*wanted))
    return by_name(Place(*row) for row in rows)


def by_name(some: Iterable[Place]) -> list[Place]:
    return sorted(some, key=lambda place: (alphabet(place.name), place.id))


def within(organisation: int, of: Collection[int] | None = None) -> ColumnElement[bool]:
    """Units of the organisation: all, or those of these numbers."""
    own = units.c.organisation == organisation
    return own if of is None else and_(own, units.c.id.in_(of))


def numbers(organisation: int, of: Collection[int] | None = None) -> Select[tuple[int]]:
    """The same, as a question inside another."""
    return select(units.c.id).where(within(organisation, of))


def place(tx: Connection, organisation: int, public: str) -> Place | None:
    """The unit with this public id; None when the organisation has none such."""
    if not public.isprintable():  # nothing is called so: PostgreSQL stores no NUL, and would break over it
        return None
    wanted = (units.c.organisation == organisation, units.c.public == public)
    row = tx.execute(select(units.c.id, units.c.public, units.c.name).where(*wanted)).first()
    return Place(*row) if row else None
