"""A sheet to choose one of several from, above everything else until something is chosen or it is put away.

pick = Pick(title=_("Tema"), options=[("other", _("Annet"))], chosen="other"); pick.hang(screen)
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from kivy.lang import Builder
from kivy.properties import ListProperty, NumericProperty, ObjectProperty, StringProperty

from kiosk.theme import theme
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.choice import Choice
from kiosk.widgets.input.sheet import Sheet
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.text.text import Text

__all__ = ["Block", "Choice", "Paper", "Pick", "Text"]

ROW = {"wide": (104, 12), "small": (76, 10), "tall": (116, 14)}
"""Format -> height of a row of blocks and the gap below it, in design px."""
HEAD = {"wide": 170, "small": 122, "tall": 190}
FOOT = {"wide": 140, "small": 104, "tall": 160}
BOTTOM = {"wide": 1052, "small": 782, "tall": 1880}


class Pick(Sheet):
    """`options` as a Choice has them. Events `on_choose(key)`, `on_close`; either takes the sheet away. Blocks are
    named `pick-<key>` and `pick-close`."""

    __events__ = ("on_choose", "on_close")

    title = StringProperty("")
    detail = StringProperty("")
    options = ListProperty([])
    chosen = ObjectProperty(None, allownone=True)
    columns = NumericProperty(3)

    redraws: ClassVar[tuple[str, ...]] = (*Sheet.redraws, "options", "columns")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.ids.choice.bind(on_choose=lambda _choice, key: self._answer("on_choose", key))
        self.ids.close.bind(on_act=lambda *_args: self._answer("on_close"))

    def draw(self) -> None:
        """The sheet is as high as its blocks ask for and stands on the lower edge, where everybody reaches it."""
        for form, (high, gap) in ROW.items():
            columns = min(2, self.columns) if form == "tall" else self.columns
            rows = -(-len(self.options) // int(columns))
            blocks = rows * (high + gap) - gap
            total = HEAD[form] + blocks + FOOT[form]
            x, width = {"wide": (330, 1260), "small": (190, 900), "tall": (40, 1000)}[form]
            setattr(self.ids.sheet, form, (x, BOTTOM[form] - total, width, total))
            pad = 44 if form == "small" else 60
            setattr(self.ids.choice, form, (pad, HEAD[form], width - 2 * pad, blocks))
            setattr(self.ids.close, form, (pad, HEAD[form] + blocks + (18 if form == "small" else 26), 300, high))
        self.ids.choice.columns = min(2, self.columns) if theme.format == "tall" else self.columns
        super().draw()

    def _answer(self, event: str, *given: Any) -> None:
        self.put_away()
        self.dispatch(event, *given)

    def on_choose(self, key: Any) -> None: ...

    def on_close(self) -> None: ...


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
