"""What a finished card made a habit: that it worked, how it is done now, and who worked on it together."""

from collections.abc import Iterator
from typing import Any

from board.demonstration.moments import Event, Moments, identity
from board.kinds.card.commands import EditCard
from board.kinds.member import JoinTeam
from board.kinds.practice.commands import WriteLine

_AT = 0.85
"""How far the meeting has come, in parts of its length."""


def events(year: Moments, told: dict[str, Any]) -> Iterator[Event]:
    """One habit, written in the meeting of its week."""
    key, at = told["card"], year.at(told["weeks_ago"], _AT)
    card = identity("card", key)
    yield year.event(at, EditCard(card, {"worked": "yes"}))
    for number, line in enumerate(told["lines"], 1):
        yield year.event(at, WriteLine(identity("practice", key, number), card, number, line))
    for name in told["team"]:
        yield year.event(at, JoinTeam(identity("member", key, name), card, name))
