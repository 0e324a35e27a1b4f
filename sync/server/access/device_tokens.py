"""Who may come in: opaque tokens, kept only as their SHA-256, each opening one unit to one wall.

Rotation has two phases: a wall asks for a new token, both hold until the new one is used (so it was stored), then the
old one is retired. A retired token that turns up again means that two hold the same card: an alarm.
"""

import secrets
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, bindparam, insert, select, update

from sync.server.db.tables import alarms, centre, devices, organisations, pairings, tokens, units

ROTATE_MS = 30 * 86_400_000
"""A token older than this is to be replaced."""
SEEN_MS = 10 * 60_000
"""How exactly the centre remembers when a wall was last there; idle rounds write nothing."""


@dataclass(frozen=True)
class Caller:
    """A wall that has shown a valid token: its row, its unit, and how far the unit's log has come."""

    row: int
    device: str
    app: str
    seen_ms: int
    unit: int
    seq: int
    digest: str
    redacted: bool
    epoch: str
    centre_device: str
    rotate: bool
    threshold: int
    pin_reset_ms: int | None


_lookup = (
    select(
        tokens.c.hash,
        tokens.c.made_ms,
        tokens.c.proved_ms,
        tokens.c.retired_ms,
        devices.c.id,
        devices.c.device,
        devices.c.seen_ms,
        devices.c.app,
        devices.c.revoked_ms,
        devices.c.pin_reset_ms,
        units.c.id.label("unit"),
        units.c.seq,
        units.c.digest,
        units.c.redacted,
        centre.c.epoch,
        centre.c.device.label("centre_device"),
        organisations.c.threshold,
    )
    .join_from(tokens, devices, tokens.c.device == devices.c.id)
    .join(units, devices.c.unit == units.c.id)
    .join(organisations, units.c.organisation == organisations.c.id)
    .join(centre, centre.c.id == 1)
    .where(tokens.c.hash == bindparam("_hash"))
)


_seen = update(devices).where(devices.c.id == bindparam("_row"))


def hashed(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def forget_pin(tx: Connection, row: int, now_ms: int) -> None:
    """The wall is to forget its PIN, and is told so in its next round. Another one is chosen on the wall."""
    tx.execute(update(devices).where(devices.c.id == row).values(pin_reset_ms=now_ms))


def new_token() -> str:
    return secrets.token_urlsafe(32)


def enter(tx: Connection, token: str, now_ms: int) -> Caller | None:
    """Whom this token belongs to, or None: unknown, revoked and retired ones look the same from outside."""
    found = tx.execute(_lookup, {"_hash": hashed(token)}).first()
    if found is None and _comes_in(tx, hashed(token), now_ms):
        found = tx.execute(_lookup, {"_hash": hashed(token)}).first()
    if found is None or found.revoked_ms is not None:
        return None
    if found.retired_ms is not None:
        raise_alarm(tx, found.id, "token_reused", now_ms)
        return None
    if found.proved_ms is None:
        older = (tokens.c.device == found.id, tokens.c.hash != found.hash, tokens.c.retired_ms.is_(None))
        tx.execute(update(tokens).where(*older).values(retired_ms=now_ms))
        tx.execute(update(tokens).where(tokens.c.hash == found.hash).values(proved_ms=now_ms))
    return Caller(
        row=found.id,
        device=found.device,
        app=found.app,
        seen_ms=found.seen_ms,
        unit=found.unit,
        seq=found.seq,
        digest=found.digest,
        redacted=found.redacted,
        epoch=found.epoch,
        centre_device=found.centre_device,
        rotate=now_ms - found.made_ms > ROTATE_MS,
        threshold=found.threshold,
        pin_reset_ms=found.pin_reset_ms,
    )


_handed_out = select(pairings).where(pairings.c.token == bindparam("_hash"), pairings.c.paired.is_(None))


def _comes_in(tx: Connection, token: str, now_ms: int) -> bool:
    """A wall that was let in uses its token for the first time: from now on it is one of the unit's. One that never
    does so, as when it finds itself in the wrong unit, leaves nothing behind."""
    row = tx.execute(_handed_out.with_for_update(), {"_hash": token}).first()
    if row is None or row.unit is None or row.expires_ms <= now_ms:
        return False
    device = admit(tx, row.unit, row.device, row.name, row.app, now_ms)
    tx.execute(insert(tokens).values(hash=token, device=device, made_ms=now_ms))
    tx.execute(update(pairings).where(pairings.c.hash == row.hash).values(paired=device, token=None))
    return True


def seen(tx: Connection, caller: Caller, *, device: str, app: str, skew_ms: int, now_ms: int) -> None:
    """Remember that a wall was here, at most every SEEN_MS. A wall need not say each time what it runs."""
    app = app or caller.app
    lately = now_ms - SEEN_MS <= caller.seen_ms <= now_ms  # not tomorrow: our own clock may have been wrong
    if not lately or (caller.app, caller.device) != (app, device):
        values = {"device": device, "app": app, "skew_ms": skew_ms, "seen_ms": now_ms}
        tx.execute(_seen, {"_row": caller.row, **values})


def admit(tx: Connection, unit: int, device: str, name: str, app: str, now_ms: int) -> int:
    """A new wall in a unit; returns its row."""
    values = {"device": device, "name": name, "app": app, "paired_ms": now_ms, "seen_ms": now_ms, "skew_ms": 0}
    made = tx.execute(insert(devices).values(unit=unit, **values))
    return int(made.inserted_primary_key[0])  # type: ignore[index]


def issue(tx: Connection, row: int, now_ms: int) -> str:
    """A new token for a wall. Unused ones are gone; the one in use holds until the new one is used."""
    unused = (tokens.c.device == row, tokens.c.proved_ms.is_(None), tokens.c.retired_ms.is_(None))
    tx.execute(update(tokens).where(*unused).values(retired_ms=now_ms))
    token = new_token()
    tx.execute(insert(tokens).values(hash=hashed(token), device=row, made_ms=now_ms))
    return token


def revoke(tx: Connection, row: int, now_ms: int) -> None:
    """The wall works on, alone; its tokens open nothing. Raises LookupError where there is no such wall."""
    if not tx.execute(update(devices).where(devices.c.id == row).values(revoked_ms=now_ms)).rowcount:
        raise LookupError(row)


def age(tx: Connection, row: int) -> None:
    """Have a wall replace its token in its next round. Raises LookupError where there is no such wall."""
    if not tx.execute(update(tokens).where(tokens.c.device == row).values(made_ms=0)).rowcount:
        raise LookupError(row)


def raise_alarm(tx: Connection, row: int, what: str, now_ms: int) -> None:
    """One alarm of a kind per wall and hour is enough to act on."""
    recent = (alarms.c.device == row, alarms.c.what == what, alarms.c.at_ms > now_ms - 3_600_000)
    if not tx.execute(select(alarms.c.id).where(*recent)).first():
        tx.execute(insert(alarms).values(device=row, what=what, at_ms=now_ms))
