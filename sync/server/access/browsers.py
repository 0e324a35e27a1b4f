"""Browsers that somebody has signed in from before: an opaque cookie, kept only as its SHA-256.

Whoever does not know a password can make an account wait, with its e-mail address alone. So the tries of a browser
that has been inside count for that browser only, and its owner comes in while others guess (OWASP, "device cookie").
The cookie opens nothing by itself: password and code are asked for as ever.

browsers.whose(tx, cookie, now_ms)           the person it was given for; None when it is nobody's
browsers.remember(tx, person, now_ms)        a new one; returns what goes into the cookie
"""

from typing import Any

from sqlalchemy import Connection, delete, insert, select

from sync.server.access.device_tokens import hashed, new_token
from sync.server.db.tables import browsers

COOKIE = "tavle-kjent"
LONGEST_MS = 180 * 86_400_000
"""A browser that nobody signs in from for half a year is as any other again."""
MOST = 10
"""Browsers of one person; the oldest are forgotten."""


def known(tx: Connection, cookie: str, person: int, now_ms: int) -> Any:
    """The row of a browser that this person has signed in from; None when it is not one."""
    if not cookie:
        return None
    theirs = (browsers.c.hash == hashed(cookie), browsers.c.person == person)
    return tx.execute(
        select(browsers).where(*theirs, browsers.c.made_ms > now_ms - LONGEST_MS).with_for_update()
    ).first()


def remember(tx: Connection, person: int, now_ms: int, instead: str = "") -> str:
    """A new cookie for a browser that this person has just signed in from, in place of the one it came with."""
    if instead:
        tx.execute(delete(browsers).where(browsers.c.hash == hashed(instead), browsers.c.person == person))
    cookie = new_token()
    tx.execute(insert(browsers).values(hash=hashed(cookie), person=person, made_ms=now_ms))
    newest = select(browsers.c.hash).where(browsers.c.person == person)
    keep = tx.scalars(newest.order_by(browsers.c.made_ms.desc(), browsers.c.hash).limit(MOST)).all()
    tx.execute(delete(browsers).where(browsers.c.person == person, browsers.c.hash.not_in(keep)))
    return cookie


def forget(tx: Connection, person: int) -> None:
    """A person who begins anew, or leaves everywhere."""
    tx.execute(delete(browsers).where(browsers.c.person == person))
