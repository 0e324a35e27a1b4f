"""Keys for programs that read the reports: shown once when made, kept only as their SHA-256, and good for a time that
was chosen when they were made.

shown = keys.make(tx, person.organisation, "Power BI", names=False, now_ms=now)
consumer = keys.enter(tx, shown, now_ms)      # None when it opens nothing
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, and_, insert, select, update

from sync.server.access.device_tokens import hashed, new_token
from sync.server.db.tables import keys, organisations

MARK = "tavle_"
"""Begins every key, so that one that has strayed into a file is known for what it is."""
SEEN_MS = 60_000
"""How exactly it is remembered when a key was used last."""
DAY_MS = 86_400_000
WARN_MS = 30 * DAY_MS
"""So long before a key ends the page begins to speak of it."""


class Lasts(StrEnum):
    """How long a key may open something."""

    QUARTER = "quarter"
    YEAR = "year"
    TWO_YEARS = "two_years"


DAYS: dict[Lasts, int] = {Lasts.QUARTER: 90, Lasts.YEAR: 365, Lasts.TWO_YEARS: 730}


class Ended(Exception):
    """The key was good, and its time is over."""


@dataclass(frozen=True)
class Consumer:
    """Who reads with a key, and what of. `threshold` is the organisation's; `names` is true only where both the key
    and the organisation allow first names to leave the units."""

    name: str
    organisation: int
    organisation_name: str
    threshold: int
    names: bool


def make(tx: Connection, organisation: int, name: str, *, names: bool, now_ms: int, lasts: Lasts = Lasts.YEAR) -> str:
    """A new key; what is returned is not to be had again."""
    shown = MARK + new_token()
    values = {"name": name, "names": names, "made_ms": now_ms, "ends_ms": now_ms + DAYS[lasts] * DAY_MS}
    tx.execute(insert(keys).values(hash=hashed(shown), organisation=organisation, **values))
    return shown


def enter(tx: Connection, shown: str, now_ms: int) -> Consumer | None:
    """Whose key this is, or None: an unknown and a revoked one look the same from outside. Raises Ended for one whose
    time is over, which only its holder can have shown."""
    found = tx.execute(
        select(
            keys.c.hash,
            keys.c.name,
            keys.c.used_ms,
            keys.c.ends_ms,
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
    if found.ends_ms <= now_ms:
        raise Ended
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


def restore(tx: Connection, organisation: int, key: str, revoked_ms: int) -> str | None:
    """Let a key in again that was shut out then; returns its name, or None where it is in again already. Raises
    LookupError where none such was, or it was shut out anew."""
    mine = (keys.c.hash == key, keys.c.organisation == organisation)
    shut = update(keys).where(*mine, keys.c.revoked_ms == revoked_ms).values(revoked_ms=None)
    name = tx.scalar(shut.returning(keys.c.name))
    if name is None and tx.execute(select(keys.c.hash).where(*mine, keys.c.revoked_ms.is_(None))).first() is None:
        raise LookupError(key)
    return name and str(name)


def in_use(tx: Connection, organisation: int) -> Sequence[Any]:
    """(hash, name, names, made_ms, used_ms, ends_ms) of those that nobody has taken back, newest first. Some of them
    may have ended."""
    columns = (keys.c.hash, keys.c.name, keys.c.names, keys.c.made_ms, keys.c.used_ms, keys.c.ends_ms)
    mine = (keys.c.organisation == organisation, keys.c.revoked_ms.is_(None))
    return tx.execute(select(*columns).where(*mine).order_by(keys.c.made_ms.desc(), keys.c.name)).all()
