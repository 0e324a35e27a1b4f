"""Passwords: how they are kept, and which ones are too easily guessed. Argon2id as RFC 9106 recommends it for memory
that others need too; at most two at once, so that a crowd at the door does not take the machine's memory.

await passwords.right(account.password, given)     takes the same time when there is no account
"""

import unicodedata
from functools import cache

from anyio import CapacityLimiter, to_thread
from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from board.catalogue import _

SHORTEST = 12
LONGEST = 200
AT_ONCE = 2
_GUESSES = 10**8
"""Fewer guesses than this and it is refused: any of the known passwords, names, years, keyboard rows put together."""
_SEEN = 72  # what zxcvbn reads

_hasher = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)


async def kept(password: str) -> str:
    """What is stored of a password."""
    return await to_thread.run_sync(hashed, password, limiter=_limiter())


def hashed(password: str) -> str:
    """The same, for whoever may wait for it."""
    return _hasher.hash(_normal(password))


async def right(stored: str | None, given: str) -> bool:
    """Whether this is the password. Where none is stored it takes as long to say no."""
    return await to_thread.run_sync(_verify, stored, _normal(given), limiter=_limiter())


def weak(password: str, *known: str) -> str:
    """Why this must not be a password, as a sentence; empty when it may. `known` are words that others would try
    first: the person's name and address. No rules about signs, no rule about age (NIST SP 800-63B)."""
    if len(password) < SHORTEST:
        return _(
            "Passordet må ha minst {least} tegn. Tre eller fire ord etter hverandre er både lett og godt",
            least=SHORTEST,
        )
    if len(password) > LONGEST:
        return _("Passordet kan ha høyst {most} tegn", most=LONGEST)
    from zxcvbn import zxcvbn  # 10 MB of known passwords, for those who choose a new one

    words = [part for word in known for part in (word, *word.replace("@", " ").replace(".", " ").split())]
    if int(zxcvbn(password[:_SEEN], ["tavle", "forbedringstavle", *words])["guesses"]) < _GUESSES:
        return _("Passordet er for lett å gjette. Velg noen ord som ikke hører sammen")
    return ""


def _verify(stored: str | None, given: str) -> bool:
    try:
        return _hasher.verify(stored or _nobody(), given) and stored is not None
    except VerificationError:
        return False


@cache
def _nobody() -> str:
    return _hasher.hash("nobody has this password")


@cache
def _limiter() -> CapacityLimiter:
    return CapacityLimiter(AT_ONCE)


def _normal(password: str) -> str:
    """The same å from every keyboard."""
    return unicodedata.normalize("NFC", password)[: LONGEST + 1]
