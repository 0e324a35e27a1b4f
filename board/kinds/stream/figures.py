"""The figures of a value stream, after Martin and Osterling's method for office and service. Pure; reckons in
minutes, hours a week and shares, and rounds nothing.

    figures(steps).hours        Σ minutes × people × times a week ÷ 60, all ways
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from math import prod

from board.kinds.stream.record import Beside, Worth


@dataclass(frozen=True, slots=True)
class Step:
    """A step in one state of a stream: `times` a week, `minutes` and `wait` in minutes, `accurate` in percent."""

    id: str
    title: str = ""
    lane: str = ""
    part: str = ""
    beside: Beside = ""
    minutes: float | None = None
    wait: float = 0.0
    times: float | None = None
    people: int = 1
    accurate: float | None = None
    worth: Worth = ""
    gone: bool = False

    @property
    def lacks(self) -> bool:
        """Whether it lacks a figure: it is in no sum, and says so."""
        return not self.gone and (self.minutes is None or self.times is None)

    @property
    def counts(self) -> bool:
        return not self.gone and not self.lacks

    @property
    def hours(self) -> float:
        """Hours of work a week, everybody's together. Waiting takes none."""
        return (self.minutes or 0.0) * self.people * (self.times or 0.0) / 60 if self.counts else 0.0

    @property
    def lead(self) -> float:
        """Minutes from when it could begin until it is done."""
        return (self.minutes or 0.0) + self.wait


@dataclass(frozen=True)
class Figures:
    """What the steps of a stream come to."""

    steps: tuple[Step, ...]
    """those that count"""
    path: tuple[Step, ...]
    """what a case waits for: of steps at the same time the one with the longest lead time"""

    @cached_property
    def minutes(self) -> float:
        """Work on the way of one case."""
        return sum(step.minutes or 0.0 for step in self.path)

    @cached_property
    def wait(self) -> float:
        return sum(step.wait for step in self.path)

    @property
    def lead(self) -> float:
        """Lead time: minutes from start to end."""
        return self.minutes + self.wait

    @property
    def activity(self) -> float | None:
        """Share of the lead time in which somebody works."""
        return self.minutes / self.lead if self.lead else None

    @property
    def worth(self) -> float | None:
        """Share of the minutes of work, on all ways, that are of value to who gets it."""
        return self.worthy / self.worked if self.worked else None

    @cached_property
    def worked(self) -> float:
        return sum(step.minutes or 0.0 for step in self.steps)

    @cached_property
    def worthy(self) -> float:
        return sum(step.minutes or 0.0 for step in self.steps if step.worth == "value")

    @property
    def rights(self) -> tuple[float, ...]:
        """Shares that come right the first time, step by step, where somebody has said."""
        return tuple(step.accurate / 100 for step in self.steps if step.accurate and step.beside != "aside")

    @property
    def rolled(self) -> float | None:
        """Share that comes right all the way."""
        return prod(self.rights) if self.rights else None

    @cached_property
    def hours(self) -> float:
        """Hours of work a week, on all ways."""
        return sum(step.hours for step in self.steps)


def takt(open_hours: float | None, times: float | None) -> float | None:
    """Minutes from one case to the next, if none shall wait: the time there is for them ÷ how many there are. None
    where either is not known."""
    return 60 * open_hours / times if open_hours and times else None


def figures(steps: Iterable[Step]) -> Figures:
    """Of steps in their order, those that fall away among them: what is done beside one keeps its place in time."""
    counting = [[step for step in column if step.counts] for column in columns(steps)]
    path = tuple(_slowest(column) for column in counting if column)
    return Figures(tuple(step for column in counting for step in column), path)


def columns(steps: Iterable[Step]) -> Iterator[tuple[Step, ...]]:
    """Steps at the same time stand in one column."""
    column = 0

    def place(step: Step) -> int:
        nonlocal column
        column += not step.beside
        return column

    for _, some in groupby(steps, place):
        yield tuple(some)


def _slowest(column: Sequence[Step]) -> Step:
    """Nothing waits for what is done aside."""
    return max([step for step in column if step.beside != "aside"] or column, key=lambda step: step.lead)
