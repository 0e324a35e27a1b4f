"""Where a card that came of a value stream came from: a block that names the stream, and leads back to it."""

from __future__ import annotations

from typing import Any

from board.kinds.card.record import Card
from board.kinds.stream.compare import difference
from kiosk.state import Wall
from kiosk.widgets.input.block import Block


class FromStream(Block):
    """Shown where the card was made of a difference that is still drawn, and `here` is the side where it is told."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._wall: Wall | None = None
        self._stream = ""

    def render(self, wall: Wall, card: Card | None, here: bool) -> None:
        """Of this card."""
        found = difference(wall.state.board, card.id) if card and here else None
        self.shown = found is not None
        if found:
            self._wall, self._stream, self.second = wall, found[0].id, found[0].title

    def on_act(self) -> None:
        if self._wall:
            self._wall.go("stream.ideal", id=self._stream)
