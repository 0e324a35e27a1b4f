"""A fishbone as it hangs: the fishbone, its bones, its causes, on which bones each hangs, and its dots.

Each is a record of its own, so that two walls which work at one fishbone lose neither's: of one field the later word
holds, two new causes both hang, a cause hangs on every bone that either wall hung it on, and of dots each wall counts
its own, so that both counts stand.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from board.bounds import Bounds
from board.catalogue import N_
from board.export import Export
from board.kinds.fishbone.export import BONES, CAUSES, DOTS, FISHBONES, HANGINGS
from board.record import Id, Line, Millis, Name, Position, Record, Whole
from board.use import InUse

DOTS_USUAL, DOTS_LIMIT = 12, 100
"""Dots a group has to give, unless it says otherwise; and at most."""

Dots = Annotated[Whole, Bounds(ge=0, le=DOTS_LIMIT)]
Counted = Annotated[Whole, Bounds(ge=-DOTS_LIMIT, le=DOTS_LIMIT)]


class Fishbone(Record):
    """The fishbone of a card. Its id is the card's, a hyphen and `fish`: two walls that begin one begin the same."""

    word: ClassVar[str] = N_("fiskebein")
    conflicts: ClassVar[tuple[str, ...]] = ("problem",)
    exported: ClassVar[Export] = FISHBONES
    used: ClassVar[InUse] = InUse(N_("Fiskebein"), 20, N_("Når det er mange grunner, og dere er uenige om hvilken."))

    card: Id = ""
    problem: Line = ""
    """what stands in its head; nothing: the title of the card"""
    dots: Dots = DOTS_USUAL
    """so many the group has to give"""
    begun: Millis = 0
    """the next fishbone of the unit begins with the bones of the one that was begun last"""


class Bone(Record):
    """A place to look for causes. Its id is the fishbone's, a hyphen and 8 hex digits of the SHA-256 of the title it
    was made with: two walls that hang the same hang one."""

    word: ClassVar[str] = N_("bein")
    indexed = ("fishbone",)
    conflicts: ClassVar[tuple[str, ...]] = ("title",)
    exported: ClassVar[Export] = BONES

    fishbone: Id = ""
    title: Name = ""
    """what kind of cause hangs there"""
    question: Line = ""
    """what is asked there while nothing hangs on it"""
    position: Position = ""
    """bones stand by (position, id), the first half of them above the spine"""


class Cause(Record):
    """Something that may be why."""

    word: ClassVar[str] = N_("årsak")
    indexed = ("fishbone",)
    conflicts: ClassVar[tuple[str, ...]] = ("text",)
    exported: ClassVar[Export] = CAUSES

    fishbone: Id = ""
    text: Line = ""
    """as it was written"""
    position: Position = ""
    """causes of a bone hang by (position, id), the first at its tip"""


class Causebone(Record):
    """A cause hangs on a bone. Its id is the cause's, a hyphen and 8 hex digits of the SHA-256 of the bone's. A cause
    none of whose bones hang stays, without a bone."""

    word: ClassVar[str] = N_("årsak på et bein")
    indexed = ("fishbone",)
    exported: ClassVar[Export] = HANGINGS

    fishbone: Id = ""
    cause: Id = ""
    bone: Id = ""


class Causedots(Record):
    """Dots that a cause has been given at one wall: how many, said once the group is done, so that neither time nor
    order of a dot is kept. Its id is the cause's, a hyphen and 8 hex digits of the SHA-256 of the wall's device id:
    two walls that give dots lose neither's."""

    word: ClassVar[str] = N_("prikker")
    indexed = ("fishbone",)
    exported: ClassVar[Export] = DOTS

    fishbone: Id = ""
    cause: Id = ""
    given: Counted = 0
    """a cause has the sum of them; less than none where this wall took back what others gave"""
