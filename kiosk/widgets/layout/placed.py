"""A widget that lies in a plan: it draws itself before the next frame, and says how large it wants to be.

class Dial(Placed):
    redraws: ClassVar[tuple[str, ...]] = ("minutes",)
    alters: ClassVar[tuple[str, ...]] = ("minutes",)

    def natural_h(self, width): return width, width
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any, ClassVar, TypeVar

from kivy.clock import Clock
from kivy.properties import BooleanProperty, Property
from kivy.uix.widget import Widget

from kiosk.theme import theme
from kiosk.widgets.layout import language
from kiosk.widgets.layout.hint import Hint, hinted

W = TypeVar("W", bound=Widget)


class Placed(Widget):
    """A widget that can hang in a Plan and draws itself before the next frame when something it shows changes."""

    redraws: ClassVar[tuple[str, ...]] = ()
    """Properties whose change asks for `draw`, beside size and pos and those of what it is made of."""
    shows_all: ClassVar[bool] = False
    """True: where nothing is said of `redraws`, they are every property it has of its own."""
    tray: ClassVar[bool] = False
    """True: it lies before the felt as a tray does, down to the lower edge of the screen."""
    alters: ClassVar[tuple[str, ...]] = ()
    """Properties whose change alters how large it wants to be."""

    weight = Hint(0)
    """In a flow: share of the room that is left over; 0: as large as it wants to be."""
    w, h = Hint(0), Hint(0)
    """In a flow: wanted width and height in design px; 0: as it measures itself."""
    least_w, least_h, most_w, most_h = Hint(0), Hint(0), Hint(0), Hint(0)
    align = Hint("")
    """In a flow, across its direction: "fill" it, or as large as wanted at its "start", "middle" or "end"; empty: as
    all that lie in it are `aligned`."""
    order = Hint(0)
    """In a flow: its place among its siblings where that differs from the written one."""
    kept = Hint(False)
    """In a flow: its room is kept for it while it is not shown."""
    spare = Hint(False)
    """Across: its room stays empty where the others would have to give way for it."""
    dropped = Hint(0)
    """In a flow: so many design px it hangs below its place."""
    free = Hint(False)
    """In a flow: takes no room and is never placed; whoever hangs it says where."""

    shown = BooleanProperty(True)
    """False: neither seen nor touchable."""
    test_name = ""
    """What whoever tries the wall presses it by; what is pressed and is given none has the name of its `id`."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        language.read(cls.__module__)
        every = [name for name, value in vars(cls).items() if cls.shows_all and isinstance(value, Property)]
        inherited = chain.from_iterable(getattr(base, "redraws", ()) for base in cls.__bases__)
        cls.redraws = tuple(dict.fromkeys((*inherited, *vars(cls).get("redraws", every))))
        for event in vars(cls).get("__events__", ()):  # each wants somebody who hears it
            if not hasattr(cls, event):
                setattr(cls, event, _unheard)

    def __init__(self, **kwargs: Any) -> None:
        self.__soon = Clock.create_trigger(self._draw_in_time, -1)
        self.__asked: dict[float | None, tuple[float, float]] = {}
        self.reckoned: dict[Any, Any] = {}
        """What its flow has found out of it since something changed."""
        hints = hinted(self, kwargs)
        # No size until it has been given one: Kivy's own first guess of 100x100 would be drawn, and thrown away.
        super().__init__(**{"size": (0, 0), **kwargs})
        later, resettle = self.later, self.resettle  # one bound method each, of hundreds of widgets
        for name in ("size", "pos", *self.redraws):
            self.fbind(name, later)
        for name in self.alters:
            self.fbind(name, resettle)
        for name, wish in hints.items():
            setattr(self, name, wish)
        theme.followers.add(self)
        self.later()

    @property
    def edge(self) -> float:
        """In a flow: as wide as it is high, in design px."""
        return float(self.w)

    @edge.setter
    def edge(self, side: float) -> None:
        self.w = self.h = side

    def add_all(self, widgets: Iterable[W], **heard: Any) -> list[W]:
        """These below the others, and who hears of each what is named."""
        made = [*widgets]
        for widget in made:
            widget.bind(**heard)
            self.add_widget(widget)
        return made

    def later(self, *_: object) -> None:
        """Draw before the next frame."""
        self.__soon()

    def resettle(self, *_: object) -> None:
        """It may ask for another size: the flow it lies in shares out anew before the next frame."""
        self.measure_anew()
        if getattr(self.parent, "flow", ""):
            self.parent.resettle()

    def measure_anew(self) -> None:
        """What was measured holds no more."""
        self.__asked.clear()
        self.reckoned.clear()

    def settle(self, moved: bool) -> None:
        """Its flow has given it its box."""

    def asked(self, width: float | None = None) -> tuple[float, float]:
        """Least and wanted width in px or, when it is so wide, height; measured once until something changes."""
        if width not in self.__asked:
            self.__asked[width] = self.natural_w() if width is None else self.natural_h(width)
        return self.__asked[width]

    def bare(self, width: float | None = None) -> float:
        """The least it comes down to where nothing else is left to give, in width or, when it is so wide, height."""
        return self.asked(width)[0]

    def natural_w(self) -> tuple[float, float]:
        """Least and wanted width in px, as it measures itself."""
        return 0, 0

    def natural_h(self, width: float) -> tuple[float, float]:
        """Least and wanted height in px of a box so wide."""
        return 0, 0

    def _draw_in_time(self, _dt: float) -> None:
        if any(self.size):
            self.draw()

    def came_up(self) -> None:
        """It is there now, by itself or with what it lies in, where it was not in the frame before."""

    def draw(self) -> None:
        """Draw now. Happens by itself before the next frame."""
        self.__soon.cancel()


class Untouched(Placed):
    """What flies over the others: a finger goes through it."""

    def on_touch_down(self, touch: Any) -> bool:
        return False

    def on_touch_move(self, touch: Any) -> bool:
        return False

    def on_touch_up(self, touch: Any) -> bool:
        return False


def _unheard(_widget: Placed, *_told: object) -> None: ...
