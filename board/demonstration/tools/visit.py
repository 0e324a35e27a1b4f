"""A visit of the Leanveileder, as the centre would write it on the board."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from board.context import Context
from board.demonstration.moments import Event, Moments, identity
from board.kinds.visit import Visit
from board.log.change import Json


@dataclass(frozen=True)
class HearOfVisit:
    """The centre has written what was said of a visit."""

    id: str
    said: dict[str, Json]

    def run(self, context: Context) -> None:
        context.put(Visit, self.id, **self.said)


def events(year: Moments, told: dict[str, Any]) -> Iterator[Event]:
    """Seen in the meeting of its week, and written when that was over."""
    words = {name: told[name] for name in ("by", "saw", "praise", "question")}
    ago = told["weeks_ago"]
    yield year.event(year.at(ago, 1), HearOfVisit(identity("visit", ago), {**words, "day": str(year.day(ago))}))
