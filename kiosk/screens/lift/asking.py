"""The three sheets on which a card is lifted: why and what is asked for, to whom, and by when an answer is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from kivy.properties import ObjectProperty, StringProperty

from board.catalogue import _
from board.formats import day
from board.neighbours import Sister
from kiosk.screens.lift.words import ASKS
from kiosk.widgets.input.block import Block
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Plan

OFFERED = 3
"""So many levels above are offered; who hangs deeper lifts through them."""


class WhySheet(Paper):
    """Event `on_write`; `on_ask(key)`. Test names: `lift-why`, and `asks-<key>`."""

    __events__ = ("on_write", "on_ask")
    text = StringProperty("")

    def on_kv_post(self, base_widget: Any) -> None:
        self.ids.asks.options = [(key, _(label)) for key, label in ASKS.items()]
        self.ids.asks.bind(on_choose=lambda _choice, key: self.dispatch("on_ask", key))

    def show(self, text: str, asks: str) -> None:
        """What is written, and what is asked for."""
        self.text, self.ids.asks.chosen = text, asks


class ToSheet(Paper):
    """Event `on_choose(sister)`. Test names: `to-<n>`, the nearest level first."""

    __events__ = ("on_choose",)

    def show(self, above: Sequence[Sister], chosen: str) -> None:
        """The levels above, the nearest first."""
        blocks = self.ids.blocks
        if [block.key for block in blocks.children[::-1]] != [one.id for one in above[:OFFERED]]:
            blocks.clear_widgets()
            for n, one in enumerate(above[:OFFERED]):
                block = Block(test_name=f"to-{n}", letters=31, h=130, icon="people", halign="left")
                block.label, block.key = one.name, one.id
                block.bind(on_act=lambda _block, one=one: self.dispatch("on_choose", one))
                blocks.add_widget(block)
        for block in blocks.children:
            block.chosen = block.key == chosen
            block.icon = "check" if block.chosen else "people"


class BySheet(Paper):
    """Event `on_choose(day)`, and `on_other` where another day is wanted. Test names: `by-<n>`, `by-other`."""

    __events__ = ("on_choose", "on_other")
    chosen = ObjectProperty(None, allownone=True)

    def show(self, days: Sequence[tuple[str, date]], chosen: date | None) -> None:
        """Days that are offered, each as it is said."""
        blocks: Plan = self.ids.blocks
        if not blocks.children:
            for n in range(len(days)):
                block = Block(test_name=f"by-{n}", letters=33, second_letters=24, h=106, halign="left")
                block.bind(on_act=lambda block: self.dispatch("on_choose", block.key))
                blocks.add_widget(block)
        for block, (label, when) in zip(blocks.children[::-1], days, strict=True):
            block.label, block.second, block.key, block.chosen = label, day(when), when, when == chosen
            block.icon = "check" if block.chosen else "calendar"
        other = self.ids.other
        own = chosen is not None and chosen not in [when for _label, when in days]
        other.chosen, other.icon = own, "check" if own else "calendar"
        other.label = day(chosen) if own and chosen else _("Velg dato")
