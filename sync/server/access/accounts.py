"""Coming in by e-mail, password and code, and changing one's own. The slow part, the password's hash, is worked out
between two transactions: a try is counted before it is known whether it is right, and forgiven after.

account = accounts.attempts(tx, email, now_ms, cookie)             counts the try
right = await passwords.right(account and account.password, …)
accounts.prove(tx, account, code, now_ms)                         uses the code up, and forgives
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select, update

from sync.server.access import audit, browsers, codes, invitation, sessions
from sync.server.db.tables import browsers as known
from sync.server.db.tables import people

FREE = 5
"""Tries in a row that cost nothing."""
FIRST_MS = 30_000
MOST_MS = 15 * 60_000
"""From the fifth failure on one has to wait: half a minute, twice that each time, and at most so long: enough that
guessing is hopeless. Tries from a browser that the person has signed in from count for that browser alone, so that
nobody is shut out there by somebody else's (ASVS 6.1.1, 6.3.1)."""


@dataclass(frozen=True)
class Account:
    """Whose password is being tried. `browser` is the hash of the known browser that tries, whose own tries count;
    empty where it is any browser, and the account's do."""

    id: int
    organisation: int
    name: str
    email: str
    password: str
    browser: str
    failures: int


def wait_ms(failures: int) -> int:
    """How long after so many failures in a row there is no new try.

    >>> [wait_ms(n) // 1000 for n in (4, 5, 6, 7, 20)]
    [0, 30, 60, 120, 900]
    """
    return min(FIRST_MS << min(failures - FREE, 20), MOST_MS) if failures >= FREE else 0


def row(tx: Connection, person: int) -> Row[Any]:
    """All that is kept of an account."""
    return tx.execute(select(people).where(people.c.id == person)).one()


def attempts(tx: Connection, email: str, now_ms: int, cookie: str = "") -> list[Account]:
    """Whose password is to be tried: nearly always one account, several where a person works for several
    municipalities, none when nobody may try: no such account, closed, not set up, or too soon. `cookie` is what the
    browser shows of having been inside before."""
    return _counted(tx, people.c.email == email.strip().lower(), now_ms, cookie)


def attempt_again(tx: Connection, person: int, now_ms: int, cookie: str = "") -> Account | None:
    """The same for somebody who is in and must show once more that it is them."""
    return next(iter(_counted(tx, people.c.id == person, now_ms, cookie)), None)


def _counted(tx: Connection, whose: Any, now_ms: int, cookie: str) -> list[Account]:
    ready = (people.c.closed_ms.is_(None), people.c.password.is_not(None), people.c.totp.is_not(None))
    found = []
    for row in tx.execute(select(people).where(whose, *ready).order_by(people.c.id).with_for_update()).all():
        browser = browsers.known(tx, cookie, row.id, now_ms)
        counted = browser or row
        if counted.locked_ms > now_ms:
            continue
        failures = counted.failures + 1
        _count(tx, row.id, browser.hash if browser else "", failures, now_ms + wait_ms(failures))
        whose_tries = browser.hash if browser else ""
        found.append(
            Account(row.id, row.organisation, row.name, row.email, row.password, whose_tries, counted.failures)
        )
    return found


def uncount(tx: Connection, account: Account) -> None:
    """It was another account with the same address that was meant."""
    _count(tx, account.id, account.browser, account.failures, 0)


def _count(tx: Connection, person: int, browser: str, failures: int, locked_ms: int) -> None:
    table, row = (known, known.c.hash == browser) if browser else (people, people.c.id == person)
    tx.execute(update(table).where(row).values(failures=failures, locked_ms=locked_ms))


def prove(tx: Connection, account: Account, code: str, now_ms: int) -> bool:
    """Whether the code is theirs and unused; then it is used up and the failures are forgiven."""
    row = tx.execute(select(people).where(people.c.id == account.id).with_for_update()).one()
    if row.closed_ms is not None or row.password != account.password or row.totp is None:
        return False
    spent = _spent(row.totp, row.totp_step, row.recovery, code, now_ms)
    if spent is None:
        return False
    tx.execute(update(people).where(people.c.id == account.id).values(**spent))
    _count(tx, account.id, account.browser, 0, 0)
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
    _begin_anew(tx, person)


def change_authenticator(tx: Connection, person: int, totp: str, proof: str, now_ms: int) -> list[str]:
    """From now on this one, with new recovery codes. Ends every session: whoever held the old one is out. Raises
    ValueError when it does not show `proof`."""
    shown = _adopt(tx, person, totp, proof, now_ms)
    _begin_anew(tx, person)
    return shown


def _begin_anew(tx: Connection, person: int) -> None:
    sessions.end_all(tx, person)
    browsers.forget(tx, person)


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
