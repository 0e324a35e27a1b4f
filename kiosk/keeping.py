"""What a wall remembers of its own, on its way to the file: said once, and not lost where there was no room for it.

keeping = Keeping(wall.do)
keeping.keep(Own(calm=True), known=wall.state.board.own)
keeping.again(known=...)         something has been stored: so can what was not
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from board.commands import Keep
from board.errors import STORAGE, Refused
from board.own import Own

HALF_DONE = ("draft/", "dots/")
"""What somebody was in the midst of; all else is as the wall stands now, and is said anew by itself."""


class Keeping:
    """`do` carries out a command, as `kiosk.state.Wall` does."""

    def __init__(self, do: Callable[..., None]) -> None:
        self._do = do
        self._under_way: dict[str, Any] = {}
        self._owed: dict[str, Any] = {}

    def keep(self, own: Own, known: Own) -> None:
        # What is on its way to the file counts as kept: forgetting must not be overtaken by the last half word.
        said, there = own.stored(), known.stored() | self._under_way
        if any(there.get(name) != value for name, value in said.items()):
            self._under_way |= said
            self._owed = {name: value for name, value in self._owed.items() if name not in said}
            self._do(Keep(own), lambda: self._landed(said), refused=lambda refusal: self._refused(said, refusal))

    def again(self, known: Own) -> None:
        if self._owed:
            self.keep(Own.of(self._owed), known)

    def _landed(self, said: Mapping[str, Any]) -> None:
        under_way = self._under_way.items()
        self._under_way = {name: value for name, value in under_way if name not in said or said[name] != value}

    def _refused(self, said: Mapping[str, Any], refusal: Refused) -> None:
        self._landed(said)
        if refusal.kind in STORAGE:
            self._owed |= {name: value for name, value in said.items() if name.startswith(HALF_DONE)}
