"""A visit of the Leanveileder: what was seen, one praise and one question. The centre writes it on the unit's own
board, so that every wall shows it, also one that was away; no wall writes it.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from typing import Annotated, ClassVar

from board.bounds import Bounds
from board.catalogue import N_
from board.index import Records
from board.record import Day, Name, Record

PRAISE = 70
WORDS = 140
"""Signs of the praise, and of each of the others: as much as can be read from where one stands."""
SHOWN = timedelta(weeks=4)
"""So long a visit hangs on the wall."""
Words = Annotated[str, Bounds(max_length=WORDS)]
Praise = Annotated[str, Bounds(max_length=PRAISE)]


class Visit(Record):
    """What a Leanveileder says of a visit. Written by the centre."""

    word: ClassVar[str] = N_("besøk")

    by: Name = ""
    """the first name of who came"""
    day: Day | None = None
    """when"""
    saw: Words = ""
    """what was seen"""
    praise: Praise = ""
    """one thing that is good"""
    question: Words = ""
    """one thing to talk about"""


class Visits(Records[Visit], of=Visit):
    @cached_property
    def hung(self) -> tuple[Visit, ...]:
        """The latest first."""
        some = [one for one in self.items.values() if one.day and one.praise and not one.archived]
        return tuple(sorted(some, key=lambda one: (-one.day.toordinal() if one.day else 0, one.id)))

    def lately(self, today: date) -> tuple[Visit, ...]:
        """Those of the last weeks."""
        return tuple(one for one in self.hung if one.day and one.day > today - SHOWN)
