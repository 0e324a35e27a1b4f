"""How far a unit has come in its first ten weeks: what the board sees, what people said, and what is next. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from board.index import Index, Records
from board.kinds.introduction.plan import Step, Week, day_key, plan
from board.kinds.introduction.record import INTRODUCTION, Introduction, Introstep
from board.kinds.introduction.signs import seen

if TYPE_CHECKING:
    from board.board import Board

YOUNG = 10
"""A board with fewer weeks of meetings than this is asked whether it wants to begin."""


@dataclass(frozen=True)
class OwnIntroduction(Index[Introduction], of=Introduction):
    """The introduction of the unit whose board it is; those under another id are nobody's."""

    it: Introduction = field(default_factory=Introduction)

    def after(self, records: Iterable[Introduction]) -> OwnIntroduction:
        return OwnIntroduction(next((one for one in records if one.id == INTRODUCTION), self.it))

    def get(self, id_: str) -> Introduction | None:
        return self.it if self.it.id == id_ else None

    def __iter__(self) -> Iterator[Introduction]:
        return iter((self.it,) if self.it.id else ())

    @property
    def begun(self) -> bool:
        return self.it.began is not None and not self.it.archived

    @property
    def under_way(self) -> bool:
        return self.begun and self.it.ended is None


class Introsteps(Records[Introstep], of=Introstep):
    @cached_property
    def done(self) -> Mapping[str, date]:
        """What was said done, by its key, and when."""
        return {one.id: one.done for one in self.items.values() if one.done and not one.archived}


class Done(NamedTuple):
    """A step and whether it is done: `seen` on the board, or said on a day."""

    step: Step
    seen: bool
    said: date | None

    @property
    def done(self) -> bool:
        return self.seen or self.said is not None


class WeekDone(NamedTuple):
    """A week and its steps. `held`: the day its course day was said to be held."""

    week: Week
    steps: tuple[Done, ...]
    held: date | None

    @property
    def done(self) -> bool:
        return all(one.done for one in self.steps) and (not self.week.day or self.held is not None)


class Progress(NamedTuple):
    """The ten weeks as far as they have come. The ball of wool lies at the first week that is not done, however long
    that takes."""

    weeks: tuple[WeekDone, ...]

    @property
    def at(self) -> WeekDone | None:
        """Where the ball lies; None: at the end."""
        return next((week for week in self.weeks if not week.done), None)

    @property
    def next(self) -> Done | None:
        """What is next; None where all that is left of the week is to say that its course day was held."""
        return next((one for one in self.at.steps if not one.done), None) if self.at else None

    @property
    def days_held(self) -> int:
        return sum(week.held is not None for week in self.weeks)


def progress(board: Board) -> Progress:
    """What is done, week by week. A course day that was held covers its steps: they were done on paper."""
    said = board.of(Introsteps).done
    weeks = []
    for week in plan().weeks:
        held = said.get(day_key(week.day)) if week.day else None
        steps = tuple(
            Done(step, seen(board, step.sees) >= step.needs, said.get(step.key) or (held if step.of_day else None))
            for step in week.steps
        )
        weeks.append(WeekDone(week, steps, held))
    return Progress(tuple(weeks))


def offered(board: Board) -> bool:
    """Whether the board leads, or asks whether it shall: not once the unit is in its stride."""
    own = board.of(OwnIntroduction)
    return own.under_way if own.begun else len(board.meetings.weeks_held) < YOUNG
