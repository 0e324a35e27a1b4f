"""Being signed in: an opaque cookie, kept only as its SHA-256, which ends by itself.

A session has no state but whose it is. Signing in makes a new one each time, so that a cookie from before can never
become one of somebody who is in.
"""

import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from sync.server import levels
from sync.server.access.device_tokens import hashed, new_token
from sync.server.access.person import LEVELS, WITH_UNITS, Person
from sync.server.access.rule import Role
from sync.server.db.tables import assignments, organisations, people, sessions

IDLE_MS = 60 * 60_000
"""Without a request for so long, a session has ended (ASVS 7.3.1)."""
LONGEST_MS = 12 * 3_600_000
"""However busy, a session ends after a working day (ASVS 7.3.2)."""
SEEN_MS = 60_000
COOKIE = "tavle"


def begin(tx: Connection, person: int, now_ms: int) -> str:
    """A new session; returns what goes into the cookie."""
    cookie = new_token()
    values = {"hash": hashed(cookie), "csrf": secrets.token_urlsafe(32), "made_ms": now_ms, "seen_ms": now_ms}
    tx.execute(insert(sessions).values(person=person, **values))
    tx.execute(delete(sessions).where(sessions.c.made_ms < now_ms - LONGEST_MS))
    return cookie


def instead(tx: Connection, cookie: str, person: int, now_ms: int) -> str:
    """Signing in: a session of its own, in place of the one the browser came with."""
    end(tx, cookie)
    return begin(tx, person, now_ms)


def of(tx: Connection, person: int, now_ms: int) -> Sequence[Row[Any]]:
    """(hash, made_ms, seen_ms) of the sessions of a person that have not ended, newest first."""
    living = (sessions.c.seen_ms > now_ms - IDLE_MS, sessions.c.made_ms > now_ms - LONGEST_MS)
    columns = (sessions.c.hash, sessions.c.made_ms, sessions.c.seen_ms)
    query = select(*columns).where(sessions.c.person == person, *living)
    return tx.execute(query.order_by(sessions.c.made_ms.desc())).all()  # type: ignore[return-value]


def enter(tx: Connection, cookie: str, now_ms: int) -> Person | None:
    """Whose session this is; None when it is nobody's, has ended, or the person was shut out."""
    columns = (people.c.id, people.c.name, people.c.role, people.c.organisation)
    of_organisation = (organisations.c.name.label("owner"), organisations.c.threshold, organisations.c.names)
    found = tx.execute(
        select(*columns, *of_organisation, sessions.c.hash, sessions.c.csrf, sessions.c.seen_ms)
        .join_from(sessions, people, sessions.c.person == people.c.id)
        .join(organisations, people.c.organisation == organisations.c.id)
        .where(
            sessions.c.hash == hashed(cookie),
            sessions.c.seen_ms > now_ms - IDLE_MS,
            sessions.c.made_ms > now_ms - LONGEST_MS,
            people.c.closed_ms.is_(None),
        )
    ).first()
    if found is None:
        return None
    if found.seen_ms < now_ms - SEEN_MS:
        tx.execute(update(sessions).where(sessions.c.hash == found.hash).values(seen_ms=now_ms))
    role = Role(found.role)
    given = _given(tx, found.id) if role in WITH_UNITS else frozenset[int]()
    tree = levels.of_organisation(tx, found.organisation) if given and role in LEVELS else None
    return Person(
        id=found.id,
        name=found.name,
        role=role,
        organisation=found.organisation,
        organisation_name=found.owner,
        threshold=found.threshold,
        names=found.names,
        csrf=found.csrf,
        given=given,
        below=frozenset[int]().union(*map(tree.below, given)) if tree else frozenset(),
    )


def _given(tx: Connection, person: int) -> frozenset[int]:
    return frozenset(tx.scalars(select(assignments.c.unit).where(assignments.c.person == person)))


def end(tx: Connection, cookie: str) -> None:
    tx.execute(delete(sessions).where(sessions.c.hash == hashed(cookie)))


def end_all(tx: Connection, person: int) -> None:
    """Wherever this person is signed in, no more: a changed password, a changed role."""
    tx.execute(delete(sessions).where(sessions.c.person == person))
