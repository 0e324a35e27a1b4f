"""A story as it is kept. Its numbers are those the card had when the unit read it through, so that its yes is to what
others then read."""

from __future__ import annotations

from typing import ClassVar

from board.catalogue import N_
from board.export import Export
from board.kinds.card.record import Use
from board.kinds.story.export import EXPORT
from board.limits import joined
from board.record import Id, Line, Millis, Number, Paragraph, Record, Truth


class Story(Record):
    """A finished card, told to others. Its id is the card's, a hyphen and `story`: two walls that write one write the
    same. No person is in it."""

    word: ClassVar[str] = N_("god historie")
    conflicts: ClassVar[tuple[str, ...]] = ("title", "problem", "done", "became")
    told_together = frozenset(
        {"title", "problem", "done", "became", "measured", "before", "after", "hours_per_week", "use", "shared"}
    )
    exported: ClassVar[Export] = EXPORT

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
    made: Millis = 0
    """when it was first written"""


def story_id(card: str) -> str:
    return joined(card, "story")
