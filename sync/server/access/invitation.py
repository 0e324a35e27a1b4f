"""The link that lets somebody set up their account, once. Nobody is given a password.

A link is a mark on the account as it stands: whatever changes the account makes it worthless, so that it opens once,
a new one puts out the one before, and nothing has to be kept of it.

code = invitation.make(tx, person, now_ms)          /velkommen/{code}
invited = invitation.read(tx, code, now_ms)         None: not one of ours, used, replaced or too old
"""

import hmac
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, Row, select, update

from sync.server.access import codes
from sync.server.db.tables import centre, people

LIVES_MS = 72 * 3_600_000


@dataclass(frozen=True)
class Invited:
    """Whose account is to be set up, and the secret that their authenticator is to share."""

    person: int
    name: str
    email: str
    organisation: int
    totp: str


def make(tx: Connection, person: int, now_ms: int) -> str:
    """A new link's code for somebody who has no password (any more). The links before it open nothing."""
    last = people.c.totp_step
    marked = update(people).where(people.c.id == person).values(totp_step=last + 1).returning(*people.c)
    row = tx.execute(marked).one()
    expires_s = (now_ms + LIVES_MS) // 1000
    return f"{person}-{expires_s}-{_mark(tx, row, expires_s)}"


def read(tx: Connection, code: str, now_ms: int) -> Invited | None:
    """Locks the account, so that two who open the same link at once do not both come in."""
    try:
        number, expires, mark = code.split("-")
        person, expires_s = int(number), int(expires)
    except ValueError:
        return None
    if not 0 < person < 2**31 or expires_s * 1000 <= now_ms:
        return None
    row = tx.execute(select(people).where(people.c.id == person).with_for_update()).first()
    if row is None or row.closed_ms is not None or row.password is not None:
        return None
    if not hmac.compare_digest(_mark(tx, row, expires_s).encode(), mark.encode()):
        return None
    return Invited(row.id, row.name, row.email, row.organisation, codes.secret_from(_keyed(tx, code)))


def _mark(tx: Connection, row: Row[tuple[object, ...]], expires_s: int) -> str:
    return _keyed(tx, "invitation", row.id, expires_s, row.email, row.totp_step, row.made_ms)


def _keyed(tx: Connection, *what: object) -> str:
    key = str(tx.scalar(select(centre.c.secret)))
    return hmac.new(key.encode(), "\0".join(map(str, what)).encode(), sha256).hexdigest()
