"""A practice as it hangs: when it is asked about, its lines in all their versions, what was answered, and which
sister units it is offered to.

Each is a record of its own, so that two walls which write the same practice lose neither's lines: both versions
stand, the later one holds, and the poster says what was before.
"""

from __future__ import annotations

from typing import ClassVar

from board.catalogue import N_
from board.export import Export
from board.kinds.practice.export import CHECKS, LINES, OFFERS, PRACTICES
from board.record import Day, Id, Line, Millis, Paragraph, Record, Truth
from board.use import InUse


class Practice(Record):
    """The practice of a card. Its id is the card's, a hyphen and `practice`: two walls that begin one begin the same.
    It hangs as long as a version of its lines does."""

    word: ClassVar[str] = N_("slik gjør vi det nå")
    exported: ClassVar[Export] = PRACTICES

    card: Id = ""
    asked: Day | None = None
    """the day it is asked whether the habit holds; none: it is not asked any more"""


class Practicelines(Record):
    """A version of the lines. Of a card the one with the greatest (made, id) holds."""

    word: ClassVar[str] = N_("linjer")
    indexed = ("card",)
    conflicts: ClassVar[tuple[str, ...]] = ("line1", "line2", "line3")
    exported: ClassVar[Export] = LINES
    used: ClassVar[InUse] = InUse(
        N_("Slik gjør vi det nå"),
        70,
        N_("Når et kort har virket. Tre linjer gjør det lettere å fortsette."),
        of="card",
    )

    card: Id = ""
    line1: Line = ""
    """what is done"""
    line2: Line = ""
    """the same"""
    line3: Line = ""
    """the same"""
    made: Millis = 0
    """later than the version before"""


class Practicecheck(Record):
    """What was answered when it was asked whether the habit holds. It is never edited."""

    word: ClassVar[str] = N_("vanesjekk")
    indexed = ("card",)
    erased: ClassVar[dict[str, str]] = {"note": N_("Slettet")}
    exported: ClassVar[Export] = CHECKS

    card: Id = ""
    day: Day | None = None
    """when it was answered"""
    holds: Truth = True
    """whether it still is a habit"""
    note: Paragraph = ""
    """what came in the way; a wall asks for it where it does not hold"""
    made: Millis = 0
    """later than the answer before"""


class Practiceoffer(Record):
    """A practice is offered to a sister unit. Its id is the card's, a hyphen and 8 hex digits of the SHA-256 of the
    unit's: two walls that offer it lose neither's. It holds once the card is finished and worked."""

    word: ClassVar[str] = N_("tilbud")
    indexed = ("card",)
    exported: ClassVar[Export] = OFFERS

    card: Id = ""
    sister: Id = ""
    """the unit it is offered to, as the centre knows it"""
    name: Line = ""
    """what it was called when it was chosen"""
