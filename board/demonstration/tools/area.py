"""The areas of the demonstration unit, and who goes there."""

from collections.abc import Iterator
from typing import Any

from board.demonstration.moments import Event, Moments
from board.kinds.area import AddArea, EditArea, area_id


def events(year: Moments, told: dict[str, Any]) -> Iterator[Event]:
    at, title = year.at(told["weeks_ago"], 0.1), told["title"]
    yield year.event(at, AddArea(title))
    yield year.event(at, EditArea(area_id(title), who=told["who"], months=told["months"]))
