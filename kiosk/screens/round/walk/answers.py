"""A question of a round and what it is answered with: 0 to 4, or that it does not apply. Few points offer a card."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from board.catalogue import _
from board.kinds.round.record import MOST
from kiosk.widgets.input.block import Block
from kiosk.widgets.plan import Across

LOW = 1
"""So few points offer a card."""
UNSAID = -1
"""As `score`: nobody has answered."""


class AnswerRow(Across):
    """Events `on_answer(score)`: None does not apply; `on_card`: make one, or show the one there is. Test names:
    `answer-<row>-<0…4>`, `answer-<row>-none`, `answer-<row>-card`."""

    __events__ = ("on_answer", "on_card")

    place = NumericProperty(0)
    """Which row of the page it is."""
    text = StringProperty("")
    score = ObjectProperty(UNSAID, allownone=True)
    carded = BooleanProperty(False)
    """A card was made of it."""
    first = BooleanProperty(False)
    """The next that is to be answered."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        name = f"answer-{self.place}"
        keys = [Block(label=str(n), letters=36, w=84, h=78, test_name=f"{name}-{n}") for n in range(MOST + 1)]
        self._keys = self.ids.points.add_all(keys, on_act=lambda key: self.dispatch("on_answer", int(key.label)))
        self.ids.none.test_name, self.ids.card.test_name = f"{name}-none", f"{name}-card"
        self.bind(score=self._show, carded=self._show)
        self._show()

    def _show(self, *_args: object) -> None:
        for points, key in enumerate(self._keys):
            key.chosen = points == self.score
        self.ids.none.chosen = self.score is None
        low = self.score is not None and 0 <= self.score <= LOW
        card = self.ids.card
        card.shown = low or self.carded
        card.label, card.icon = (_("Kortet"), "check") if self.carded else (_("Lag kort"), "card")
