"""A stakeholder map as it hangs: what it is about, and each group or role that this concerns.

Each stakeholder is a record of its own, so that two walls which work at one map lose neither's. Of one field the
later word holds, and interest and influence are told together: two walls cannot make a square that nobody chose.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from board.bounds import Bounds
from board.catalogue import N_
from board.export import Export
from board.kinds.stakeholder.export import MAPS, STAKEHOLDERS
from board.record import Id, Line, Millis, Name, Position, Record, Truth, Whole
from board.use import InUse

GRADES = 4
"""Interest and influence are none, little, some or much (Digdir, Prosjektveiviseren)."""

Grade = Annotated[Whole, Bounds(ge=0, le=GRADES)]
Attitude = Literal["unknown", "positive", "sceptical"]


class Stakeholdermap(Record):
    """What is asked of: whom does it concern? That of a card has the card's id, a hyphen and `who`: two walls that
    begin one begin the same."""

    word: ClassVar[str] = N_("interessentanalyse")
    conflicts: ClassVar[tuple[str, ...]] = ("title",)
    exported: ClassVar[Export] = MAPS

    card: Id = ""
    """the card it is of; none: it has a title of its own"""
    title: Line = ""
    """what it is about; nothing: the title of its card"""
    begun: Millis = 0
    """of several the latest lies on top"""


class Stakeholder(Record):
    """A group or a role that it concerns. Its id is the map's, a hyphen and 8 hex digits of the SHA-256 of the name
    it was made with, in small letters: two walls that hang the same hang one."""

    word: ClassVar[str] = N_("interessent")
    indexed = ("map",)
    told_together = frozenset({"interest", "influence"})
    conflicts: ClassVar[tuple[str, ...]] = ("name", "expectation", "how")
    exported: ClassVar[Export] = STAKEHOLDERS
    used: ClassVar[InUse] = InUse(
        N_("Hvem angår det?"), 60, N_("Når noe skal endres, og flere enn dere selv merker det."), of="map"
    )

    map: Id = ""
    name: Name = ""
    """a group or a role, never a person"""
    expectation: Line = ""
    """what they expect"""
    attitude: Attitude = "unknown"
    """what they are thought to mean about it; never told outside the unit"""
    interest: Grade = 0
    """0 not said, 1 none, 2 little, 3 some, 4 much"""
    influence: Grade = 0
    """the same; it has a place once both are said"""
    how: Line = ""
    """how they are taken along; nothing: as its square proposes"""
    required: Truth = False
    """they must be taken along, wherever they hang: union and safety representatives"""
    position: Position = ""
    """stakeholders of a square hang by (position, id)"""
