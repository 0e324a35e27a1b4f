"""Mål: what each unit wants of its service, what it measured last, and what the run chart says, in the wall's words.
A unit leader sees the own unit, and no other figure."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Response

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
from sync.server.web.view import Desk, Reader

router = APIRouter()


@router.get("/mal")
async def overview(visit: Reader) -> Response:
    return await visit.show("indicators/indicators.html", _overview)


@router.get("/mal/{public}/{indicator}")
async def of_one(visit: Reader, public: str, indicator: str) -> Response:
    return await visit.show("indicators/indicator.html", lambda desk: _one(desk, public, indicator))


def _overview(desk: Desk) -> Mapping[str, Any]:
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


def _limit(indicator: Indicator, value: float) -> str:
    return f"{number(value, most=1)} {indicator.suffix}".strip()


def _readings(course: Course) -> list[tuple[str, float]]:
    """(week, value), the latest first."""
    return [*zip(course.weeks, course.values, strict=True)][::-1]


def _one(desk: Desk, public: str, id_: str) -> Mapping[str, Any]:
    place = desk.place(public)
    found = there(indicators.opened(desk.tx, place.id, id_))
    desk.seen(place.name)
    indicator, course = found.indicator, found.course
    limits = beside(course.judged, course.values, [place for place, _name in course.phases])
    return {
        "place": place,
        "one": indicator,
        "course": course,
        "readings": _readings(course),
        "phases": found.phases,
        "before": found.before,
        "verdict": words.verdict(indicator, course),
        "drawing": whole(IndicatorLine(indicator, course), limits),
        "limits": [_limit(indicator, value) for value in shown_limits(course.values, limits)],
        "aim": words.aim,
        "valued": words.valued,
    }
