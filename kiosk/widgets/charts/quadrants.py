"""Effort and impact by one tap: four blocks, small or large effort across, small or large impact upwards.

Quadrants(test_name="prio", effort=1, impact=2, on_choose=lambda _, effort, impact: ...)
"""

from __future__ import annotations

from typing import Any

from kivy.properties import NumericProperty, StringProperty

from board.catalogue import _
from kiosk.widgets.input.block import Block
from kiosk.widgets.layout.hint import Hint
from kiosk.widgets.plan import Plan

PLACES = ((1, 2), (2, 2), (1, 1), (2, 1))
"""(effort, impact) of the blocks, as people read: 1 small, 2 large."""


class Quadrants(Plan):
    """`effort` and `impact`: 0 not said, 1 small, 2 large. Event `on_choose(effort, impact)`; a tap on the chosen one
    takes it back (0, 0). Blocks: `<test_name>-<effort>-<impact>`."""

    __events__ = ("on_choose",)

    flow, columns, gap = Hint("grid"), Hint(2), Hint(12)

    test_name = StringProperty("")
    effort = NumericProperty(0)
    impact = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        words = {
            (1, 2): (_("Gjør det nå"), _("liten innsats, stor effekt")),
            (2, 2): (_("Planlegg godt"), _("stor innsats, stor effekt")),
            (1, 1): (_("Når det passer"), _("liten innsats, liten effekt")),
            (2, 1): (_("La det ligge"), _("stor innsats, liten effekt")),
        }
        self._blocks = []
        for place in PLACES:
            label, second = words[place]
            block = Block(label=label, second=second, letters=25, second_letters=22)
            block.chooses = place
            block.bind(on_act=lambda block: self._choose(block.chooses))
            self._blocks.append(block)
            self.add_widget(block)
        self.bind(test_name=self._mark, effort=self._mark, impact=self._mark)
        self._mark()

    def _mark(self, *_args: object) -> None:
        for block in self._blocks:
            block.test_name = "{}-{}-{}".format(self.test_name, *block.chooses)
            block.chosen = block.chooses == (self.effort, self.impact)

    def _choose(self, place: tuple[int, int]) -> None:
        self.dispatch("on_choose", *((0, 0) if place == (self.effort, self.impact) else place))
