"""What people do with goals for their service: write and adjust them, measure, and say when something new began."""

from collections.abc import Mapping
from dataclasses import dataclass

from board.calendar import number, week_of
from board.context import Context
from board.errors import Kind, Refused, wanted_line
from board.kinds.indicator.index import Indicators
from board.kinds.indicator.record import Indicator, Phase, Reading, of_week
from board.limits import NUMBER
from board.log.change import Json
from board.order import last


@dataclass(frozen=True)
class WriteIndicator:
    """A goal for the service gets these values; one that is not there yet is hung up last. `instead`: it takes the
    place of that one, since another thing is measured from now on and the run chart begins anew."""

    id: str
    fields: Mapping[str, Json]
    instead: str = ""

    def run(self, context: Context) -> None:
        indicators = context.board.of(Indicators)
        now, former = indicators.get(self.id), indicators.get(self.instead)
        if (now and now.archived) or (self.instead and (former is None or former.archived)):
            raise Refused(Kind.GONE)
        fields = {**self.fields}
        if "title" in fields or now is None:
            fields["title"] = wanted_line(str(fields.get("title") or ""), Kind.GOAL_FOR_SERVICE_MISSING)
        if (target := fields.get("target")) is not None:
            _check_number(target)
        if now is None:
            fields["position"] = former.position if former else last(indicators.hung)
        if former and former.id != self.id:
            fields["replaces"] = former.id
            context.put(Indicator, former.id, archived=True)
        context.put(Indicator, self.id, **fields)


@dataclass(frozen=True)
class TakeReading:
    """What was measured in a week. A second value of that week replaces the first; None takes it away."""

    indicator: str
    week: str
    value: float | None

    def run(self, context: Context) -> None:
        _check(context, self.indicator, self.week)
        if self.value is not None:
            _check_number(self.value)
        id_ = of_week(self.indicator, self.week)
        if self.value is not None or context.board.find(Reading, id_):
            context.put(Reading, id_, indicator=self.indicator, week=self.week, value=self.value, archived=False)


@dataclass(frozen=True)
class BeginPhase:
    """From a week on the unit does something new."""

    indicator: str
    week: str
    name: str

    def run(self, context: Context) -> None:
        _check(context, self.indicator, self.week)
        name = wanted_line(self.name, Kind.PHASE_MISSING)
        id_ = of_week(self.indicator, self.week)
        context.put(Phase, id_, indicator=self.indicator, week=self.week, name=name, archived=False)


def _check(context: Context, indicator: str, week: str) -> None:
    """Raise Refused unless the indicator hangs and the week has come."""
    context.wanted(Indicator, indicator)
    Reading.check({"week": week})
    if week > week_of(context.today):
        raise Refused(Kind.WEEK_AHEAD, week=number(week))


def _check_number(value: Json) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not -NUMBER <= value <= NUMBER:
        raise Refused(Kind.NUMBER_WRONG, text=f"{value}")
    if value < 0:
        raise Refused(Kind.NUMBER_NEGATIVE)
