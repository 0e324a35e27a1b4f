"""Who there is at the centre: added, changed, closed and opened again by a coordinator or from the command line.

Each deed takes the organisation's row first, so that two who do something at once do it one after the other: there is
always a coordinator left.
"""

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from board.catalogue import N_, Told
from board.errors import Refusal
from sync.server.access import audit, browsers, invitation, sessions
from sync.server.access.person import ABOVE, Role
from sync.server.db.tables import metadata, offers, organisations, people, units

FORGOTTEN = ~people.c.email.contains("@")
"""Of somebody who was forgotten only the number is left."""
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class RegisterFault(Told):
    """Why something about a person cannot be done."""

    NOBODY = N_("Det er ingen slik konto.")
    CHANGED = N_("En annen endret dette imens.")
    EMAIL = N_("Det er ingen e-postadresse.")
    TAKEN = N_("E-postadressen er allerede i bruk. Bruk reset.")
    UNIT = N_("En enhetsleder må ha en enhet: --unit ID.")
    OWN = N_("Det går ikke med egen konto.")
    ABOVE = N_("Den rollen rekker ut over kommunen, og gis bare fra kommandolinja.")
    LAST = N_("Det er den eneste koordinatoren. Legg til en annen først.")
    SEVERAL = N_("Flere kommuner har en konto med den adressen: velg med --organisation ID.")


class RegisterError(Refusal):
    """Nothing was changed."""

    kind: RegisterFault


def everybody(tx: Connection, organisation: int) -> Sequence[Any]:
    """Those of an organisation with their unit's name; the closed ones last."""
    return tx.execute(
        select(people, units.c.name.label("unit_name"), units.c.public.label("unit_public"))
        .join_from(people, units, people.c.unit == units.c.id, isouter=True)
        .where(people.c.organisation == organisation, ~FORGOTTEN)
        .order_by(people.c.closed_ms.is_not(None), people.c.name, people.c.id)
    ).all()


def forget(tx: Connection, organisation: int, person: int, now_ms: int) -> bool:
    """Somebody's name, address and all that opened the door for them are taken out for good; what they saw and did is
    told without a name. False where that was left as it is, since somebody else here has the same name. Raises
    RegisterError."""
    _lock(tx, organisation)
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
    gone = {**bare, "name": "", "email": f"glemt-{row.id}", "unit": None, "closed_ms": closed_ms}
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


def find(tx: Connection, organisation: int, person: int) -> Any:
    """One of them. Raises RegisterError(NOBODY)."""
    found = [row for row in everybody(tx, organisation) if row.id == person]
    if not found:
        raise RegisterError(RegisterFault.NOBODY)
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
    that opens the account. Raises RegisterError."""
    _lock(tx, organisation)
    _within(by, role)
    email = email.strip().lower()
    if len(email) > 200 or not _EMAIL.fullmatch(email):
        raise RegisterError(RegisterFault.EMAIL)
    taken = (people.c.organisation == organisation, people.c.email == email)
    if tx.execute(select(people.c.id).where(*taken)).first():
        raise RegisterError(RegisterFault.TAKEN)
    values = {"email": email, "name": name, "role": role, "unit": _unit(tx, organisation, role, unit)}
    made = tx.execute(insert(people).values(organisation=organisation, made_ms=now_ms, invited_by=by, **values))
    return int(made.inserted_primary_key[0])  # type: ignore[index]


def change(
    tx: Connection, organisation: int, person: int, *, saw: str, name: str, role: Role, unit: str, by: int
) -> None:
    """Another name, role or unit. Another role or unit ends the person's sessions. `by` is who does it; nobody
    changes their own role. Raises RegisterError."""
    _lock(tx, organisation)
    row = _as_seen(tx, organisation, person, saw)
    _within(by, role, Role(row.role))
    number = _unit(tx, organisation, role, unit)
    if role != row.role:
        if person == by:
            raise RegisterError(RegisterFault.OWN)
        _leave_a_coordinator(tx, organisation, row)
    tx.execute(update(people).where(people.c.id == person).values(name=name, role=role, unit=number))
    if (role, number) != (row.role, row.unit):
        sessions.end_all(tx, person)


def close(tx: Connection, organisation: int, person: int, *, saw: str | None, by: int | None, now_ms: int) -> str:
    """Shut somebody out at once; returns their name. `saw` None: without having looked, as from the command line.
    Raises RegisterError."""
    _lock(tx, organisation)
    row = _as_seen(tx, organisation, person, saw)
    if person == by:
        raise RegisterError(RegisterFault.OWN)
    _leave_a_coordinator(tx, organisation, row)
    tx.execute(update(people).where(people.c.id == person).values(closed_ms=now_ms))
    sessions.end_all(tx, person)
    return str(row.name)


def invite(tx: Connection, organisation: int, person: int, *, by: int | None, now_ms: int) -> str:
    """Begin anew: without password, authenticator and binding to a provider, open again if closed. Returns the code
    of a link that sets it all up. Raises RegisterError."""
    _lock(tx, organisation)
    _within(by, Role(find(tx, organisation, person).role))
    if person == by:
        raise RegisterError(RegisterFault.OWN)
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
        raise RegisterError(RegisterFault.CHANGED)
    return row


def _within(by: int | None, *roles: Role) -> None:
    """No person gives a role that reaches beyond the organisation, nor opens the door of one who has it."""
    if by is not None and ABOVE.intersection(roles):
        raise RegisterError(RegisterFault.ABOVE)


def _unit(tx: Connection, organisation: int, role: Role, public: str) -> int | None:
    """A unit leader has one unit; nobody else has any."""
    if role is not Role.LEADER:
        return None
    number = tx.scalar(select(units.c.id).where(units.c.public == public, units.c.organisation == organisation))
    if number is None:
        raise RegisterError(RegisterFault.UNIT)
    return int(number)


def _leave_a_coordinator(tx: Connection, organisation: int, row: Any) -> None:
    """Raises RegisterError(LAST) when this is the only one who can come in."""
    others = (
        people.c.organisation == organisation,
        people.c.role == Role.COORDINATOR,
        people.c.closed_ms.is_(None),
        people.c.id != row.id,
    )
    if row.role == Role.COORDINATOR and not tx.execute(select(people.c.id).where(*others)).first():
        raise RegisterError(RegisterFault.LAST)
