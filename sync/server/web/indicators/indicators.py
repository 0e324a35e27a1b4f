"""Mål: what each unit wants of its service, what it measured last, and what the run chart says, in the wall's words.
A unit leader sees the own unit, and no other figure."""

from fastapi import APIRouter

from board.behaviour import beside
from board.formats import number
from board.kinds.indicator import words
from board.kinds.indicator.index import Course
from board.kinds.indicator.record import Indicator
from sync.server.reports import indicators
from sync.server.reports.indicators import IndicatorLine
from sync.server.web.charts.indicators import latest, shown_limits, whole
from sync.server.web.charts.runchart import LATEST
from sync.server.web.errors import there
from sync.server.web.page import Told, shows
from sync.server.web.view import Desk, Reader

router = APIRouter()


@shows(router, "/mal", Reader, "indicators/indicators.html")
def overview(desk: Desk) -> Told:
    found = indicators.of_units(desk.tx, desk.person.organisation, desk.units)
    rows = [
        (place, [(line, words.verdict(*line), latest(line)) for line in some]) for place, some in desk.told(found)
    ]
    lines = [line for some in found.values() for line in some]
    return {
        "rows": rows,
        "without": [place for place in desk.places if place.id not in found],
        "count": len(lines),
        "reached": sum(line.indicator.target is not None and bool(line.course.values) for line in lines)
        - sum(line.course.missed for line in lines),
        "aimed": sum(line.indicator.target is not None and bool(line.course.values) for line in lines),
        "changed": sum(line.course.judged.changed for line in lines),
        "few": sum(line.course.judged.median is None for line in lines),
        "aim": words.aim,
        "valued": words.valued,
        "readings": lambda course: _readings(course)[:LATEST],
    }


@shows(router, "/mal/{public}/{indicator}", Reader, "indicators/indicator.html")
def of_one(desk: Desk, public: str, indicator: str) -> Told:
    place = desk.place(public)
    found = there(indicators.opened(desk.tx, place.id, indicator))
    desk.seen(place.name)
    one, course = found.indicator, found.course
    limits = beside(course.judged, course.values, [place for place, _name in course.phases])
    return {
        "place": place,
        "one": one,
        "course": course,
        "readings": _readings(course),
        "phases": found.phases,
        "before": found.before,
        "verdict": words.verdict(one, course),
        "drawing": whole(IndicatorLine(one, course), limits),
        "limits": [_limit(one, value) for value in shown_limits(course.values, limits)],
        "aim": words.aim,
        "valued": words.valued,
    }


def _limit(one: Indicator, value: float) -> str:
    return f"{number(value, most=1)} {one.suffix}".strip()


def _readings(course: Course) -> list[tuple[str, float]]:
    """(week, value), the latest first."""
    return [*zip(course.weeks, course.values, strict=True)][::-1]
