"""Who there is at the centre: added, changed, closed and opened again by a coordinator or from the command line.

Each deed takes the organisation's row first, so that two who do something at once do it one after the other: there is
always a coordinator left.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from board.catalogue import N_, Told
from board.errors import Refusal
from sync.server import tenants
from sync.server.access import audit, browsers, invitation, sessions
from sync.server.access.person import ABOVE, WITH_UNITS
from sync.server.access.rule import Role
from sync.server.db import metadata
from sync.server.db.tables import assignments, offers, people, units
from sync.server.reports import tenancy
from sync.server.reports.tenancy import Place

FORGOTTEN = ~people.c.email.contains("@")
"""Of somebody who was forgotten only the number is left."""
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class RegisterFault(Told):
    """Why something about a person cannot be done."""

    NOBODY = N_("Det er ingen slik konto.")
    CHANGED = N_("En annen endret dette imens.")
    EMAIL = N_("Det er ingen e-postadresse.")
    TAKEN = N_("E-postadressen er allerede i bruk. Bruk reset.")
    UNIT = N_("Den rollen må ha minst én enhet: --unit ID.")
    OWN = N_("Det går ikke med egen konto.")
    ABOVE = N_("Den rollen rekker ut over kommunen, og gis bare fra kommandolinja.")
    LAST = N_("Det er den eneste koordinatoren. Legg til en annen først.")
    SEVERAL = N_("Flere kommuner har en konto med den adressen: velg med --organisation ID.")


class RegisterError(Refusal):
    """Nothing was changed."""

    kind: RegisterFault


@dataclass(frozen=True)
class Registered:
    """Somebody with an account. `units` are by name; `opened`: a password was set, `bound`: they came by a
    provider."""

    id: int
    organisation: int
    name: str
    email: str
    role: Role
    units: tuple[Place, ...]
    made_ms: int
    closed_ms: int | None
    opened: bool
    bound: bool


def everybody(tx: Connection, organisation: int) -> list[Registered]:
    """Those of an organisation with their units; the closed ones last."""
    given: dict[int, set[int]] = {}
    of_them = select(people.c.id).where(people.c.organisation == organisation)
    for number, unit in tx.execute(select(assignments).where(assignments.c.person.in_(of_them))):
        given.setdefault(number, set()).add(unit)
    places = tenancy.places(tx, organisation)
    rows = tx.execute(
        select(people)
        .where(people.c.organisation == organisation, ~FORGOTTEN)
        .order_by(people.c.closed_ms.is_not(None), people.c.name, people.c.id)
    )
    return [
        Registered(
            row.id,
            row.organisation,
            row.name,
            row.email,
            Role(row.role),
            tuple(place for place in places if place.id in given.get(row.id, ())),
            row.made_ms,
            row.closed_ms,
            row.password is not None,
            row.subject is not None,
        )
        for row in rows
    ]


def forget(tx: Connection, organisation: int, person: int, now_ms: int) -> bool:
    """Somebody's name, address and all that opened the door for them are taken out for good; what they saw and did is
    told without a name. False where that was left as it is, since somebody else here has the same name. Raises
    RegisterError."""
    tenants.locked(tx, organisation)
    row = find(tx, organisation, person)
    if row.closed_ms is None:
        _leave_a_coordinator(tx, organisation, row)
    return _blank(tx, row, row.closed_ms or now_ms)


def forget_again(tx: Connection, forgotten: Iterable[tuple[int, int]]) -> None:
    """In a restored centre, those who had been forgotten since its backup: number and made_ms of each."""
    for person, made_ms in forgotten:
        same = (people.c.id == person, people.c.made_ms == made_ms, ~FORGOTTEN)
        if (row := tx.execute(select(people).where(*same)).first()) is not None:
            _blank(tx, row, row.closed_ms or row.made_ms)


def _blank(tx: Connection, row: Any, closed_ms: int) -> bool:
    """The row stays, with nothing in it, so that a centre that is set back knows whom to forget again."""
    name, organisation = row.name, row.organisation
    bare = {"password": None, "totp": None, "subject": None, "recovery": "", "failures": 0, "locked_ms": 0}
    gone = {**bare, "name": "", "email": f"glemt-{row.id}", "closed_ms": closed_ms}
    tx.execute(update(people).where(people.c.id == row.id).values(**gone))
    for table in metadata.sorted_tables:
        for column in (c for c in table.c for key in c.foreign_keys if key.column is people.c.id):
            what = update(table).values({column: None}) if column.nullable else delete(table)
            tx.execute(what.where(column == row.id))
    if any(other.name == name for other in everybody(tx, organisation)):
        return False
    audit.forget_name(tx, organisation, name)
    theirs = select(units.c.id).where(units.c.organisation == organisation)
    tx.execute(update(offers).where(offers.c.unit.in_(theirs), offers.c.by == name).values(by=""))
    return True


def find(tx: Connection, organisation: int, person: int) -> Registered:
    """One of them. Raises RegisterError(NOBODY)."""
    found = [row for row in everybody(tx, organisation) if row.id == person]
    if not found:
        raise RegisterError(RegisterFault.NOBODY)
    return found[0]


def seen(row: Registered) -> str:
    """What a form was filled in from. Whoever changes a person says what they saw; if it is no longer so, they are
    told."""
    given = " ".join(place.public for place in row.units)
    return sha256("\0".join(map(str, (row.name, row.role, given, row.closed_ms))).encode()).hexdigest()[:16]


def add(
    tx: Connection,
    organisation: int,
    *,
    email: str,
    name: str,
    role: Role,
    units: Collection[str] = (),
    now_ms: int,
    by: int | None = None,
) -> int:
    """A new person; returns their number. `units` are public ids, for a role that is of some; `by` is who is
    shown the link that opens the account. Raises RegisterError."""
    tenants.locked(tx, organisation)
    _within(by, role)
    email = email.strip().lower()
    if len(email) > 200 or not _EMAIL.fullmatch(email):
        raise RegisterError(RegisterFault.EMAIL)
    taken = (people.c.organisation == organisation, people.c.email == email)
    if tx.execute(select(people.c.id).where(*taken)).first():
        raise RegisterError(RegisterFault.TAKEN)
    given = _numbers(tx, organisation, role, units)
    values = {"email": email, "name": name, "role": role}
    made = tx.execute(insert(people).values(organisation=organisation, made_ms=now_ms, invited_by=by, **values))
    number = int(made.inserted_primary_key[0])  # type: ignore[index]
    _give(tx, number, given)
    return number


def change(
    tx: Connection,
    organisation: int,
    person: int,
    *,
    saw: str,
    name: str,
    role: Role,
    units: Collection[str] = (),
    by: int,
) -> None:
    """Another name, role or other units. Another role or other units end the person's sessions. `by` is who
    does it; nobody changes their own role. Raises RegisterError."""
    tenants.locked(tx, organisation)
    row = _as_seen(tx, organisation, person, saw)
    _within(by, role, row.role)
    given = _numbers(tx, organisation, role, units)
    if role != row.role:
        if person == by:
            raise RegisterError(RegisterFault.OWN)
        _leave_a_coordinator(tx, organisation, row)
    tx.execute(update(people).where(people.c.id == person).values(name=name, role=role))
    if (role, given) != (row.role, {place.id for place in row.units}):
        _give(tx, person, given)
        sessions.end_all(tx, person)


def close(tx: Connection, organisation: int, person: int, *, saw: str | None, by: int | None, now_ms: int) -> str:
    """Shut somebody out at once; returns their name. `saw` None: without having looked, as from the command line.
    Raises RegisterError."""
    tenants.locked(tx, organisation)
    row = _as_seen(tx, organisation, person, saw)
    if person == by:
        raise RegisterError(RegisterFault.OWN)
    _leave_a_coordinator(tx, organisation, row)
    tx.execute(update(people).where(people.c.id == person).values(closed_ms=now_ms))
    sessions.end_all(tx, person)
    return row.name


def reopen(tx: Connection, organisation: int, person: int, closed_ms: int) -> str | None:
    """Let somebody in again who was shut out then, as they were; returns their name, or None where they are in again
    already. They sign in anew. Raises LookupError where nobody such was, or they were shut out anew or forgotten."""
    tenants.locked(tx, organisation)
    mine = (people.c.id == person, people.c.organisation == organisation)
    shut = update(people).where(*mine, people.c.closed_ms == closed_ms, ~FORGOTTEN).values(closed_ms=None)
    name = tx.scalar(shut.returning(people.c.name))
    if name is None and tx.execute(select(people.c.id).where(*mine, people.c.closed_ms.is_(None))).first() is None:
        raise LookupError(person)
    return name and str(name)


def invite(tx: Connection, organisation: int, person: int, *, by: int | None, now_ms: int) -> str:
    """Begin anew: without password, authenticator and binding to a provider, open again if closed. Returns the code
    of a link that sets it all up. Raises RegisterError."""
    tenants.locked(tx, organisation)
    _within(by, find(tx, organisation, person).role)
    if person == by:
        raise RegisterError(RegisterFault.OWN)
    bare = {"password": None, "totp": None, "subject": None, "recovery": "", "failures": 0, "locked_ms": 0}
    tx.execute(update(people).where(people.c.id == person).values(closed_ms=None, invited_by=by, **bare))
    sessions.end_all(tx, person)
    browsers.forget(tx, person)
    return invitation.make(tx, person, now_ms)


def _as_seen(tx: Connection, organisation: int, person: int, saw: str | None) -> Registered:
    row = find(tx, organisation, person)
    if saw is not None and seen(row) != saw:
        raise RegisterError(RegisterFault.CHANGED)
    return row


def _within(by: int | None, *roles: Role) -> None:
    """No person gives a role that reaches beyond the organisation, nor opens the door of one who has it."""
    if by is not None and ABOVE.intersection(roles):
        raise RegisterError(RegisterFault.ABOVE)


def _numbers(tx: Connection, organisation: int, role: Role, some: Collection[str]) -> set[int]:
    """A role that is of units has one at least; no other has any."""
    if role not in WITH_UNITS:
        return set()
    wanted = (units.c.organisation == organisation, units.c.public.in_(some))
    found = set(tx.scalars(select(units.c.id).where(*wanted)))
    if not found or len(found) != len(set(some)):
        raise RegisterError(RegisterFault.UNIT)
    return found


def _give(tx: Connection, person: int, given: Iterable[int]) -> None:
    """These units, and no others."""
    tx.execute(delete(assignments).where(assignments.c.person == person))
    if rows := [{"person": person, "unit": unit} for unit in sorted(given)]:
        tx.execute(insert(assignments), rows)


def _leave_a_coordinator(tx: Connection, organisation: int, row: Registered) -> None:
    """Raises RegisterError(LAST) when this is the only one who can come in."""
    others = (
        people.c.organisation == organisation,
        people.c.role == Role.COORDINATOR,
        people.c.closed_ms.is_(None),
        people.c.id != row.id,
    )
    if row.role == Role.COORDINATOR and not tx.execute(select(people.c.id).where(*others)).first():
        raise RegisterError(RegisterFault.LAST)
