"""A sheet with a question and up to four blocks to answer with, above everything else until it is answered.

For what has more than two answers; for yes and no there is Confirm. Knows only paper, text and blocks.

    options = [("home", _("Til tavla"), ""), ("resume", _("Fortsett"), "play")]
    Question(title=_("Pause"), detail=..., options=options, on_answer=...).hang(screen)
"""

from __future__ import annotations

from typing import Any

from kivy.properties import ListProperty, StringProperty

from kiosk.widgets.input.block import Block
from kiosk.widgets.input.sheet import Sheet


class Question(Sheet):
    """`options`: (key, label, icon), the next step last: it is the petrol one, lower right. Event `on_answer(key)`;
    any answer takes the sheet away. Blocks are named `answer-<key>`."""

    __events__ = ("on_answer",)

    title = StringProperty("")
    detail = StringProperty("")
    options = ListProperty([])
    ball = StringProperty("")
    """A ball beside the words: "green" when there is something to be glad of."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fbind("options", self._build)
        self._build()

    def _build(self, *_: object) -> None:
        self.ids.blocks.clear_widgets()
        for key, label, icon in self.options:
            last = key == self.options[-1][0]
            block = Block(test_name=f"answer-{key}", label=label, icon=icon, colour="petrol" if last else "cream")
            block.weight, block.h = 1, 112
            block.key = key
            block.bind(on_act=lambda block: self._answer(block.key))
            self.ids.blocks.add_widget(block)

    def _answer(self, key: str) -> None:
        self.put_away()
        self.dispatch("on_answer", key)
