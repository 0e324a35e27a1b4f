"""The first ten weeks of the demonstration unit, which are over: its board has hung for a year."""

from collections.abc import Iterator
from typing import Any

from board.demonstration.moments import Event, Moments
from board.kinds.introduction.commands import BeginIntroduction, EndIntroduction, SayDone
from board.kinds.introduction.plan import day_key


def events(year: Moments, told: dict[str, Any]) -> Iterator[Event]:
    """When it began, each course day that was held, after the meeting of its week, and when it was under way."""
    yield year.event(year.at(told["weeks_ago"], 0), BeginIntroduction())
    for day, k in enumerate(told["days_held"], 1):
        yield year.event(year.at(k, 1), SayDone((day_key(day),)))
    yield year.event(year.at(told["ended"], 2), EndIntroduction())
