"""The usual answers for the field that is chosen: six numbers in its unit, the lanes of the stream, or to write.

answers.show([Answer(5.0, "5 min", chosen=True), …], _("Vanlige svar"))
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from kivy.properties import NumericProperty

from board.catalogue import _
from kiosk.widgets.input.block import Block
from kiosk.widgets.plan import Down, filled

SIX, _SHORT = 6, 12
"""So many are offered at once; longer words want a wider block."""


class Answer(NamedTuple):
    """What is answered, and as it is said."""

    value: Any
    label: str
    chosen: bool = False
    icon: str = ""


class Answers(Down):
    """Events `on_answer(value)` and `on_turn(way)`: to the field before or after. Test names: `answer-0` to
    `answer-5`, `field-back`, `field-on`. More than six come in turns, by «Flere»."""

    __events__ = ("on_answer", "on_turn")

    columns_of = NumericProperty(3)
    """Blocks beside each other."""

    _some: tuple[Answer, ...] = ()
    _first = 0

    def on_kv_post(self, base_widget: Any) -> None:
        blocks = [Block(test_name=f"answer-{n}", letters=27, kept=True) for n in range(SIX)]
        self._blocks = self.ids.blocks.add_all(blocks, on_act=lambda block: self._act(block.value))

    def show(self, some: Sequence[Answer], label: str) -> None:
        """Offer these."""
        if [one.value for one in some] != [one.value for one in self._some]:
            self._first = 0
        self._some, self.ids.label.text = tuple(some), label
        self.columns_of = 2 if any(len(one.label) > _SHORT for one in some) else 3
        self._mark()

    def _shown(self) -> tuple[Answer, ...]:
        if len(self._some) <= SIX:
            return self._some
        return (*self._some[self._first : self._first + SIX - 1], Answer(None, _("Flere"), icon="dots"))

    def _mark(self) -> None:
        for block, one in filled(self._blocks, self._shown()):
            block.value, block.label, block.chosen, block.icon = one.value, one.label, one.chosen, one.icon

    def _act(self, value: Any) -> None:
        if value is None:
            following = self._first + SIX - 1
            self._first = following if following < len(self._some) else 0
            self._mark()
        else:
            self.dispatch("on_answer", value)
