"""Somebody who looks on while votes are held: what the wall shows, what the centre tells and when, and every file of
the wall, copied in the moment a ball drops. They know who was there, and which thresholds were in force.

What they find is named; in a build that keeps its word it is nothing.

    onlooker.saw_opened(…); onlooker.saw_told(…); onlooker.saw_files(folder)
    onlooker.found      {"the last ball"}
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from board.calendar import week_of
from board.store.vase import Vase
from sync.server.reports.period import today

DAY_MS = 86_400_000
_ROW = re.compile(rb"m\d+g0(\d{12})")
"""A count beside its meeting and goal, as it would stand in a table."""


@dataclass(frozen=True)
class Vote:
    """One that was closed: `promised` was in force on the wall when its covers were put on, and `decided` in the
    organisation when it was closed."""

    at_ms: int
    laid: int
    promised: int
    decided: int


@dataclass
class Onlooker:
    votes: list[Vote] = field(default_factory=list)
    found: set[str] = field(default_factory=set)
    _shown_ms: list[int] = field(default_factory=list)
    _ruled: list[tuple[int, int]] = field(default_factory=list)

    def heard(self, at_ms: int, threshold: int) -> None:
        """What the organisation has decided."""
        self._ruled.append((at_ms, threshold))

    def saw_opened(self, vote: Vote, *, opened: bool) -> None:
        self.votes.append(vote)
        if not opened:
            return
        if vote.laid < vote.promised:
            self.found.add("fewer than was promised")
        for before_ms in self._shown_ms:
            same = week_of(today(before_ms)) == week_of(today(vote.at_ms))
            if same or vote.at_ms - before_ms < DAY_MS:
                self.found.add("what the latecomer laid")
        self._shown_ms.append(vote.at_ms)

    def saw_told(self, at_ms: int, laid: list[int]) -> None:
        """How many balls each vote has that the centre tells of now."""
        could = [v.laid for v in self.votes if v.at_ms <= at_ms - DAY_MS]
        may = [v.laid for v in self.votes if v.at_ms <= at_ms - DAY_MS and v.laid >= self._least(v)]
        for some in laid:
            if some not in could:
                self.found.add("a vote of the same day")
            elif some not in may:
                self.found.add("a vote under a threshold that was lowered")
            else:
                may.remove(some)
                could.remove(some)

    def _least(self, vote: Vote) -> int:
        """The highest that was in force when a vote was closed, or has been since."""
        return max([vote.decided, *(threshold for at_ms, threshold in self._ruled if at_ms >= vote.at_ms)])

    def saw_files(self, folder: Path) -> None:
        """Copies them all in this moment."""
        states = {found.decode() for name in ("board.db", "board.db-journal") for found in _read(folder / name)}
        if sealed := Vase(folder / "board.db").take(0):  # they have the keys, too
            states.add(sealed)
        if len(states) > 1:
            self.found.add("the last ball")


def _read(path: Path) -> list[bytes]:
    return _ROW.findall(path.read_bytes()) if path.exists() else []
