"""A small sheet of quiet choices above the tray. A tap beside it puts it away. Knows paper and blocks.

menu = Menu(); menu.options = [("settings", _("Oppsett"), "gear")]; menu.open(screen)
"""

from __future__ import annotations

from typing import Any

from kivy.properties import ListProperty

from kiosk.theme import theme
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.sheet import Sheet
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Plan


class Menu(Sheet):
    """`options`: (key, label, icon), topmost first. Event `on_choose(key)`. Blocks are named `menu-<key>`."""

    __events__ = ("on_choose",)
    veiled = False

    options = ListProperty([])

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._sheet = Paper(kind="sheet", shadow="l", flow="down", padding=24, gap=24, w=552, align="end")
        self.add_widget(self._sheet)
        self.bind(options=self._build)

    def open(self, screen: Plan) -> None:
        """Lay the sheet on a screen; once more puts it away."""
        if self.parent:
            self.put_away()
        else:
            self.hang(screen)

    def draw(self) -> None:
        """Above the block that opens it."""
        self.padding = (40, 40, 310, 200) if theme.format == "tall" else (40, 40, 600, 158)
        super().draw()

    def on_touch_down(self, touch: Any) -> bool:
        if not self._sheet.collide_point(*touch.pos):
            self.put_away()
            return True
        return super().on_touch_down(touch)

    def _build(self, *_: object) -> None:
        self._sheet.clear_widgets()
        for key, label, icon in self.options:
            block = Block(test_name=f"menu-{key}", label=label, icon=icon, halign="left", h=92)
            block.bind(on_act=lambda _block, key=key: self._choose(key))
            self._sheet.add_widget(block)

    def _choose(self, key: str) -> None:
        self.put_away()
        self.dispatch("on_choose", key)
