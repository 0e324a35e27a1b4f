"""One figure of a step on its sheet: what it is called, the number as it is tapped in, its units, and − and +.

FigureField(name="wait", units=[("hour", "timer"), ("day", "døgn")], number="3", unit="hour")
"""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty

from kiosk.parts.place import Reading
from kiosk.theme import theme
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.input.tap import Press
from kiosk.widgets.layout.hint import Hint
from kiosk.widgets.paper.icon import Icon
from kiosk.widgets.plan import Across, Over

HEADS = 4
"""So many people are drawn; more are a number alone."""


class Lower(Press):
    """The part of a field that is within reach."""


class Upper(Reading):
    """What stands above that reach: pressed by who gets there, chosen from below by who does not."""


class Ground(Drawing):
    """The paper of a field; framed where the field is chosen."""

    chosen, pressed = BooleanProperty(False), BooleanProperty(False)

    def paint(self) -> None:
        x, y, wide, high, radius = self.x, self.y, self.width, self.height, theme.px(12)
        if self.chosen:
            edge = theme.px(4)
            self.fill("petrol", x, y, wide, high, radius)
            self.fill("paper", x + edge, y + edge, wide - 2 * edge, high - 2 * edge, radius - edge)
        else:
            self.fill("yellow_note" if self.pressed else "step", x, y, wide, high, radius)


class Caret(Drawing):
    """Where the next digit goes. It does not blink."""

    def paint(self) -> None:
        self.fill("petrol", self.x, self.y, self.width, self.height, self.width / 2)


class Heads(Across):
    """As many of four people as do it together."""

    count = NumericProperty(0)
    gap = Hint(12)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._heads = self.add_all([Icon(name="person", w=58, h=58) for _ in range(HEADS)])
        self.bind(count=self._mark)
        self._mark()

    def _mark(self, *_: object) -> None:
        for place, head in enumerate(self._heads):
            head.ink = "petrol" if place < self.count else "dash"


class FigureField(Over):
    """Events `on_take` (a finger chose the field), `on_choose_unit(unit)` and `on_step(way)`. Test names:
    `figure-<name>`, `label-<name>`, `<name>-unit-<unit>`, `<name>-less`, `<name>-more`."""

    __events__ = ("on_take", "on_choose_unit", "on_step")

    name = StringProperty("")
    label = StringProperty("")
    number = StringProperty("")
    units = ListProperty([])
    """(unit, its name)"""
    unit = StringProperty("")
    people = NumericProperty(0)
    """Drawn where there are no units."""
    chosen = BooleanProperty(False)
    quiet = BooleanProperty(False)
    """It counts for nothing just now."""

    def draw(self) -> None:
        super().draw()
        reach = min(self.top, theme.height - theme.px(theme.head))
        lower, upper = self.ids.lower, self.ids.upper
        lower.pos, lower.size = self.pos, (self.width, max(0, reach - self.y))
        upper.pos, upper.size = (self.x, reach), (self.width, self.top - reach)
        upper.shown = upper.height >= theme.touch

    def on_kv_post(self, base_widget: Any) -> None:
        self.ids.units.bind(on_choose=lambda _, unit: self.dispatch("on_choose_unit", unit))
        self.ids.less.bind(on_act=lambda *_: self.dispatch("on_step", -1))
        self.ids.more.bind(on_act=lambda *_: self.dispatch("on_step", 1))
