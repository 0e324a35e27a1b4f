"""A settlement says of one day in the årshjul that it was done, or that it is not for this time. It belongs to
whatever is due that day, of whichever kind, and is told with one touch.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar, Literal

from board.catalogue import N_
from board.context import Context
from board.errors import Kind, Refused
from board.export import Export
from board.index import Children
from board.limits import joined
from board.record import Day, Id, Record

_BEFORE = timedelta(days=365)
"""Of so long before it the earlier days are settled too: what fell due three times is asked once. Not of longer: a
day that was settled while the clock was years ahead silences nothing for years."""


class Settlement(Record):
    """What was said of one day of one thing. Its id is the thing's, a hyphen and the day without hyphens
    (`occasion1-20261120`); where the thing's leaves no room for that, the first 16 hex digits of its SHA-256 stand
    for it. Two walls that say it of the same day say it of the same record."""

    word: ClassVar[str] = N_("svar i årshjulet")
    indexed = ("thing",)
    exported: ClassVar[Export] = Export(
        "settlements",
        "Svar i årshjulet",
        "At noe i årshjulet er gjort, eller ikke skal gjøres denne gangen. Aldri hvem som gjorde det.",
        {
            "thing": ("Gjelder hva", "Id i tabellen Årshjul, eller i tabellen til det som kommer igjen"),
            "day": ("Dag", "Dagen det falt på"),
            "how": ("Svar", "done gjort, skipped ikke denne gangen"),
        },
        kept="a_year",
    )

    thing: Id = ""
    """what is due"""
    day: Day | None = None
    """the day it fell on; its days in the year before are settled with it"""
    how: Literal["", "done", "skipped"] = ""
    """it was done, or it is not for this time"""


class Settlements(Children[Settlement], of=Settlement, under="thing"):
    """What was said of each thing, by its days."""

    def place(self, record: Settlement) -> tuple[Any, ...]:
        return str(record.day or ""), record.id

    def settled(self, thing: str, day: date) -> bool:
        """Whether that day of it is, or a later one within a year."""
        return any(one.day and one.how and one.day - _BEFORE < day <= one.day for one in self.of(thing))

    def skipped(self, thing: str, day: date) -> bool:
        """Whether that very day of it was not for that time."""
        return any(one.day == day and one.how == "skipped" for one in self.of(thing))


@dataclass(frozen=True)
class Settle:
    """That day of that thing is done, or not for this time."""

    thing: str
    day: date
    how: Literal["done", "skipped"] = "done"

    def run(self, context: Context) -> None:
        if not self.thing:
            raise Refused(Kind.GONE)
        id_ = joined(self.thing, f"{self.day:%Y%m%d}")
        context.put(Settlement, id_, thing=self.thing, day=str(self.day), how=self.how, archived=False)
