"""The day's code of a unit, by which a phone may send it a suggestion without anybody signing in.

A code says which unit and is proved by a keyed hash over the unit and the day in Norwegian time; nothing is stored.
It opens one thing: adding a suggestion. The next day's code is another; one from yesterday answers until noon, for
whoever has the page open over midnight.

    unit_of(secret, code_of(secret, 7, day), now_ms)    7, on that day
"""

import hmac
from base64 import b32encode
from datetime import date, datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection, select

from board import calendar
from board.calendar import HOME
from sync.protocol.phone import Phone
from sync.server.db.tables import centre

_PROOF_BYTES = 10
NOON = 12


def code_of(secret: str, unit: int, day: date) -> str:
    """Letters, digits and a dash: short enough for a QR that is read across a room."""
    proof = hmac.digest(secret.encode(), f"phone {unit} {day.isoformat()}".encode(), sha256)[:_PROOF_BYTES]
    return f"{unit:x}-{b32encode(proof).decode().lower()}"


def link(tx: Connection, unit: int, now_ms: int, public_url: str) -> Phone:
    """What a wall of this unit shows today, and until when."""
    day, until_ms = today(now_ms)
    code, base = code_of(secret_of(tx), unit, day), public_url.rstrip("/")
    return Phone(url=f"{base}/forslag/{code}", photos=f"{base}/bilde/{code}/", until_ms=until_ms)


def secret_of(tx: Connection) -> str:
    return str(tx.scalar(select(centre.c.secret).where(centre.c.id == 1)))


def today(now_ms: int) -> tuple[date, int]:
    """The day in Norwegian time, and when the next one begins (ms)."""
    day = calendar.day(now_ms)
    midnight = datetime.combine(day + timedelta(days=1), datetime.min.time(), HOME)
    return day, round(midnight.timestamp() * 1000)


def unit_of(secret: str, code: str, now_ms: int) -> int | None:
    """The number of the unit that this code leads to; None when it has run out or never was one."""
    number, _, _ = code.partition("-")
    try:
        unit = int(number, 16)
    except ValueError:
        return None
    now = calendar.at_home(now_ms)
    days = [now.date()] + [now.date() - timedelta(days=1)] * (now.hour < NOON)
    good = [hmac.compare_digest(code_of(secret, unit, day).encode(), code.encode()) for day in days]
    return unit if any(good) else None


def made_of(secret: str, unit: int, what: str, once: str) -> str:
    """The id of the card or photo that a form becomes: sent twice it is one, and nobody can choose it."""
    return hmac.digest(secret.encode(), f"{what} {unit} {once}".encode(), sha256).hex()[:16]
