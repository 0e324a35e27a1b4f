"""The level above the demonstration unit, as the centre would tell it. It is on the wall and in no log, and gives way
to what a centre really tells."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from board import neighbours
from board.context import Context
from board.demonstration.moments import Event, Moments
from board.neighbours import Sister


@dataclass(frozen=True)
class HearOfLevel:
    """The centre has told that the unit hangs under this one."""

    above: Sister

    def run(self, context: Context) -> None:
        known = neighbours.read(context.tx)
        neighbours.renew(context.tx, replace(known, above=(*known.above, self.above)))


def events(year: Moments, told: dict[str, Any]) -> Iterator[Event]:
    """Hung under it since the meeting of its week."""
    yield year.event(year.at(told["weeks_ago"], 0), HearOfLevel(Sister(id=told["id"], name=told["name"])))
