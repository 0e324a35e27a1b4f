"""Letting a wall in, as in RFC 8628: the wall shows a short code, a person who may approves it for one unit, the wall
fetches its token. What is secret is kept only as a hash; a code lives ten minutes and is used once."""

import secrets
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from sync.server import access, tenants
from sync.server.access import Refuse
from sync.server.tables import organisations, pairings, units
from sync.wire import Code, PairingAnswer, PairingRequest, Problem, TokenAnswer

LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
"""Letters that cannot spell words and are not taken for each other."""
EXPIRES_S = 600
INTERVAL_S = 2
MOST = 1_000
"""Pairings under way at once."""


def begin(tx: Connection, asked: PairingRequest, now_ms: int, public_url: str) -> PairingAnswer:
    """A code for a wall that asks. Raises Refuse(BUSY) when too many wait."""
    tx.execute(delete(pairings).where(pairings.c.expires_ms < now_ms - 86_400_000))
    open_ = (pairings.c.expires_ms > now_ms, pairings.c.paired.is_(None))
    if (tx.scalar(select(func.count()).select_from(pairings).where(*open_)) or 0) >= MOST:
        raise Refuse(Problem(error=Code.BUSY, backoff_s=60))
    code = secrets.token_urlsafe(32)
    user_code = _user_code()
    while tx.execute(select(pairings.c.hash).where(pairings.c.user_code == user_code)).first():
        user_code = _user_code()
    tx.execute(
        insert(pairings).values(
            hash=access.hashed(code),
            user_code=user_code,
            device=asked.device,
            name=asked.name,
            app=asked.app,
            made_ms=now_ms,
            expires_ms=now_ms + EXPIRES_S * 1000,
            asked_ms=0,
            denied=False,
        )
    )
    uri = f"{public_url.rstrip('/')}/pair"
    return PairingAnswer(
        device_code=code,
        user_code=user_code,
        verification_uri=uri,
        verification_uri_complete=f"{uri}?code={user_code}",
        expires_in=EXPIRES_S,
        interval=INTERVAL_S,
    )


def fetch(tx: Connection, device_code: str, now_ms: int) -> TokenAnswer | Problem:
    """The token of an approved wall; asked again (the answer was lost), a new one, until one has been used."""
    row = tx.execute(select(pairings).where(pairings.c.hash == access.hashed(device_code))).first()
    if row is None or (row.paired is None and row.expires_ms <= now_ms):
        return Problem(error=Code.EXPIRED)
    if row.denied:
        return Problem(error=Code.DENIED)
    if row.unit is None:
        tx.execute(update(pairings).where(pairings.c.hash == row.hash).values(asked_ms=now_ms))
        early = now_ms - row.asked_ms < (INTERVAL_S - 1) * 1000
        return Problem(error=Code.SLOW_DOWN if early else Code.PENDING)
    paired = row.paired
    if paired is None:
        paired = access.admit(tx, row.unit, row.device, row.name, row.app, now_ms)
        tx.execute(update(pairings).where(pairings.c.hash == row.hash).values(paired=paired))
    elif access.proved(tx, paired) or row.expires_ms <= now_ms:
        return Problem(error=Code.EXPIRED)
    where = tx.execute(
        select(units.c.public, units.c.name, organisations.c.name.label("organisation"))
        .join_from(units, organisations, units.c.organisation == organisations.c.id)
        .where(units.c.id == row.unit)
    ).one()
    token = access.issue(tx, paired, now_ms)
    return TokenAnswer(token=token, unit=where.public, unit_name=where.name, organisation_name=where.organisation)


@dataclass(frozen=True)
class Waiting:
    """Which wall it is that a code stands for, for the person who decides."""

    user_code: str
    name: str
    device: str
    app: str
    made_ms: int


def look(tx: Connection, user_code: str, now_ms: int) -> Waiting:
    """Raises LookupError when there is no such code, or it is no longer waiting."""
    row = tx.execute(select(pairings).where(pairings.c.user_code == normal(user_code))).first()
    if row is None or row.expires_ms <= now_ms or row.unit is not None or row.denied:
        raise LookupError(user_code)
    return Waiting(row.user_code, row.name, row.device, row.app, row.made_ms)


def approve(tx: Connection, user_code: str, unit: str, now_ms: int) -> Waiting:
    """Let this wall into the unit (public id). Raises LookupError for an unknown code or unit."""
    found = look(tx, user_code, now_ms)
    number = tenants.open_unit_number(tx, unit)
    undecided = (pairings.c.user_code == found.user_code, pairings.c.unit.is_(None), pairings.c.denied.is_(False))
    if tx.execute(update(pairings).where(*undecided).values(unit=number)).rowcount != 1:
        raise LookupError(user_code)  # somebody else was faster
    return found


def deny(tx: Connection, user_code: str, now_ms: int) -> None:
    """Raises LookupError."""
    found = look(tx, user_code, now_ms)
    tx.execute(update(pairings).where(pairings.c.user_code == found.user_code).values(denied=True))


def normal(written: str) -> str:
    """From a code as people write it (small letters, blanks, without the dash) to the code."""
    letters = "".join(c for c in written.upper() if c in LETTERS)
    return f"{letters[:4]}-{letters[4:]}"


def _user_code() -> str:
    letters = "".join(secrets.choice(LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"
