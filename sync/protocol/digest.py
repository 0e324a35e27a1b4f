"""The digest of a set of changes: which changes there are and what they say, whatever their order.

Each change is written in its canonical form (RFC 8785, JSON canonicalization) as the array
[device, n, stamp, group, kind, record, fields]; the first 16 bytes of the SHA-256 of that are a number, and the sum
of the numbers modulo 2^128 is the digest. A sum can be kept up as changes come and go, and does not care for order.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

import rfc8785
from pydantic_core import to_json

from board.log.change import Change

SIZE = 2**128
EMPTY = 0
_SAFE = 2**53


def canonical(c: Change) -> bytes:
    """The bytes that are hashed. Raises ValueError on values that not every JSON reader keeps exactly."""
    plain = True
    for value in c.fields.values():
        if not (value is None or isinstance(value, str | bool) or (type(value) is int and -_SAFE < value < _SAFE)):
            plain = False
    fields = dict(sorted(c.fields.items())) if plain and len(c.fields) > 1 else c.fields
    whole: list[Any] = [c.device, c.n, c.stamp, c.group, c.kind, c.record, fields]
    # For texts and whole numbers under plain ASCII names an ordinary writer gives the same bytes, much faster.
    return to_json(whole) if plain else rfc8785.dumps(whole)


def of(c: Change) -> int:
    return hashed(canonical(c))


def hashed(written: bytes) -> int:
    """The number of a canonical form."""
    return int.from_bytes(sha256(written).digest()[:16], "big")


def total(changes: Iterable[Change]) -> int:
    return sum(map(of, changes)) % SIZE


def add(a: int, b: int) -> int:
    return (a + b) % SIZE


def text(digest: int) -> str:
    """As it travels: 32 hex digits."""
    return f"{digest:032x}"


def number(written: str) -> int:
    return int(written, 16)
