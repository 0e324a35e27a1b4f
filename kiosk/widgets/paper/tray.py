"""The birch tray at the foot of a screen, with its blocks. Where something above it is pressed out of reach, as much
is upright, one of them brings the sheet down to whoever sits, and up again; what hangs lowest lies behind it then.

Knows only plans, pressing and the theme; what lies in it is said where it hangs.
"""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.graphics import ScissorPop, ScissorPush
from kivy.properties import ObjectProperty

from board.catalogue import _
from kiosk.theme import theme
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.even import Even
from kiosk.widgets.input.sheet import covered
from kiosk.widgets.input.tap import shown_above
from kiosk.widgets.plan import Across, Plan, visible


class Tray(Even, Across):
    """Test name of the block: `bring-down`. The parts above it are its siblings."""

    into = ObjectProperty(None, allownone=True)
    """The row of blocks within it in which that one hangs; None: it is one row."""

    def __init__(self, **kwargs: Any) -> None:
        self._look = Clock.create_trigger(self._look_up)
        self._block: Block | None = None
        self._edges: dict[Plan, ScissorPush] = {}
        self._over = 0.0
        super().__init__(**kwargs)
        theme.bind(sunk=self._another)  # weakly: a wall that is taken down is not held

    def settle(self, moved: bool) -> None:
        super().settle(moved)
        self._look()  # whatever changed above it, it has been given its place anew

    def draw(self) -> None:
        super().draw()
        self._look()

    def _another(self, *_args: object) -> None:
        self._look()

    def _look_up(self, _dt: float) -> None:
        """How far above reach the highest of what is pressed hangs."""
        if covered(self):
            return
        if not visible(self):  # somebody writes: there are keys in its place
            self._sink(0)
            return
        line, sunk = theme.height - theme.px(theme.reach), self._sunk
        tops = [press.top for press in shown_above(line - sunk) if self.is_above(press)]
        self._over = max(tops) + sunk - line if tops else 0.0
        if self._over > 1 and not self._block:
            self._block = Block(test_name="bring-down", icon_side="top", letters=24, w=116, h=112, order=-0.5)
            self._block.bind(on_act=self._turn)
            row = self.into or self
            row.wrap = row.wrap or theme.format == "tall"  # there it takes no room from the others
            row.add_widget(self._block, index=len(row.children))
        self._hang()

    def _hang(self) -> None:
        if self._block:
            self._block.shown = self._over > 1
            down = theme.px(theme.reach)
            # A fingertip less than there is room for: what is seen in part is pressed before and after.
            step = max(theme.touch, theme.height - down - self.top - theme.touch)
            self._steps = -(-max(0, self._over) // step)
            self._sink(min(theme.sunk * step, max(0, self._over)))
            done = theme.sunk >= self._steps
            self._block.label, self._block.icon = (_("Hev"), "arrow-up") if done else (_("Senk"), "arrow-down")

    def _turn(self, *_args: object) -> None:
        theme.sunk = theme.sunk + 1 if theme.sunk < self._steps else 0

    @property
    def _sunk(self) -> float:
        return next((theme.px(part.dropped) for part in self._parts), 0.0)

    def _sink(self, px: float) -> None:
        self.swallow = bool(px)  # what lies behind it then is not pressed through it
        for part in self._parts:
            if px and part not in self._edges:
                edge = self._edges[part] = ScissorPush()
                part.canvas.before.insert(0, edge)
                part.canvas.after.add(ScissorPop())
            part.dropped = px / theme.k
            if edge := self._edges.get(part):
                low = self.top if px else 0
                edge.x, edge.y, edge.width, edge.height = 0, round(low), round(theme.width), round(theme.height - low)

    @property
    def _parts(self) -> list[Any]:
        return [part for part in self.parent.children if part is not self] if self.parent else []

    def is_above(self, press: Any) -> bool:
        while press is not None and press.parent is not press and press not in self._parts:
            press = press.parent
        return press is not None and press in self._parts
