"""Where a step comes to hang when somebody presses a plus, or empty paper in a lane. No widget."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from board.kinds.stream.figures import Step
from board.kinds.stream.record import Beside
from kiosk.screens.stream.map.sight import Way


@dataclass(frozen=True)
class Place:
    """After which step, in which lane and part, and whether at the same time as that one."""

    below: str
    lane: str
    part: str
    beside: Beside = ""

    @property
    def fields(self) -> dict[str, Any]:
        """As a step says it."""
        return {"lane": self.lane, "part": self.part, "beside": self.beside}


def between(whole: Way, column: int, moving: str = "") -> Place:
    """Before this column, in the lane and part of what it comes after; `moving` hangs there no longer."""
    before = [step for one in whole.columns[:column] for step in one if step.id != moving]
    after = [step for one in whole.columns[column:] for step in one if step.id != moving]
    near = before[-1] if before else after[0] if after else None
    own = _step(whole, moving)
    lane = own.lane if own else near.lane if near else ""
    return Place(before[-1].id if before else "", lane, near.part if near else "")


def beside(whole: Way, column: int, moving: str = "", lane: str | None = None) -> Place:
    """At the same time as the steps of this column."""
    some = [step for step in whole.columns[column] if step.id != moving]
    if not some:
        return between(whole, column, moving)
    own = _step(whole, moving)
    to = lane if lane is not None else own.lane if own else some[-1].lane
    return Place(some[-1].id, to, some[-1].part, "parallel")


def in_lane(whole: Way, lane: str, column: int, moving: str = "") -> Place:
    """After this column, in this lane."""
    return replace(between(whole, column + 1, moving), lane=lane)


def _step(whole: Way, id_: str) -> Step | None:
    return next((step for step in whole.steps if step.id == id_), None)
