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
from kiosk.widgets.plan import Across, Over, Part

WIDEST = 8
"""So many blocks at most lie beside each other in two rows; of more there are three, of lower blocks."""
HIGH, LOW = 112, 72
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


class ToolOffer(Over):
    """A tool as a block, with a yellow corner when something waits. Event `on_act()`."""

    __events__ = ("on_act",)
    name, label, icon, waits = StringProperty(""), StringProperty(""), StringProperty(""), StringProperty("")
    high = NumericProperty(HIGH)


class ToolGroup(Across):
    """The tools of one group, in so many columns. Event `on_choose(name)`."""

    __events__ = ("on_choose",)
    label = StringProperty("")
    columns_now = NumericProperty(1)
    grooved = BooleanProperty(False)
    high = NumericProperty(HIGH)
    """Design px of a block."""
    grid = Part()

    def show(self, offers: Sequence[tuple[str, str, str, str]]) -> None:
        """These: name, label, sign, and what waits."""
        grid = self.grid
        while len(grid.children) < len(offers):
            made = ToolOffer()
            made.bind(on_act=lambda one: self.dispatch("on_choose", one.name))
            grid.add_widget(made)
        for place, one in enumerate(reversed(grid.children)):
            one.shown = place < len(offers)
            if one.shown:
                one.name, one.label, one.icon, one.waits = offers[place]
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
        counts = {group: sum(tool.group is group for tool in found) for group in Group}
        rows = next(rows for rows in (2, 3, 4, 99) if sum(ceil(n / rows) for n in counts.values()) <= WIDEST)
        beside = False
        for group, part in self._groups.items():
            part.shown, part.grooved = bool(counts[group]), beside
            beside = beside or part.shown
            part.high = HIGH if rows == 2 or theme.format == "tall" else LOW
            part.columns_now = max(1, ceil(counts[group] / rows))
            part.show([(t.name, _(t.label), t.icon, t.waits(state)) for t in found if t.group is group])

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
