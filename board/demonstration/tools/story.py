"""Good stories of finished cards, in the unit's own few words, and whether it has shared them."""

from collections.abc import Iterator
from typing import Any

from board.demonstration.moments import Event, Moments, identity
from board.kinds.story.commands import ShareStory, WriteStory
from board.kinds.story.record import story_id

_AT = 0.9
"""How far the meeting has come, in parts of its length."""


def events(year: Moments, told: dict[str, Any]) -> Iterator[Event]:
    """One story, written in the meeting of its week."""
    card, at = identity("card", told["card"]), year.at(told["weeks_ago"], _AT)
    yield year.event(at, WriteStory(card, told["title"], told["problem"], told["done"], told.get("became", "")))
    if told.get("shared"):
        yield year.event(at, ShareStory(story_id(card)))
