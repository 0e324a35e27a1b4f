"""A story as it is kept. Its numbers are those the card had when the unit read it through, so that its yes is to what
others then read."""

from __future__ import annotations

from typing import ClassVar

from board.catalogue import N_
from board.export import Export
from board.fingerprint import Fingerprint, fingerprint
from board.kinds.card.record import Use
from board.kinds.photo.record import Digest
from board.kinds.story.export import EXPORT
from board.limits import joined
from board.record import Id, Line, Millis, Number, Paragraph, Record, Truth
from board.use import InUse

WORDS = ("title", "problem", "done", "became", "measured", "before", "after", "hours_per_week", "use")
"""What others read of it, but for a photo."""


class Story(Record):
    """A finished card, told to others. Its id is the card's, a hyphen and `story`: two walls that write one write the
    same. No person is in it."""

    word: ClassVar[str] = N_("god historie")
    conflicts: ClassVar[tuple[str, ...]] = ("title", "problem", "done", "became")
    told_together = frozenset(WORDS)
    photos: ClassVar[int] = 1
    exported: ClassVar[Export] = EXPORT
    used: ClassVar[InUse] = InUse(
        N_("Gode historier"), 120, N_("Når dere har fått til noe andre også kan ha nytte av.")
    )

    card: Id = ""
    """the card it is made from"""
    title: Line = ""
    """what it is called; a wall asks for one"""
    problem: Paragraph = ""
    """how it was, in the unit's own words; a wall lets a few lines through"""
    done: Paragraph = ""
    """what the unit did; the same"""
    measured: Line = ""
    """what the numbers count, and in what"""
    before: Number | None = None
    """the number it began at; none: nothing was measured"""
    after: Number | None = None
    """the number it came to"""
    hours_per_week: Number = 0.0
    """what it saved; 0 none"""
    use: Use = ""
    """what the freed time became"""
    became: Line = ""
    """the same in the unit's own words"""
    shared: Truth = False
    """the unit's yes to that other units read it; taken back at any time"""
    read: Fingerprint = ""
    """what the yes is to: the fingerprint of title, problem, done, became, measured, before, after, hours_per_week
    and use as they were read. It holds while they are these"""
    seen: Digest = ""
    """the digest of the photo that hung on it then: no other is shown to anybody else"""
    made: Millis = 0
    """when it was first written"""

    @property
    def held(self) -> bool:
        """Whether the unit has said yes to what it says now."""
        return self.shared and self.read == said(self)


def said(story: Story) -> str:
    """The fingerprint of what a story says."""
    return fingerprint(*(getattr(story, name) for name in WORDS))


def story_id(card: str) -> str:
    return joined(card, "story")
