"""What can be undone for ten minutes goes along to the page that tells of the deed, sealed: the centre keeps nothing
of it, and nobody else can make it or use it. Pure.

token = sealed(secret, person, "key", {"key": "…"}, now_ms)
opened(secret, person, token, now_ms)      ("key", {"key": "…"}); ValueError where it is none of ours, or too late
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256
from hmac import compare_digest, digest

LONGEST_MS = 10 * 60_000
_SEAL = 32

Facts = Mapping[str, str | float | None]


def sealed(secret: str, person: int, kind: str, facts: Facts, now_ms: int) -> str:
    told = json.dumps([person, kind, dict(facts), now_ms + LONGEST_MS], ensure_ascii=False).encode()
    return urlsafe_b64encode(_seal(secret, told) + told).decode().rstrip("=")


def opened(secret: str, person: int, token: str, now_ms: int) -> tuple[str, Facts]:
    """Raises ValueError."""
    packed = urlsafe_b64decode(token.encode("ascii") + b"==")
    seal, told = packed[:_SEAL], packed[_SEAL:]
    if not compare_digest(seal, _seal(secret, told)):
        raise ValueError("not sealed here")
    whose, kind, facts, ends_ms = json.loads(told)
    if whose != person or now_ms > ends_ms:
        raise ValueError("not theirs, or too late")
    return str(kind), facts


def _seal(secret: str, told: bytes) -> bytes:
    return digest(secret.encode(), b"undo\0" + told, sha256)
