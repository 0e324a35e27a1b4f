"""Two of the sheets on which a card is lifted: why and what is asked for, and to whom. By when is asked on a third
(kiosk.parts.until)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.properties import BooleanProperty, StringProperty

from board.catalogue import _
from board.kinds.lift.record import Lifted
from board.neighbours import Sister
from kiosk.parts.lifts import ASKS
from kiosk.widgets.input.block import Block
from kiosk.widgets.paper.paper import OpenSheet

OFFERED = 3
"""So many levels above are offered; who hangs deeper lifts through them."""


class WhySheet(OpenSheet):
    """Event `on_write`; `on_ask(key)`. Test names: `lift-why`, and `asks-<key>`."""

    __events__ = ("on_write", "on_ask")
    text = StringProperty("")
    seen = StringProperty("")
    about = StringProperty("")
    theirs = BooleanProperty(False)

    def on_kv_post(self, base_widget: Any) -> None:
        self.ids.asks.options = [(key, _(label)) for key, label in ASKS.items()]
        self.ids.asks.bind(on_choose=lambda _choice, key: self.dispatch("on_ask", key))

    def show(self, text: str, asks: str, further: Lifted | None) -> None:
        """What is written, and what is asked for; `further`: what a unit lifted to us, with what it wrote."""
        self.text, self.ids.asks.chosen = text, asks
        self.about, self.theirs = _("Når vi ikke kan bestemme det selv."), further is not None
        self.seen = _(
            "Kortet blir hengende hos oss. De ser tittel, gevinst og det som står her. Ikke hvem som skrev det."
        )
        if further:
            self.about = _("De skriver: «{why}»", why=further.why)
            self.seen = _(
                "De ser tittel, gevinst, hvilken enhet det gjelder og det som står her. Ikke hvem som skrev det."
            )


class ToSheet(OpenSheet):
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
