"""What a wall asks for that wants to be let in, as in RFC 8628: a short code to show, and its token once it is. Who
lets it in is `sync.server.access.admission`'s business. What is secret is kept only as a hash; a code lives ten
minutes, a week once somebody has said yes, and is used once. A wall has come in, and is a device, when it first uses
its token.
"""

import secrets

from sqlalchemy import Connection, delete, func, insert, select, update

from sync.protocol.pairing import PairingAnswer, PairingRequest, TokenAnswer
from sync.protocol.problem import Code, Problem, Refuse
from sync.server.access import device_tokens
from sync.server.access.admission import LETTERS
from sync.server.db.tables import organisations, pairings, units

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
            hash=device_tokens.hashed(code),
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
    """The token of a wall that was let in; asked again (the answer was lost), a new one, until one has been used."""
    row = tx.execute(select(pairings).where(pairings.c.hash == device_tokens.hashed(device_code))).first()
    if row is None or row.paired is not None or row.expires_ms <= now_ms:
        return Problem(error=Code.EXPIRED)
    if row.denied:
        return Problem(error=Code.DENIED)
    if row.unit is None:
        tx.execute(update(pairings).where(pairings.c.hash == row.hash).values(asked_ms=now_ms))
        if now_ms - row.asked_ms < (INTERVAL_S - 1) * 1000:
            return Problem(error=Code.SLOW_DOWN)
        left_s = (row.expires_ms - now_ms) // 1000
        return Problem(error=Code.PENDING, waits_s=None if row.wanted is None else left_s)
    where = tx.execute(
        select(units.c.public, units.c.name, organisations.c.name.label("organisation"))
        .join_from(units, organisations, units.c.organisation == organisations.c.id)
        .where(units.c.id == row.unit)
    ).one()
    token = device_tokens.new_token()
    tx.execute(update(pairings).where(pairings.c.hash == row.hash).values(token=device_tokens.hashed(token)))
    return TokenAnswer(token=token, unit=where.public, unit_name=where.name, organisation_name=where.organisation)


def _user_code() -> str:
    letters = "".join(secrets.choice(LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"
