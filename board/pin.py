"""The wall's PIN: a number that only those know who may change what protects the others. Knows no screen.

    pin = Pin(folder)
    pin.choose("7391")
    pin.admit("7391")           Refused: PIN_WRONG, PIN_WAIT (so many seconds), PIN_UNREADABLE

It is this wall's alone: a file beside the board, in no backup of it, never logged and never sent. Of the number only
the argon2id hash is kept, and how often it was said wrong since it was last said right.

A trial is counted and on the disk before it is judged, so that nobody gains by pulling the plug. How long to wait
follows from the count and runs by the machine's own running time, never by the clock, which can be wrong or set: a
wall that starts anew waits the whole time once more, which is a quarter of an hour at most.
"""

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from board import plain as said
from board.bounds import Bounds
from board.catalogue import _n
from board.errors import Kind, Refused
from board.store import disk
from board.store.faults import plain

if TYPE_CHECKING:
    from argon2 import PasswordHasher

FILE = "pin.json"
LEAST, MOST = 4, 8
"""How many digits."""
FREE = 3
"""So many times may it be said wrong before one has to wait."""
WAITS_S = (30, 60, 120, 300, 900)
"""After the first time too many, the second …; then as long as the last."""


Count = Annotated[int, Bounds(ge=0)]


@dataclass(frozen=True)
class Kept:
    """What the file holds. `after`: the newest order to forget that had been carried out when it was chosen."""

    hash: str
    failures: Count = 0
    after: Count = 0


class Pin:
    """The file, used by the writer's thread alone. `monotonic` counts the seconds this process has run."""

    def __init__(self, folder: Path, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._folder, self.path = folder, folder / FILE
        self._monotonic = monotonic
        self._since_s = monotonic()

    @property
    def chosen(self) -> bool:
        """Whether there is one, readable or not."""
        return self.path.exists() or self.path.is_symlink()

    def choose(self, digits: str, *, after: int = 0) -> None:
        """This is the PIN from now on. Whoever replaces one has been admitted by it. Raises Refused PIN_OBVIOUS."""
        if obvious(digits):
            raise Refused(Kind.PIN_OBVIOUS)
        self._keep(Kept(_hasher().hash(digits), after=after))

    def admit(self, digits: str) -> None:
        """Back when it is the PIN; otherwise Refused, and the trial has been counted on the disk."""
        from argon2.exceptions import InvalidHashError, VerificationError  # slow to import, and most days nobody asks

        kept = self._read()
        if wait_s := self._left_s(kept.failures):
            raise Refused(Kind.PIN_WAIT, wait=_long(wait_s))
        self._keep(replace(kept, failures=kept.failures + 1))
        try:
            _hasher().verify(kept.hash, digits)
        except InvalidHashError:
            raise Refused(Kind.PIN_UNREADABLE) from None
        except VerificationError:
            self._since_s = self._monotonic()
            if wait_s := self._left_s(kept.failures + 1):
                raise Refused(Kind.PIN_WAIT, wait=_long(wait_s)) from None
            raise Refused(Kind.PIN_WRONG) from None
        self._keep(replace(kept, failures=0))

    def forget(self, order: int) -> bool:
        """An order to forget it, by its number; True when there was one to forget. An older order, or the same once
        more, does nothing: it may come again with every round."""
        try:
            obeyed = self._read().after >= order if self.chosen else True
        except Refused:
            obeyed = False
        if not obeyed:
            forget(self._folder)
        return not obeyed

    def _left_s(self, failures: int) -> int:
        if failures < FREE:
            return 0
        whole_s = WAITS_S[min(failures - FREE, len(WAITS_S) - 1)]
        return max(0, ceil(whole_s - (self._monotonic() - self._since_s)))

    def _read(self) -> Kept:
        with plain(self._folder):
            try:
                kept: Kept = said.read(Kept, json.loads(self.path.read_bytes()))
                return kept
            except (ValueError, FileNotFoundError, IsADirectoryError):
                raise Refused(Kind.PIN_UNREADABLE) from None

    def _keep(self, kept: Kept) -> None:
        with plain(self._folder):
            disk.put(self.path, json.dumps(asdict(kept)).encode())


def forget(folder: Path) -> bool:
    """Forget the PIN of the wall in `folder`, as the one who runs the machine may. False when there is none."""
    with plain(folder):
        try:
            (folder / FILE).unlink()
        except FileNotFoundError:
            return False
        disk.sync(folder)
    return True


def obvious(digits: str) -> bool:
    """Whether it is among the first that anybody would try: one digit or pair again and again, a row upwards or
    downwards, a year."""
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(digits)}
    half, odd = divmod(len(digits), 2)
    repeated = not odd and digits[:half] == digits[half:]
    return (
        not LEAST <= len(digits) <= MOST
        or (len(steps) == 1 and steps <= {0, 1, 9})
        or repeated
        or digits == "2580"  # straight down the keys
        or (len(digits) == 4 and digits[:2] in ("19", "20"))
    )


def _long(seconds: int) -> str:
    """As it fills the sentence."""
    minutes = ceil(seconds / 60)
    if seconds <= 90:
        return _n("{n} sekund", "{n} sekunder", seconds)
    return _n("{n} minutt", "{n} minutter", minutes)


def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    # As OWASP advises where memory is scarce (m=19 MiB, t=2, p=1): a wall hangs on a small machine.
    return PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
