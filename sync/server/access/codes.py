"""The second proof: codes of an authenticator (RFC 6238) and recovery codes for the day the phone is gone. Pure.

step = codes.step_of(secret, "492039", last=0, now_ms=now)      None when it is no code, or one that was used
"""

import secrets
from base64 import b32encode
from hashlib import sha256
from hmac import compare_digest

from pyotp import TOTP

STEP_S = 30
RECOVERY = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _LONG = 6, 4  # 24 of 31 letters: 118 bits, so that a plain hash keeps them safe (ASVS 6.5.2)


def secret_from(random: str) -> str:
    """A shared secret of 160 bits for an authenticator, derived from at least as much randomness."""
    return b32encode(sha256(f"authenticator\0{random}".encode()).digest()[:20]).decode()


def address(secret: str, email: str) -> str:
    """What the QR code says to the authenticator."""
    return TOTP(secret).provisioning_uri(name=email, issuer_name="Tavle")


def step(now_ms: int) -> int:
    return now_ms // (STEP_S * 1000)


def step_of(secret: str, code: str, *, last: int, now_ms: int) -> int | None:
    """Which step of time a code belongs to: now, one before or one after, but later than the last one used."""
    written = "".join(code.split())
    made = TOTP(secret)
    for at in (step(now_ms) - 1, step(now_ms), step(now_ms) + 1):
        if at > last and compare_digest(made.generate_otp(at).encode(), written.encode()):
            return at
    return None


def new_recovery() -> list[str]:
    """Ten codes, each good once, as they are shown."""
    return [_recovery() for _ in range(RECOVERY)]


def kept(shown: list[str]) -> str:
    """What is stored of recovery codes: their hashes."""
    return " ".join(hashed(code) for code in shown)


def hashed(code: str) -> str:
    return sha256("".join(c for c in code.lower() if c in _LETTERS).encode()).hexdigest()


def _recovery() -> str:
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_LONG)) for _ in range(_GROUPS))
