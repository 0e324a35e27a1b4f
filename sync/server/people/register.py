"""Who there is at the centre: added, changed, closed and opened again by a coordinator or from the command line.

Each deed takes the organisation's row first, so that two who do something at once do it one after the other: there is
always a coordinator left.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, insert, select, update

from sync.server.people import browsers, invitation, sessions
from sync.server.people.person import Role
from sync.server.tables import organisations, people, units

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class Why(StrEnum):
    """Why something about a person cannot be done."""

    NOBODY = "nobody"
    CHANGED = "changed"
    EMAIL = "email"
    TAKEN = "taken"
    UNIT = "unit"
    OWN = "own"
    LAST = "last"
    SEVERAL = "several"


class Cannot(Exception):
    """Nothing was changed."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def everybody(tx: Connection, organisation: int) -> Sequence[Any]:
    """Those of an organisation with their unit's name; the closed ones last."""
    return tx.execute(
        select(people, units.c.name.label("unit_name"), units.c.public.label("unit_public"))
        .join_from(people, units, people.c.unit == units.c.id, isouter=True)
        .where(people.c.organisation == organisation)
        .order_by(people.c.closed_ms.is_not(None), people.c.name, people.c.id)
    ).all()


def find(tx: Connection, organisation: int, person: int) -> Any:
    """One of them. Raises Cannot(NOBODY)."""
    found = [row for row in everybody(tx, organisation) if row.id == person]
    if not found:
        raise Cannot(Why.NOBODY)
    return found[0]


def units_of(tx: Connection, organisation: int) -> Sequence[Any]:
    """(public, name) of the organisation's units."""
    query = select(units.c.public, units.c.name).where(units.c.organisation == organisation)
    return tx.execute(query.order_by(units.c.name)).all()


def seen(row: Any) -> str:
    """What a form was filled in from. Whoever changes a person says what they saw; if it is no longer so, they are
    told."""
    return sha256("\0".join(map(str, (row.name, row.role, row.unit, row.closed_ms))).encode()).hexdigest()[:16]


def add(
    tx: Connection,
    organisation: int,
    *,
    email: str,
    name: str,
    role: Role,
    unit: str,
    now_ms: int,
    by: int | None = None,
) -> int:
    """A new person; returns their number. `unit` is a public id, for a unit leader; `by` is who is shown the link
    that opens the account. Raises Cannot."""
    _lock(tx, organisation)
    email = email.strip().lower()
    if len(email) > 200 or not _EMAIL.fullmatch(email):
        raise Cannot(Why.EMAIL)
    taken = (people.c.organisation == organisation, people.c.email == email)
    if tx.execute(select(people.c.id).where(*taken)).first():
        raise Cannot(Why.TAKEN)
    values = {"email": email, "name": name, "role": role, "unit": _unit(tx, organisation, role, unit)}
    made = tx.execute(insert(people).values(organisation=organisation, made_ms=now_ms, invited_by=by, **values))
    return int(made.inserted_primary_key[0])  # type: ignore[index]


def change(
    tx: Connection, organisation: int, person: int, *, saw: str, name: str, role: Role, unit: str, by: int
) -> None:
    """Another name, role or unit. Another role or unit ends the person's sessions. `by` is who does it; nobody
    changes their own role. Raises Cannot."""
    _lock(tx, organisation)
    row = _as_seen(tx, organisation, person, saw)
    number = _unit(tx, organisation, role, unit)
    if role != row.role:
        if person == by:
            raise Cannot(Why.OWN)
        _leave_a_coordinator(tx, organisation, row)
    tx.execute(update(people).where(people.c.id == person).values(name=name, role=role, unit=number))
    if (role, number) != (row.role, row.unit):
        sessions.end_all(tx, person)


def close(tx: Connection, organisation: int, person: int, *, saw: str | None, by: int | None, now_ms: int) -> str:
    """Shut somebody out at once; returns their name. `saw` None: without having looked, as from the command line.
    Raises Cannot."""
    _lock(tx, organisation)
    row = _as_seen(tx, organisation, person, saw)
    if person == by:
        raise Cannot(Why.OWN)
    _leave_a_coordinator(tx, organisation, row)
    tx.execute(update(people).where(people.c.id == person).values(closed_ms=now_ms))
    sessions.end_all(tx, person)
    return str(row.name)


def invite(tx: Connection, organisation: int, person: int, *, by: int | None, now_ms: int) -> str:
    """Begin anew: without password, authenticator and binding to a provider, open again if closed. Returns the code
    of a link that sets it all up. Raises Cannot."""
    _lock(tx, organisation)
    find(tx, organisation, person)
    if person == by:
        raise Cannot(Why.OWN)
    bare = {"password": None, "totp": None, "subject": None, "recovery": "", "failures": 0, "locked_ms": 0}
    tx.execute(update(people).where(people.c.id == person).values(closed_ms=None, invited_by=by, **bare))
    sessions.end_all(tx, person)
    browsers.forget(tx, person)
    return invitation.make(tx, person, now_ms)


def _lock(tx: Connection, organisation: int) -> None:
    tx.execute(select(organisations.c.id).where(organisations.c.id == organisation).with_for_update()).one()


def _as_seen(tx: Connection, organisation: int, person: int, saw: str | None) -> Any:
    row = find(tx, organisation, person)
    if saw is not None and seen(row) != saw:
        raise Cannot(Why.CHANGED)
    return row


def _unit(tx: Connection, organisation: int, role: Role, public: str) -> int | None:
    """A unit leader has one unit; nobody else has any."""
    if role is not Role.LEADER:
        return None
    number = tx.scalar(select(units.c.id).where(units.c.public == public, units.c.organisation == organisation))
    if number is None:
        raise Cannot(Why.UNIT)
    return int(number)


def _leave_a_coordinator(tx: Connection, organisation: int, row: Any) -> None:
    """Raises Cannot(LAST) when this is the only one who can come in."""
    others = (
        people.c.organisation == organisation,
        people.c.role == Role.COORDINATOR,
        people.c.closed_ms.is_(None),
        people.c.id != row.id,
    )
    if row.role == Role.COORDINATOR and not tx.execute(select(people.c.id).where(*others)).first():
        raise Cannot(Why.LAST)
