"""How many are here: a block for each number that is usual, and a stepper for all others.

Headcount(count=9, likely=9, on_choose=lambda _, count: ...)
"""

from __future__ import annotations

from typing import Any

from kivy.properties import NumericProperty

from board.catalogue import _
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.stepper import Stepper
from kiosk.widgets.plan import Plan

USUAL = 16
"""How many numbers have a block of their own."""


class Headcount(Plan):
    """`count` 0: not said yet. Event `on_choose(count)`. Blocks: `present-1` … `present-16`, `present-less`,
    `present-more`."""

    __events__ = ("on_choose",)

    count = NumericProperty(0)
    likely = NumericProperty(0)
    """Where the stepper begins while nothing is said: as many as last time."""
    most = NumericProperty(200)

    def __init__(self, **kwargs: Any) -> None:
        self._told = True
        self._stepper = Stepper(test_name="present", least=1, unit=_("til stede"), letters=64)
        self._stepper.bind(value=self._stepped)
        self._blocks = [Block(test_name=f"present-{n}", label=str(n), letters=44) for n in range(1, USUAL + 1)]
        for n, block in enumerate(self._blocks, start=1):
            block.bind(on_act=lambda _block, n=n: self.dispatch("on_choose", n))
        super().__init__(**kwargs)
        self.bind(count=self._mark, likely=self._mark, most=self._mark)

    def on_kv_post(self, base_widget: Any) -> None:
        for block in self._blocks:
            self.ids.numbers.add_widget(block)
        self.ids.stepper.add_widget(self._stepper)
        self._mark()

    def _mark(self, *_args: object) -> None:
        self._told = True
        self._stepper.most = self.most
        self._stepper.value = max(1, self.count or self.likely)
        self._told = False
        for n, block in enumerate(self._blocks, start=1):
            block.chosen = n == self.count

    def _stepped(self, _stepper: Any, value: float) -> None:
        if not self._told:
            self.dispatch("on_choose", int(value))
