"""The photos of a card, as a phone would have sent them: how it was, and how it became."""

from collections.abc import Iterator
from typing import Any

from assets import PHOTOS
from board.demonstration.moments import Event, Moments, identity
from board.kinds.photo.commands import HangPhoto

_SENT = 0.9
"""How far the meeting has come, in parts of its length."""


def events(year: Moments, told: dict[str, Any]) -> Iterator[Event]:
    """The first that comes is the one of before."""
    at = year.at(told["weeks_ago"], _SENT)
    for side in ("before", "after"):
        photo = identity("photo", told["card"], side)
        yield year.event(at, HangPhoto(photo, identity("card", told["card"]), (PHOTOS / told[side]).read_bytes()))
