"""The stories of a board, newest first. Pure."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from board.index import Records
from board.kinds.card.record import Card
from board.kinds.gain.index import Gains
from board.kinds.measure import Measures
from board.kinds.story.record import Story, story_id
from board.log.change import Json

if TYPE_CHECKING:
    from board.board import Board


class Stories(Records[Story], of=Story):
    """A story stays when its card is taken down: what was achieved still was."""

    @cached_property
    def told(self) -> tuple[Story, ...]:
        """Those that hang, the newest first."""
        hang = [story for story in self.items.values() if story.title and not story.archived]
        return tuple(sorted(hang, key=lambda story: (-story.made, story.id)))

    @cached_property
    def shared(self) -> tuple[Story, ...]:
        """Those of them that other units may read, as they stand."""
        return tuple(story for story in self.told if story.held)

    def of_card(self, card: str) -> Story | None:
        """The one that hangs."""
        story = self.get(story_id(card))
        return story if story in self.told else None


def untold(board: "Board") -> tuple[Card, ...]:
    """The finished cards of which no story is written, latest first."""
    stories = board.of(Stories)
    cards = (card for card in board.cards.column("done") if stories.of_card(card.id) is None)
    return tuple(sorted(cards, key=lambda card: (-card.moved, card.id)))


def numbers(board: "Board", card: Card) -> Mapping[str, Json]:
    """What a card says of before and after and of what it gave, as a story holds it."""
    values = board.of(Measures).of(card.id)
    phases = {phase: [one.value for one in values if one.phase == phase] for phase in ("before", "after")}
    won = board.of(Gains).of(card.id).realised
    return {
        "measured": card.measured if phases["before"] or phases["after"] else "",
        "before": phases["before"][0] if phases["before"] else None,
        "after": phases["after"][-1] if phases["after"] else None,
        "hours_per_week": won.hours_per_week if won else 0.0,
        "use": (won.use or card.use) if won and won.hours_per_week else "",
    }
