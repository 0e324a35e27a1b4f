"""A visit of the Leanveileder, as the centre would write it on the board."""

from collections.abc import Iterator
from typing import Any

from board.demonstration.moments import Event, Hear, Moments, identity
from board.kinds.visit import Visit


def events(year: Moments, told: dict[str, Any]) -> Iterator[Event]:
    """Seen in the meeting of its week, and written when that was over."""
    words = {name: told[name] for name in ("by", "saw", "praise", "question")}
    ago = told["weeks_ago"]
    yield year.event(year.at(ago, 1), Hear(Visit, identity("visit", ago), {**words, "day": str(year.day(ago))}))
