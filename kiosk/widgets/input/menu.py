"""A small sheet of quiet choices above the tray. A tap beside it puts it away. Knows paper and blocks.

menu = Menu(); menu.options = [("settings", _("Oppsett"), "gear")]; menu.open(screen)
"""

from __future__ import annotations

from typing import Any

from kivy.properties import ListProperty

from kiosk.theme import DESIGN
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.sheet import Sheet
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Plan

__all__ = ["Menu", "Paper"]

ROW = {"wide": (760, 116, 92, 552), "small": (470, 92, 76, 420), "tall": (150, 124, 104, 620)}
"""Format -> x of the sheet, pitch and height of its rows, width, in design px."""
FOOT = {"wide": 934, "small": 690, "tall": 1720}


class Menu(Sheet):
    """`options`: (key, label, icon), topmost first. Event `on_choose(key)`. Blocks are named `menu-<key>`."""

    __events__ = ("on_choose",)

    options = ListProperty([])

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            wide=(0, 0, *DESIGN["wide"]),
            small=(0, 0, *DESIGN["small"]),
            tall=(0, 0, *DESIGN["tall"]),
            **kwargs,
        )
        self._sheet = Paper(kind="sheet", shadow="l")
        self.add_widget(self._sheet)
        self.bind(options=self._build)

    def open(self, screen: Plan) -> None:
        """Lay the sheet on a screen; once more puts it away."""
        if self.parent:
            self.put_away()
        else:
            self.hang(screen)

    def on_touch_down(self, touch: Any) -> bool:
        if not self._sheet.collide_point(*touch.pos):
            self.put_away()
            return True
        return super().on_touch_down(touch)

    def _build(self, *_: object) -> None:
        self._sheet.clear_widgets()
        for form, (x, pitch, _height, width) in ROW.items():
            tall = pitch * len(self.options) + 28
            setattr(self._sheet, form, (x, FOOT[form] - tall, width, tall))
        for row, (key, label, icon) in enumerate(self.options):
            block = Block(test_name=f"menu-{key}", label=label, icon=icon, halign="left")
            for form, (_x, pitch, height, width) in ROW.items():
                setattr(block, form, (24, 24 + row * pitch, width - 48, height))
            block.bind(on_act=lambda _block, key=key: self._choose(key))
            self._sheet.add_widget(block)

    def _choose(self, key: str) -> None:
        self.put_away()
        self.dispatch("on_choose", key)

    def on_choose(self, key: str) -> None: ...
