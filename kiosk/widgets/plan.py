"""Where things hang: the children of a `Plan` flow (see kiosk.widgets.layout.flow).

A screen is a Plan; so is everything on it that has parts. Knows nothing of what it places.

    <Home>:
        Down:
            Text:
                text: root.title
            Tray:
                h: 148
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from kivy.clock import Clock
from kivy.properties import BooleanProperty
from kivy.uix.widget import Widget

from kiosk.widgets.layout import flow
from kiosk.widgets.layout.hint import Hint
from kiosk.widgets.layout.placed import Placed

T = TypeVar("T")
W = TypeVar("W", bound=Widget)
NEVER = -2
"""The frame in which something came up that was always there."""


class Plan(Placed):
    """Places its children, now and whenever one of them changes."""

    flow = Hint("over")
    """How its children flow: "across", "down", "over" each other, or in a "grid"."""
    gap = Hint(0)
    padding = Hint(0)
    """Design px on all sides, or (across, down), or (left, top, right, bottom)."""
    level: Hint = Hint(())
    """Down: plans of its own width whose rows stand level with its own, each as high as the highest of all."""
    aligned = Hint("fill")
    """How a child lies across the flow that says nothing of it itself (see `align`)."""
    wrap = Hint(False)
    """Across: what finds no room begins a new line."""
    cell, columns = Hint(0), Hint(0)
    """In a grid: so many beside each other; 0: as many as find room, each as wide as `cell` or its widest."""

    @property
    def low(self) -> bool:
        """Whether what does not fill it hangs at its lower edge."""
        return False

    swallow = BooleanProperty(False)
    """Touches inside it never reach what lies below."""

    def __init__(self, **kwargs: Any) -> None:
        self.__hidden: set[Widget] = set()
        self.__stale = True
        super().__init__(**kwargs)

    def apply_class_lang_rules(self, *args: Any, **kwargs: Any) -> None:
        super().apply_class_lang_rules(*args, **kwargs)
        for name, part in self.ids.items():
            if part.property("test_name", quiet=True) and not part.test_name:
                part.test_name = name.replace("_", "-")

    def add_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        super().add_widget(widget, *args, **kwargs)
        widget.fbind("shown", self.__changed)
        if any(self.size) and isinstance(widget, Placed):  # made for what has long been seen
            widget.came_up()
        self.resettle()

    def remove_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        super().remove_widget(widget, *args, **kwargs)
        widget.funbind("shown", self.__changed)
        self.resettle()
        if widget in self.__hidden:
            self.__hidden.discard(widget)
            widget.opacity = 1

    def __changed(self, child: Any, *_: object) -> None:
        if child.kept:
            self.show_child(child, child.shown)
        else:
            self.resettle()

    def resettle(self, *_: object) -> None:
        if self.__stale:  # everything above knows already
            self.measure_anew()
        else:
            self.__stale = True
            super().resettle()
            self.later()
            for other in self.level:
                other.resettle()

    def settle(self, moved: bool) -> None:
        if moved or self.__stale:
            self.draw()

    def natural_w(self) -> tuple[float, float]:
        return flow.natural_w(self)

    def natural_h(self, width: float) -> tuple[float, float]:
        return flow.natural_h(self, width)

    def draw(self) -> None:
        """Place every child now."""
        super().draw()
        self.__stale = False
        self.lay_out(self.top)

    def lay_out(self, top: float) -> None:
        """Every child to its place, below `top`."""
        for child in self.children:
            self.show_child(child, child.shown)
        if self.width > 1 and self.height > 1:
            flow.place(self, top)

    def show_child(self, child: Widget, there: bool) -> None:
        """The child is there, or neither seen nor touchable."""
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


class Abreast(Across):
    """Children beside each other, each in the middle of the height."""

    aligned = Hint("middle")


class Down(Plan):
    """Children below each other."""

    flow = Hint("down")


class AcrossOrDown(Plan):
    """Children beside each other, and below each other where the wall hangs upright."""


class DownOrAcross(Plan):
    """Children below each other, and beside each other where the wall hangs upright."""


class Over(Plan):
    """Children on top of each other, each as large as this unless it asks for less."""


class Grid(Plan):
    """Children in cells of one width."""

    flow = Hint("grid")


class Space(Placed):
    """Nothing, of some size."""


class Slack(Space):
    """Nothing, as large as the others leave once each is as large as it may be."""

    weight = Hint(0.01)


class Spring(Space):
    """Nothing, as large as there is room left."""

    weight = Hint(1)


def filled(rows: Iterable[W], some: Sequence[T]) -> Iterator[tuple[W, T]]:
    """Each row with what is to be read on it; one that nothing is left for is not there."""
    for n, row in enumerate(rows):
        row.shown = n < len(some)
        if row.shown:
            yield row, some[n]


def grown(into: Plan, kind: Callable[[], W], some: Sequence[T]) -> Iterator[tuple[W, T]]:
    """The same of what lies in a plan of its own: each is made when so many are first to be read."""
    while len(into.children) < len(some):
        into.add_widget(kind())
    return filled(into.children[::-1], some)


def unseen(came_up: int) -> bool:
    """Whether the fingers that are told of now had landed before anybody saw what came up in that frame."""
    return came_up != NEVER and Clock.frames <= came_up + 1


def visible(widget: Widget) -> bool:
    """Whether the widget hangs in the window and nothing on the way up hides it."""
    if (window := widget.get_root_window()) is None:
        return False
    while widget is not window:
        if widget.opacity == 0 or (isinstance(widget.parent, Plan) and widget.parent.hides(widget)):
            return False
        widget = widget.parent
    return True
