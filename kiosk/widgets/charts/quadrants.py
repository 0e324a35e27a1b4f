"""Effort and impact by one tap: four blocks in a square, effort growing along its lower edge, impact up its left one.

Quadrants(test_name="prio", effort=1, impact=2, on_choose=lambda _, effort, impact: ...)
"""

from __future__ import annotations

from typing import Any

from kivy.properties import NumericProperty, StringProperty

from board.catalogue import _
from kiosk.widgets.charts.axis import Axis
from kiosk.widgets.input.block import Block
from kiosk.widgets.layout.hint import Hint
from kiosk.widgets.plan import Down, Grid, Plan

PLACES = ((1, 2), (2, 2), (1, 1), (2, 1))
"""(effort, impact) of the blocks, as people read: 1 small, 2 large."""


def judged(effort: int, impact: int) -> str:
    """What somebody has said of both, in words; empty where nobody has."""
    return {
        (1, 2): _("liten innsats, stor effekt"),
        (2, 2): _("stor innsats, stor effekt"),
        (1, 1): _("liten innsats, liten effekt"),
        (2, 1): _("stor innsats, liten effekt"),
    }.get((effort, impact), "")


class Quadrants(Plan):
    """`effort` and `impact`: 0 not said, 1 small, 2 large. Event `on_choose(effort, impact)`; a tap on the chosen one
    takes it back (0, 0). Blocks: `<test_name>-<effort>-<impact>`."""

    __events__ = ("on_choose",)

    flow, gap = Hint("across"), Hint(4)

    test_name = StringProperty("")
    effort = NumericProperty(0)
    impact = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        words = {
            (1, 2): _("Gjør det nå"),
            (2, 2): _("Planlegg godt"),
            (1, 1): _("Når det passer"),
            (2, 1): _("La det ligge"),
        }
        self._blocks = []
        square = Grid(columns=2, gap=12, weight=1)
        for place in PLACES:
            block = Block(label=words[place], letters=28, halign="center", least_h=72)
            block.chooses = place
            self._blocks.append(block)
        square.add_all(self._blocks, on_act=lambda block: self._choose(block.chooses))
        beside = Down(weight=1, gap=4)
        beside.add_widget(square)
        beside.add_widget(Axis(low=_("lite arbeid"), high=_("mye arbeid"), ink="ink2"))
        self.add_widget(
            Axis(low=_("hjelper lite"), high=_("hjelper mye"), shorter=_("mye"), upwards=True, ink="ink2")
        )
        self.add_widget(beside)
        self.bind(test_name=self._mark, effort=self._mark, impact=self._mark)
        self._mark()

    def _mark(self, *_args: object) -> None:
        for block in self._blocks:
            block.test_name = "{}-{}-{}".format(self.test_name, *block.chooses)
            block.chosen = block.chooses == (self.effort, self.impact)

    def _choose(self, place: tuple[int, int]) -> None:
        self.dispatch("on_choose", *((0, 0) if place == (self.effort, self.impact) else place))
