"""The drawer «Mer»: blocks for everything that does not hang on the board, in three groups. It rises from the tray,
and the first cards stay above it. What hangs in it is told by `kiosk.tools`.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from kivy.animation import Animation
from kivy.graphics import PopMatrix, PushMatrix, Translate
from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from board.catalogue import _
from kiosk.state import State
from kiosk.theme import theme
from kiosk.tools import Group, tools
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.paper import pictures
from kiosk.widgets.plan import Across, Down, Over, Part, grown

HIGH, LOW = 104, 72
"""Design px of a block: where two rows are enough, and where there are more."""
_MARGIN, _GROOVE, _GAP = 66, 30, 14
"""Design px beside all blocks, between two groups, and beside each block."""
_NARROWEST, _WIDEST, _NEAR = 140, 340, 1
"""Design px of a block, and how nearly its width is found."""
_FLOOR = (0.376, 0.259, 0.094, 0.16)
"""What lies deeper than the edge is darker."""


class Wood(Drawing):
    """The front edge and the floor of the drawer, of the tray's birch."""

    def paint(self) -> None:
        x, y, wide, high = self.x, self.y, self.width, self.height
        self.tint("white", 0.6)
        self.put(pictures.tile("dark-up"), x, y + high, wide, theme.px(30))
        own_w, own_h = pictures.natural("tray-tall")
        seen = min(1.0, high / (own_h * wide / own_w))
        wood = pictures.tile("tray-tall").get_region(0, 0, own_w, max(1, own_h * seen))
        self.tint("white")
        self.put(wood, x, y, wide, high)
        floor, shade = high - theme.px(12), theme.px(20)
        self.fill(_FLOOR, x, y, wide, floor)
        self.tint("white", 0.5)
        self.put(pictures.tile("dark-down"), x, y + floor - shade, wide, shade)


class ToolOffer(Down):
    """A tool as a block, with a yellow corner when something waits. Event `on_act()`."""

    __events__ = ("on_act",)
    name, label, icon, waits = StringProperty(""), StringProperty(""), StringProperty(""), StringProperty("")
    high = NumericProperty(HIGH)
    _found: tuple[object, float] = (None, 0)

    def wants(self, high: float) -> float:
        """Design px in which its label is read whole on a block so high."""
        asked = (self.label, high, theme.k, theme.larger)
        if self._found[0] != asked:
            narrow, wide = float(_NARROWEST), float(_WIDEST)
            while wide - narrow > _NEAR:
                middle = (narrow + wide) / 2
                narrow, wide = (narrow, middle) if self.ids.block.reads(middle, high) else (middle, wide)
            self._found = asked, wide + _GAP
        return self._found[1]


def _high(rows: int) -> float:
    """Design px of a block of so many rows."""
    small = theme.larger > 1 or theme.format == "small"
    return HIGH if rows == 2 else LOW * (1.13 if small else 1)


class ToolGroup(Across):
    """The tools of one group, in so many columns. Event `on_choose(name)`."""

    __events__ = ("on_choose",)
    label = StringProperty("")
    columns_now, part_of = NumericProperty(1), NumericProperty(1)
    grooved = BooleanProperty(False)
    high = NumericProperty(HIGH)
    """Design px of a block."""
    grid = Part()

    @property
    def offers(self) -> list[ToolOffer]:
        """Those that are there now."""
        return [one for one in self.grid.children if one.shown]

    def show(self, offers: Sequence[tuple[str, str, str, str]]) -> None:
        """These: name, label, sign, and what waits."""
        for one, it in grown(self.grid, self._offer, offers):
            one.name, one.label, one.icon, one.waits = it

    def _offer(self) -> ToolOffer:
        return ToolOffer(on_act=lambda one: self.dispatch("on_choose", one.name))

    def columns_in(self, rows: int) -> int:
        """So many blocks lie beside each other in so many rows."""
        return max(1, ceil(len(self.offers) / rows))

    def wants(self, rows: int) -> float:
        """Design px it takes in so many rows."""
        return self.columns_in(rows) * max(one.wants(_high(rows)) for one in self.offers)

    def arrange(self, rows: int) -> None:
        """In so many rows; upright it has its own way."""
        if self.offers and theme.format != "tall":
            self.part_of = self.wants(rows)
        self.columns_now, self.high = self.columns_in(rows), HIGH if theme.format == "tall" else _high(rows)
        for one in self.grid.children:
            one.high = self.high


class Drawer(Over):
    """Event `on_choose(name)`: a tool was pressed. Blocks are named `tool-<name>`."""

    __events__ = ("on_choose",)
    up = BooleanProperty(False)
    sunk = NumericProperty(1.0)
    """1: all of it is in the tray; 0: it is out."""
    groups = Part()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(shown=False, swallow=True, **kwargs)
        with self.canvas.before:
            PushMatrix()
            self._moved = Translate()
        with self.canvas.after:
            PopMatrix()
        self._groups: dict[Group, ToolGroup] = {}
        self.bind(up=self._move, sunk=self._slide, height=self._slide)

    def render(self, state: State) -> None:
        """What is offered now, and where something waits."""
        if not self._groups:
            self._build()
        found = [tool for tool in tools() if tool.offered(state)]
        for group, part in self._groups.items():
            part.show([(t.name, _(t.label), t.icon, t.waits(state)) for t in found if t.group is group])
        there = [part for part in self._groups.values() if part.offers]
        rows = next(rows for rows in (2, 3, 4, 5) if rows == 5 or self._finds_room(there, rows))
        for part in self._groups.values():
            part.shown, part.grooved = part in there, part in there[1:]
            part.arrange(rows)

    def _finds_room(self, there: list[ToolGroup], rows: int) -> bool:
        """Whether every label is read whole in so many rows."""
        free = theme.width / theme.k - _MARGIN - _GROOVE * (len(there) - 1)
        return sum(part.wants(rows) for part in there) <= free

    def _build(self) -> None:
        """Only once somebody has opened it."""
        for group in Group:
            part = self._groups[group] = ToolGroup(label=_(group.sentence))
            part.bind(on_choose=lambda _part, name: self.dispatch("on_choose", name))
            self.groups.add_widget(part)

    def _slide(self, *_args: object) -> None:
        self._moved.y = -round(self.sunk * self.height)

    def lies_at(self, x: float, y: float) -> bool:
        """Whether a finger there is on it."""
        return self.up and self.collide_point(x, y)

    def on_touch_down(self, touch: Any) -> bool:
        return self.up and super().on_touch_down(touch)

    def _move(self, *_args: object) -> None:
        Animation.cancel_all(self, "sunk")
        self.shown = True
        if theme.calm:
            self.sunk, self.shown = 0 if self.up else 1, self.up
            return
        name = "keyboard_up" if self.up else "keyboard_down"
        glide = Animation(sunk=0 if self.up else 1, d=theme.duration(name), t=theme.curve(name))
        glide.bind(on_complete=lambda *_: setattr(self, "shown", self.up))
        glide.start(self)
