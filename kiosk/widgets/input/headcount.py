"""How many are here: a block for each number that is usual, more of them by turning, and a stepper for one more.

Headcount(count=9, likely=9, on_choose=lambda _, count: ...)
"""

from __future__ import annotations

from typing import Any

from kivy.properties import NumericProperty

from board.catalogue import _
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.stepper import Stepper
from kiosk.widgets.plan import Down

AT_ONCE = 16
"""How many numbers have a block of their own at a time."""


class Headcount(Down):
    """`count` 0: not said yet. Event `on_choose(count)`. Blocks: `present-1` … for the numbers that are there,
    `present-lower` and `present-higher` for those that are not, `present-less`, `present-more`."""

    __events__ = ("on_choose",)

    count = NumericProperty(0)
    likely = NumericProperty(0)
    """As many as last time: the numbers around it are there, and the stepper begins with it while nothing is said."""
    most = NumericProperty(200)
    first = NumericProperty(1)
    """The lowest number that is there."""

    def __init__(self, **kwargs: Any) -> None:
        self._told = True
        self._stepper = Stepper(test_name="present", least=1, unit=_("til stede"), letters=64, weight=3)
        self._stepper.bind(value=self._stepped)
        self._lower = Block(test_name="present-lower", icon="arrow-left", letters=36, kept=True, weight=2, h=138)
        self._higher = Block(
            test_name="present-higher", icon="arrow-right", icon_side="right", letters=36, kept=True, weight=2, h=138
        )
        self._lower.bind(on_act=lambda *_args: self._turn(-AT_ONCE))
        self._higher.bind(on_act=lambda *_args: self._turn(AT_ONCE))
        self._blocks = [Block(letters=44) for _block in range(AT_ONCE)]
        for block in self._blocks:
            block.bind(on_act=lambda block: self.dispatch("on_choose", int(block.label)))
        super().__init__(**kwargs)
        self.bind(count=self._follow, likely=self._follow, most=self._mark, first=self._mark)

    def on_kv_post(self, base_widget: Any) -> None:
        self.ids.numbers.add_all(self._blocks)
        self.ids.others.add_all((self._lower, self._stepper, self._higher))
        self._follow()

    def _follow(self, *_args: object) -> None:
        """The numbers around what is said, or else likely, are there."""
        self.first = (max(1, self.count or self.likely) - 1) // AT_ONCE * AT_ONCE + 1
        self._mark()

    def _turn(self, by: int) -> None:
        self.first += by

    def _mark(self, *_args: object) -> None:
        self._told = True
        self._stepper.most, self._stepper.said = self.most, self.count > 0
        self._stepper.value = max(1, self.count or self.likely)
        self._told = False
        first = int(self.first)
        for n, block in enumerate(self._blocks, start=first):
            block.label, block.test_name, block.shown = str(n), f"present-{n}", n <= self.most
            block.chosen = n == self.count
        for block, begin in ((self._lower, first - AT_ONCE), (self._higher, first + AT_ONCE)):
            block.shown = 1 <= begin <= self.most
            block.label = f"{begin}–{min(begin + AT_ONCE - 1, int(self.most))}"

    def _stepped(self, _stepper: Any, value: float) -> None:
        if not self._told:
            self.dispatch("on_choose", int(value))
