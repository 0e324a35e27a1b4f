"""Where things hang: the children of a `Plan` flow (see kiosk.widgets.layout.flow), or each has a box of its own.

A screen is a Plan; so is everything on it that has parts. Knows nothing of what it places. A box is in design px,
origin at the top left, one per format, scaled by each axis for itself; letters are scaled by `theme.k`. Among
children that lie over each other those that have a box hang there.

    <Home>:
        Text:
            wide: 192, 26, 390, 120      # x, y, w, h at 1920x1080
            small: 126, 20, 240, 80      # at 1280x800; left out: as wide, scaled
            tall: 196, 30, 560, 130      # at 1080x1920; must be said on a screen; None: not there
"""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ListProperty
from kivy.uix.widget import Widget

from kiosk.theme import DESIGN, theme
from kiosk.widgets.layout import flow
from kiosk.widgets.layout.hint import Hint
from kiosk.widgets.layout.placed import AS_WIDE, Placed

Box = tuple[float, float, float, float]
NEVER = -2
"""The frame in which something came up that was always there."""
LOWERED = 0.34
"""How much of the height the board comes down when it is lowered: the part above the reach zone."""


class Plan(Placed):
    """Places its children, now and whenever one of them changes."""

    flow = Hint("")
    """How its children flow: "across", "down", "over" each other, or in a "grid"; empty: by their boxes."""
    gap = Hint(0)
    padding = Hint(0)
    """Design px on all sides, or (across, down), or (left, top, right, bottom)."""
    level: Hint = Hint(())
    """Down: plans of its own width whose rows stand level with its own, each as high as the highest of all."""
    wrap = Hint(False)
    """Across: what finds no room begins a new line."""
    cell, columns = Hint(0), Hint(0)
    """In a grid: so many beside each other; 0: as many as find room, each as wide as `cell` or its widest."""

    plan_size = ListProperty([])
    """Own size in the design px its children's boxes count in; empty: the size of the own box."""
    plan_size_small = ListProperty([])
    plan_size_tall = ListProperty([])
    swallow = BooleanProperty(False)
    """Touches inside it never reach what lies below."""

    strict: ClassVar[bool] = False
    """True (in tests): a child of a screen that says nothing about "tall" is an error instead of hidden."""

    redraws: ClassVar[tuple[str, ...]] = ("plan_size", "plan_size_small", "plan_size_tall")

    def __init__(self, **kwargs: Any) -> None:
        self.__hidden: set[Widget] = set()
        self.__stale = True
        super().__init__(**kwargs)

    def add_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        super().add_widget(widget, *args, **kwargs)
        for name in ("wide", "small", "tall", "shown"):
            if widget.property(name, True) is not None:
                widget.fbind(name, self.__changed)
        self.__changed()

    def remove_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        super().remove_widget(widget, *args, **kwargs)
        for name in ("wide", "small", "tall", "shown"):
            widget.funbind(name, self.__changed)
        self.__changed()
        if widget in self.__hidden:
            self.__hidden.discard(widget)
            widget.opacity = 1

    def __changed(self, child: Any = None, *_: object) -> None:
        if self.flow and child is not None and child.kept:
            self.__show(child, child.shown)
        elif self.flow:
            self.resettle()
        else:
            self.later()

    def resettle(self, *_: object) -> None:
        if not (self.flow and self.__stale):  # else everything above knows already
            self.__stale = True
            super().resettle()
            self.later()
            for other in self.level:
                other.resettle()

    def settle(self, moved: bool) -> None:
        if moved or self.__stale:
            self.draw()

    def natural_w(self) -> tuple[float, float]:
        return flow.natural_w(self) if self.flow else (0, 0)

    def natural_h(self, width: float) -> tuple[float, float]:
        return flow.natural_h(self, width) if self.flow else (0, 0)

    def draw(self) -> None:
        """Place every child now."""
        super().draw()
        self.__stale = False
        for child in self.children:
            if self.flow and not flow.leaves(self, child):
                self.__show(child, child.shown)
        if self.width <= 1 or self.height <= 1:
            return
        top = self.top - (theme.lowered * LOWERED * self.height if self.__is_screen() else 0)
        boxed = [child for child in self.children if not self.flow or flow.leaves(self, child)]
        self.__place(boxed, top)
        if self.flow:
            flow.place(self, top)

    def __place(self, boxed: list[Any], top: float) -> None:
        across, down = self.measure(theme.format)
        if not across or not down:
            return
        fx, fy = self.width / across, self.height / down
        for child in boxed:
            box = self.box_of(child, theme.format) if getattr(child, "shown", True) else None
            self.__show(child, box is not None)
            if box is None:
                continue
            x, y, w, h = box
            left, right = round(self.x + x * fx), round(self.x + (x + w) * fx)
            upper, lower = round(top - y * fy), round(top - (y + h) * fy)
            child.size = right - left, upper - lower
            child.pos = left, lower
            if isinstance(child, Plan):
                child.draw()

    def measure(self, form: str) -> tuple[float, float]:
        """Own size in design px of that format."""
        own = {"wide": self.plan_size, "small": self.plan_size_small, "tall": self.plan_size_tall}[form]
        if own:
            return own[0], own[1]
        if isinstance(self.parent, Plan) and self.parent.flow and self.wide is None:
            return self.width / theme.k, self.height / theme.k
        if isinstance(self.parent, Plan):
            box = self.parent.box_of(self, form)
            return (box[2], box[3]) if box else (0, 0)
        return tuple(self.plan_size) if self.plan_size else DESIGN[form]

    def box_of(self, child: Widget, form: str) -> Box | None:
        """The child's box in that format, or None when it is not there. LookupError for a child without boxes."""
        try:
            box = getattr(child, form)
        except AttributeError:
            if not hasattr(child, "wide"):
                raise LookupError(f"{child} hangs in a Plan and has no box") from None
            box = AS_WIDE
        if not isinstance(box, str):
            return tuple(box) if box is not None else None
        if form == "tall" and self.__is_screen() and child.wide is not None:
            if Plan.strict and self.get_root_window() is not None:
                raise LookupError(f"{child} {getattr(child, 'test_name', '')!r}: say where it hangs when tall")
            return None
        if child.wide is None:
            return None
        x, y, w, h = child.wide
        (own_w, own_h), (wide_w, wide_h) = self.measure(form), self.measure("wide")
        if not wide_w or not wide_h:
            return None
        return x * own_w / wide_w, y * own_h / wide_h, w * own_w / wide_w, h * own_h / wide_h

    def __is_screen(self) -> bool:
        return not self.plan_size and not isinstance(self.parent, Plan)

    def __show(self, child: Widget, there: bool) -> None:
        if not there and child not in self.__hidden:
            self.__hidden.add(child)
            child.opacity = 0
        elif there and child in self.__hidden:
            self.__hidden.discard(child)
            child.opacity = 1
            if isinstance(child, Placed):
                child.came_up()

    def came_up(self) -> None:
        super().came_up()
        for child in self.children:
            if isinstance(child, Placed) and not self.hides(child):
                child.came_up()

    def hides(self, child: Widget) -> bool:
        """Whether the child is not there at present."""
        return child in self.__hidden

    def on_touch_down(self, touch: Any) -> bool:
        if self.__offer("on_touch_down", touch):
            return True
        return bool(self.swallow and self.collide_point(*touch.pos))

    def on_touch_move(self, touch: Any) -> bool:
        return self.__offer("on_touch_move", touch)

    def on_touch_up(self, touch: Any) -> bool:
        return self.__offer("on_touch_up", touch)

    def __offer(self, event: str, touch: Any) -> bool:
        return any(child.dispatch(event, touch) for child in self.children[:] if child not in self.__hidden)


class Part:
    """A part of a plan that is written in its kv under this id: `title = Part()`."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, plan: Any, owner: type) -> Any:
        return self if plan is None else plan.ids[self._name].__self__


class Across(Plan):
    """Children beside each other."""

    flow = Hint("across")


class Down(Plan):
    """Children below each other."""

    flow = Hint("down")


class Over(Plan):
    """Children on top of each other, each as large as this unless it has a box or asks for less."""

    flow = Hint("over")


class Grid(Plan):
    """Children in cells of one width."""

    flow = Hint("grid")


class Space(Placed):
    """Nothing, of some size."""


def unseen(came_up: int) -> bool:
    """Whether the fingers that are told of now had landed before anybody saw what came up in that frame."""
    return came_up != NEVER and Clock.frames <= came_up + 1


def visible(widget: Widget) -> bool:
    """Whether the widget hangs in the window and nothing on the way up hides it."""
    while widget.parent is not None and widget.parent is not widget:
        if widget.opacity == 0 or (isinstance(widget.parent, Plan) and widget.parent.hides(widget)):
            return False
        if widget.parent is widget.get_root_window():
            return True
        widget = widget.parent
    return False
