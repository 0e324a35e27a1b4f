"""The sheet on which one chooses whose steps are looked at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from board.catalogue import _
from kiosk.theme import theme
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.sheet import Sheet
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Grid
from kiosk.widgets.text.text import Text


class Roles(Sheet):
    """`lanes` (id to title). Event `on_choose(id)`. Test names: `role-<n>`, `role-close`."""

    __events__ = ("on_choose",)

    def __init__(self, lanes: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        tall = theme.format == "tall"
        sheet = Paper(
            kind="sheet", shadow="l", pin="wood", flow="down", align="end", padding=(54, 50, 54, 40), gap=24
        )
        sheet.w = 960 if tall else 1500
        sheet.add_widget(Text(role="title", text=_("Hvem vil dere følge?"), lines=1))
        grid = Grid(columns=2 if tall else 4, gap=18)
        for n, (id_, title) in enumerate(lanes.items()):
            block = Block(label=title, icon="person", test_name=f"role-{n}", h=104)
            block.bind(on_act=lambda _block, id_=id_: self._choose(id_))
            grid.add_widget(block)
        sheet.add_widget(grid)
        close = Block(label=_("La være"), icon="cross", test_name="role-close", h=104, w=300, align="end")
        close.bind(on_act=lambda *_: self.put_away())
        sheet.add_widget(close)
        self.add_widget(sheet)

    def _choose(self, id_: str) -> None:
        self.put_away()
        self.dispatch("on_choose", id_)
