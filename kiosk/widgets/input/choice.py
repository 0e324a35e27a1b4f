"""A row of blocks of which one is chosen. Knows only blocks.

Choice(test_name="use", options=[("quality", _("Kvalitet")), ("saving", _("Besparelse"))], chosen="quality")
"""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty

from kiosk.widgets.input.block import Block
from kiosk.widgets.input.even import Even
from kiosk.widgets.layout.hint import Hint


class Choice(Even):
    """`options`: (key, label) or (key, label, icon). Event `on_choose(key)` when a finger chooses; `chosen` is the
    key in force (None: none yet). Blocks are named `<test_name>-<key>`."""

    __events__ = ("on_choose",)

    test_name = StringProperty("")
    options = ListProperty([])
    chosen = ObjectProperty(None, allownone=True)
    flow = Hint("grid")
    gap = Hint(12)
    letters = NumericProperty(28)
    keeps = BooleanProperty(True)
    """A tap chooses at once; False: it only tells, and the screen sets `chosen`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.bind(options=self._build, test_name=self._build, letters=self._build, chosen=self._mark)
        self._build()

    def _build(self, *_: object) -> None:
        self.clear_widgets()
        for key, label, *icon in self.options:
            block = Block(
                test_name=f"{self.test_name}-{key}",
                label=label,
                icon=icon[0] if icon else "",
                letters=self.letters,
            )
            block.key = key
            block.bind(on_act=lambda block: self._choose(block.key))
            self.add_widget(block)
        self._mark()

    def _mark(self, *_: object) -> None:
        for block in self.children:
            block.chosen = block.key == self.chosen

    def _choose(self, key: object) -> None:
        if self.keeps:
            self.chosen = key
        self.dispatch("on_choose", key)
