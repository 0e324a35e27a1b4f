"""Keys for programs that read the reports: shown once when made, kept only as their SHA-256.

shown = keys.make(tx, person.organisation, "Power BI", names=False, now_ms=now)
consumer = keys.enter(tx, shown, now_ms)      # None when it opens nothing
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, insert, select, update

from sync.server.access import hashed, new_token
from sync.server.tables import keys, organisations

MARK = "tavle_"
"""Begins every key, so that one that has strayed into a file is known for what it is."""
SEEN_MS = 60_000
"""How exactly it is remembered when a key was used last."""


@dataclass(frozen=True)
class Consumer:
    """Who reads with a key, and what of. `threshold` is the organisation's; `names` is true only where both the key
    and the organisation allow first names to leave the units."""

    name: str
    organisation: int
    organisation_name: str
    threshold: int
    names: bool


def make(tx: Connection, organisation: int, name: str, *, names: bool, now_ms: int) -> str:
    """A new key; what is returned is not to be had again."""
    shown = MARK + new_token()
    tx.execute(
        insert(keys).values(hash=hashed(shown), organisation=organisation, name=name, names=names, made_ms=now_ms)
    )
    return shown


def enter(tx: Connection, shown: str, now_ms: int) -> Consumer | None:
    """Whose key this is, or None: an unknown and a revoked one look the same from outside."""
    found = tx.execute(
        select(
            keys.c.hash,
            keys.c.name,
            keys.c.used_ms,
            keys.c.organisation,
            organisations.c.name.label("owner"),
            organisations.c.threshold,
            and_(keys.c.names, organisations.c.names).label("names"),
        )
        .join_from(keys, organisations, keys.c.organisation == organisations.c.id)
        .where(keys.c.hash == hashed(shown), keys.c.revoked_ms.is_(None))
    ).first()
    if found is None:
        return None
    if found.used_ms < now_ms - SEEN_MS:
        tx.execute(update(keys).where(keys.c.hash == found.hash).values(used_ms=now_ms))
    return Consumer(found.name, found.organisation, found.owner, found.threshold, bool(found.names))


def revoke(tx: Connection, organisation: int, key: str, now_ms: int) -> str:
    """Shut a key out, given by its hash; returns its name. Raises LookupError when the organisation has no such key
    in use."""
    mine = (keys.c.hash == key, keys.c.organisation == organisation, keys.c.revoked_ms.is_(None))
    name = tx.scalar(update(keys).where(*mine).values(revoked_ms=now_ms).returning(keys.c.name))
    if name is None:
        raise LookupError(key)
    return str(name)


def in_use(tx: Connection, organisation: int) -> Sequence[Any]:
    """(hash, name, names, made_ms, used_ms) of those that open something, newest first."""
    columns = (keys.c.hash, keys.c.name, keys.c.names, keys.c.made_ms, keys.c.used_ms)
    mine = (keys.c.organisation == organisation, keys.c.revoked_ms.is_(None))
    return tx.execute(select(*columns).where(*mine).order_by(keys.c.made_ms.desc(), keys.c.name)).all()
