"""Everybody's name, to tap one of them or to write another. Knows only blocks.

NameGrid(test_name="who", names=("Aisha", "Jonas"), chosen="Jonas", on_choose=lambda _, name: ...)
"""

from __future__ import annotations

from typing import Any

from kivy.properties import ListProperty, NumericProperty, StringProperty

from board.catalogue import _
from kiosk.widgets.input.block import Block
from kiosk.widgets.layout.hint import Hint
from kiosk.widgets.plan import Plan, filled


class NameGrid(Plan):
    """`names` in the order they stand. Events `on_choose(name)` and `on_write`. Where there are more than places, the
    last block but one turns to the others. Blocks: `<test_name>-<n>` by place, `<test_name>-on`,
    `<test_name>-write`."""

    __events__ = ("on_choose", "on_write")

    flow, gap = Hint("grid"), Hint(10)

    test_name = StringProperty("")
    names = ListProperty([])
    chosen = StringProperty("")
    places = NumericProperty(15)
    letters = NumericProperty(26)
    high = NumericProperty(66)
    """Design px of a block's height."""

    def __init__(self, **kwargs: Any) -> None:
        self._first = 0
        self._blocks: list[Block] = []
        super().__init__(**kwargs)
        self._on = Block(icon="arrow-right", icon_side="right")
        self._write = Block(icon="pencil", label=_("Skriv"))
        self._on.bind(on_act=lambda *_args: self._turn())
        self._write.bind(on_act=lambda *_args: self.dispatch("on_write"))
        for name in ("test_name", "places", "letters", "high"):
            self.fbind(name, self._build)
        self.fbind("names", self._follow)
        self.fbind("chosen", self._follow)
        self._build()

    @property
    def _at_once(self) -> int:
        """So many names are there at a time."""
        fit = int(self.places) - 1
        return fit if len(self.names) <= fit else fit - 1

    def _build(self, *_args: object) -> None:
        self.clear_widgets()
        self._blocks = [Block(test_name=f"{self.test_name}-{n}") for n in range(int(self.places) - 1)]
        for block in self._blocks:
            block.bind(on_act=lambda block: self.dispatch("on_choose", block.label))
        self._on.test_name, self._write.test_name = f"{self.test_name}-on", f"{self.test_name}-write"
        for block in (*self._blocks, self._on, self._write):
            block.letters, block.h = self.letters, self.high
            self.add_widget(block)
        self._mark()

    def _follow(self, *_args: object) -> None:
        """Whoever is chosen is seen."""
        at = self.names.index(self.chosen) if self.chosen in self.names else 0
        self._first = at // self._at_once * self._at_once
        self._mark()

    def _turn(self) -> None:
        self._first = self._first + self._at_once if self._first + self._at_once < len(self.names) else 0
        self._mark()

    def _mark(self) -> None:
        there = self.names[self._first : self._first + self._at_once]
        for block, one in filled(self._blocks, there):
            block.label, block.chosen = one, one == self.chosen
        self._on.shown = len(self.names) > self._at_once
        if self._on.shown:
            self._on.label = _("+ {n} til").format(n=len(self.names) - len(there))
