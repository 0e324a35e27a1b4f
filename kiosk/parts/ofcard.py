"""A screen that is about one card: when the card hangs no more, one is back where one came from."""

from __future__ import annotations

from typing import Any

from board.kinds.card.record import Card
from kiosk.screen import Screen
from kiosk.state import State


class OfCard(Screen):
    """`enter(id)`: of this card. Whoever inherits shows it."""

    _id = ""

    @property
    def card(self) -> Card | None:
        found = self.wall.state.board.cards.get(self._id)
        return found if found and not found.archived else None

    def enter(self, id: str = "", **given: Any) -> None:
        self._id = id

    def render(self, state: State) -> None:
        if card := self.card:
            self.show(state, card)
        else:
            self.gone(state)

    def show(self, state: State, card: Card) -> None:
        """Show this state of it."""

    def gone(self, state: State) -> None:
        """It hangs no more."""
        if state.opened and self._id:
            self.wall.back()
