"""How a goal for the service goes, as a run chart: whole for its own page, the latest values for a table."""

from collections.abc import Sequence

from markupsafe import Markup

from board.behaviour import Limits
from board.calendar import number as week
from board.catalogue import _
from board.kinds.indicator.words import valued
from sync.server.reports.indicators import IndicatorLine
from sync.server.web.charts import runchart


def shown_limits(values: Sequence[float], limits: Limits | None) -> tuple[float, ...]:
    """The lower and the upper one; of what is never below nothing no lower one that is."""
    if limits is None:
        return ()
    return (limits.upper,) if limits.lower < 0 <= min(values) else (limits.lower, limits.upper)


def whole(line: IndicatorLine, limits: Limits | None = None) -> Markup:
    indicator, course = line
    if not course.values:
        return Markup()
    first, last = (_("uke {week}", week=week(at)) for at in (course.weeks[0], course.weeks[-1]))
    return runchart.chart(
        course.values,
        course.judged,
        _said(line),
        target=indicator.target,
        phases=course.phases,
        first=first,
        last=last,
        suffix=indicator.suffix,
        limits=shown_limits(course.values, limits),
    )


def latest(line: IndicatorLine) -> Markup:
    if not line.course.values:
        return Markup()
    course = line.course
    return runchart.small(
        course.values, course.judged, _said(line), target=line.indicator.target, phases=course.phases
    )


def _said(line: IndicatorLine) -> str:
    indicator, course = line
    count, value = len(course.values), valued(indicator, course.values[-1])
    if course.judged.median is None:
        return _("{n} målinger, den siste {value}", n=count, value=value)
    middle = valued(indicator, course.judged.median)
    return _("{n} målinger, den siste {value}, midten {middle}", n=count, value=value, middle=middle)
