"""A question of a round and what it is answered with: 0 to 4, or that it does not apply. Few points offer a card."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from board.catalogue import _
from board.kinds.round.record import MOST
from kiosk.theme import theme
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

    text = StringProperty("")
    score = ObjectProperty(UNSAID, allownone=True)
    carded = BooleanProperty(False)
    """A card was made of it."""
    first = BooleanProperty(False)
    """The next that is to be answered."""

    def __init__(self, place: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._keys = []
        for points in range(MOST + 1):
            key = Block(label=str(points), letters=36, test_name=f"answer-{place}-{points}")
            key.bind(on_act=lambda _key, points=points: self.dispatch("on_answer", points))
            self._keys.append(key)
            self.ids.points.add_widget(key)
        self._none = Block(label=_("Gjelder ikke"), letters=19, test_name=f"answer-{place}-none")
        self._none.bind(on_act=lambda *_: self.dispatch("on_answer", None))
        self.ids.none.add_widget(self._none)
        self.ids.card.test_name = f"answer-{place}-card"
        self.ids.card.bind(on_act=lambda *_: self.dispatch("on_card"))
        self.bind(score=self._show, carded=self._show)
        theme.bind(format=self._fit)
        self._fit()
        self._show()

    def _fit(self, *_: object) -> None:
        for key in self._keys:
            key.w, key.h = 84, 78
        self._none.w, self._none.h = 104, 84

    def _show(self, *_args: object) -> None:
        for points, key in enumerate(self._keys):
            key.chosen = points == self.score
        self._none.chosen = self.score is None
        low = self.score is not None and 0 <= self.score <= LOW
        card = self.ids.card
        card.shown = low or self.carded
        card.label, card.icon = (_("Kortet"), "check") if self.carded else (_("Lag kort"), "card")
