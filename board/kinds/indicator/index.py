"""Goals for the service as they hang, each with its readings and phases by week, and what its chart says. Pure."""

from dataclasses import dataclass
from functools import cached_property

from board.index import Children, Records
from board.kinds.indicator.record import Indicator, Phase, Reading
from board.runchart import Judged, judge


class Indicators(Records[Indicator], of=Indicator):
    """The goals for the service, by place."""

    @cached_property
    def hung(self) -> tuple[Indicator, ...]:
        found = [one for one in self.items.values() if one.title and not one.archived]
        return tuple(sorted(found, key=lambda one: (one.position, one.id)))


class Readings(Children[Reading], of=Reading, under="indicator", by="week"):
    """What was measured, by week; a week has one value."""

    def series(self, indicator: str) -> tuple[tuple[str, float], ...]:
        """(week, value), oldest first."""
        found = {one.week: one.value for one in self.of(indicator) if one.week and one.value is not None}
        return tuple(found.items())


class Phases(Children[Phase], of=Phase, under="indicator", by="week"):
    """What was begun with, by week."""

    def named(self, indicator: str) -> tuple[Phase, ...]:
        return tuple({one.week: one for one in self.of(indicator) if one.week and one.name}.values())


@dataclass(frozen=True)
class Course:
    """How it has gone with one indicator: its weeks, the places of the readings with which a phase began (by name),
    what the run chart says of them, and whether the latest reading reaches the target."""

    weeks: tuple[str, ...]
    values: tuple[float, ...]
    phases: tuple[tuple[int, str], ...]
    judged: Judged
    missed: bool
    """False also where nothing is measured or aimed at."""

    @classmethod
    def of(cls, indicator: Indicator, readings: Readings, phases: Phases) -> "Course":
        series = readings.series(indicator.id)
        weeks, values = tuple(week for week, _ in series), tuple(value for _, value in series)
        begun = tuple((sum(week < one.week for week in weeks), one.name) for one in phases.named(indicator.id))
        return cls(weeks, values, begun, judge(values, [place for place, _ in begun]), missed(indicator, values))


def missed(indicator: Indicator, values: tuple[float, ...]) -> bool:
    """Whether the latest value is on the wrong side of the target."""
    if not values or indicator.target is None:
        return False
    return values[-1] > indicator.target if indicator.direction == "at_most" else values[-1] < indicator.target
