"""How a goal for the service goes, as a run chart: whole for its own page, the latest values for a table."""

from collections.abc import Sequence

from markupsafe import Markup

from board.behaviour import Limits
from board.catalogue import _, _n
from board.formats import ends
from board.kinds.indicator.words import valued
from sync.server.reports.indicators import IndicatorLine
from sync.server.web.charts import runchart


def shown_limits(values: Sequence[float], limits: Limits | None) -> tuple[float, ...]:
    """The lower and the upper one; of what is never below nothing no lower one that is."""
    if limits is None:
        return ()
    return (limits.upper,) if limits.lower < 0 <= min(values) else (limits.lower, limits.upper)


def whole(line: IndicatorLine, limits: Limits | None = None, wide: int = runchart.WIDE) -> Markup:
    indicator, course = line
    if not course.values:
        return Markup()
    first, last = ends(course.weeks[0], course.weeks[-1])
    return runchart.chart(
        course.values,
        course.judged,
        _said(line),
        target=indicator.target,
        phases=course.phases,
        first=first,
        last=last,
        limits=shown_limits(course.values, limits),
        wide=wide,
    )


def latest(line: IndicatorLine) -> Markup:
    if not line.course.values:
        return Markup()
    course = line.course
    return runchart.small(
        course.values, course.judged, _said(line), target=line.indicator.target, phases=course.phases
    )


def _said(line: IndicatorLine) -> str:
    """What it is of, how high it is and where it has been going: what somebody who sees it not is told."""
    indicator, course = line
    facts = [
        _n("{n} måling", "{n} målinger", len(course.values)),
        _(
            "fra {first} til {last}",
            first=valued(indicator, course.values[0]),
            last=valued(indicator, course.values[-1]),
        ),
        _("midten {value}", value=valued(indicator, course.judged.median))
        if course.judged.median is not None
        else "",
        _("mål {value}", value=valued(indicator, indicator.target)) if indicator.target is not None else "",
    ]
    return _("{name}: {said}", name=indicator.title, said=", ".join(filter(None, facts)))
