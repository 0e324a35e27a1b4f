"""How far the demonstration unit has come in its first ten weeks."""

from collections.abc import Iterator
from typing import Any

from board.demonstration.moments import Event, Moments
from board.kinds.introduction.commands import BeginIntroduction, SayDone
from board.kinds.introduction.plan import day_key


def events(year: Moments, told: dict[str, Any]) -> Iterator[Event]:
    """When it began, and each course day that was held, after the meeting of its week."""
    yield year.event(year.at(told["weeks_ago"], 0), BeginIntroduction())
    for day, k in enumerate(told["days_held"], 1):
        yield year.event(year.at(k, 1), SayDone((day_key(day),)))
