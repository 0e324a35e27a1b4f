"""Coming in by e-mail, password and code, and changing one's own. The slow part, the password's hash, is worked out
between two transactions: a try is counted before it is known whether it is right, and forgiven after.

account = accounts.attempt(tx, email, now_ms)                     counts the try
right = await passwords.right(account and account.password, …)
accounts.prove(tx, account, code, now_ms)                         uses the code up, and forgives
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update

from sync.server.people import audit, codes, invitation, sessions
from sync.server.tables import people

FREE = 5
"""Tries in a row that cost nothing."""
FIRST_MS = 30_000
MOST_MS = 15 * 60_000
"""From the fifth failure on one has to wait: half a minute, twice that each time, and at most so long: enough that
guessing is hopeless, and that nobody is shut out for a day by somebody else's tries (ASVS 6.1.1, 6.3.1)."""


@dataclass(frozen=True)
class Account:
    id: int
    organisation: int
    name: str
    email: str
    password: str


def wait_ms(failures: int) -> int:
    """How long after so many failures in a row there is no new try.

    >>> [wait_ms(n) // 1000 for n in (4, 5, 6, 7, 20)]
    [0, 30, 60, 120, 900]
    """
    return min(FIRST_MS << min(failures - FREE, 20), MOST_MS) if failures >= FREE else 0


def attempt(tx: Connection, email: str, now_ms: int) -> Account | None:
    """Whose password is to be tried; None when nobody may try: no such account, closed, not set up, or too soon."""
    return _counted(tx, people.c.email == email.strip().lower(), now_ms)


def attempt_again(tx: Connection, person: int, now_ms: int) -> Account | None:
    """The same for somebody who is in and must show once more that it is them."""
    return _counted(tx, people.c.id == person, now_ms)


def _counted(tx: Connection, whose: Any, now_ms: int) -> Account | None:
    row = tx.execute(select(people).where(whose, people.c.closed_ms.is_(None)).with_for_update()).first()
    if row is None or row.password is None or row.totp is None or row.locked_ms > now_ms:
        return None
    failures = row.failures + 1
    counted = {"failures": failures, "locked_ms": now_ms + wait_ms(failures)}
    tx.execute(update(people).where(people.c.id == row.id).values(**counted))
    return Account(row.id, row.organisation, row.name, row.email, row.password)


def prove(tx: Connection, account: Account, code: str, now_ms: int) -> bool:
    """Whether the code is theirs and unused; then it is used up and the failures are forgiven."""
    row = tx.execute(select(people).where(people.c.id == account.id).with_for_update()).one()
    if row.closed_ms is not None or row.password != account.password or row.totp is None:
        return False
    spent = _spent(row.totp, row.totp_step, row.recovery, code, now_ms)
    if spent is None:
        return False
    tx.execute(update(people).where(people.c.id == account.id).values(failures=0, locked_ms=0, **spent))
    if "recovery" in spent:
        audit.note(tx, account.organisation, account.name, "recovery_used", "", now_ms)
    return True


def _spent(totp: str, last: int, recovery: str, code: str, now_ms: int) -> dict[str, object] | None:
    """What changes when this code is used; None when it is none."""
    step = codes.step_of(totp, code, last=last, now_ms=now_ms)
    if step is not None:
        return {"totp_step": step}
    left = recovery.split()
    used = codes.hashed(code)
    return {"recovery": " ".join(h for h in left if h != used)} if used in left else None


def set_up(tx: Connection, code: str, password: str, proof: str, now_ms: int) -> tuple[int, list[str]] | None:
    """Make an invited account one's own: (person, recovery codes); None when the link opens nothing (any more).
    Raises ValueError when the authenticator does not show `proof`."""
    invited = invitation.read(tx, code, now_ms)
    if invited is None:
        return None
    shown = _adopt(tx, invited.person, invited.totp, proof, now_ms)
    tx.execute(update(people).where(people.c.id == invited.person).values(password=password, failures=0, locked_ms=0))
    audit.note(tx, invited.organisation, invited.name, "account_set_up", "", now_ms)
    return invited.person, shown


def change_password(tx: Connection, person: int, password: str) -> None:
    """Ends every session: whoever knew the old one is out."""
    tx.execute(update(people).where(people.c.id == person).values(password=password))
    sessions.end_all(tx, person)


def change_authenticator(tx: Connection, person: int, totp: str, proof: str, now_ms: int) -> list[str]:
    """From now on this one, with new recovery codes. Raises ValueError when it does not show `proof`."""
    return _adopt(tx, person, totp, proof, now_ms)


def change_recovery(tx: Connection, person: int) -> list[str]:
    """New recovery codes; those before open nothing."""
    shown = codes.new_recovery()
    tx.execute(update(people).where(people.c.id == person).values(recovery=codes.kept(shown)))
    return shown


def _adopt(tx: Connection, person: int, totp: str, proof: str, now_ms: int) -> list[str]:
    step = codes.step_of(totp, proof, last=0, now_ms=now_ms)
    if step is None:
        raise ValueError(proof)
    tx.execute(update(people).where(people.c.id == person).values(totp=totp, totp_step=step))
    return change_recovery(tx, person)
