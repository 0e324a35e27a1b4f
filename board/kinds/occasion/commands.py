"""What people do with the dates of their own: add one, change it, end it, take it up again."""

from __future__ import annotations

from dataclasses import dataclass

from board.context import Context
from board.errors import Kind, Refused, wanted_line
from board.kinds.gain.commands import day_of
from board.kinds.occasion.record import Occasion, Occasions
from board.log.change import Json
from board.recurrence import Every

OCCASIONS_LIMIT = 100


@dataclass(frozen=True)
class WriteOccasion:
    """A date gets this name, day, and so often; a new one where there is none by this id. With `until` the unit is
    away from `day` to that day."""

    id: str
    name: str
    day: str
    every: Every = ""
    until: str = ""

    def run(self, context: Context) -> None:
        occasions = context.board.of(Occasions)
        now = occasions.get(self.id)
        if now and now.archived:
            raise Refused(Kind.GONE)
        name = wanted_line(self.name, Kind.OCCASION_MISSING)
        day = day_of(self.day)
        if self.until and day_of(self.until) < day:
            raise Refused(Kind.UNTIL_BEFORE)
        if now is None and len(occasions.going_on) >= OCCASIONS_LIMIT:
            raise Refused(Kind.OCCASIONS_FULL, limit=OCCASIONS_LIMIT)
        every: Every = "" if self.until else self.every
        told: dict[str, Json] = {"name": name, "day": str(day), "every": every, "until": self.until or None}
        context.put(Occasion, self.id, **told)


@dataclass(frozen=True)
class EndOccasion:
    """A date comes no more from today; or it does again."""

    id: str
    ended: bool = True

    def run(self, context: Context) -> None:
        now = context.wanted(Occasion, self.id)
        if bool(now.ended) != self.ended:
            context.put(Occasion, self.id, ended=str(context.today) if self.ended else None)
