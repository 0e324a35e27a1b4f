"""The points of a meeting below each other: what is done, where we are, what is left. To be read, not pressed.

AgendaList(points=(Point("Hvem er her?", "9 til stede", 1, "done"), Point("Trivsel", "", 4, "now")))
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal, NamedTuple

from kivy.properties import BooleanProperty, ListProperty, NumericProperty, OptionProperty, StringProperty

from board.catalogue import _
from kiosk.theme import theme
from kiosk.widgets.paper.nine_patch import Dress
from kiosk.widgets.plan import Down

Stand = Literal["done", "skipped", "now", "left"]
_OUT = 8
"""How far in design px the yellow paper of the current point is wider than the sheet on either side."""


class Point(NamedTuple):
    """A point of the agenda. `second` is a smaller line for what came of it."""

    label: str
    second: str
    minutes: int
    stand: Stand


class AgendaLine(Down):
    """One point as it is drawn."""

    number = NumericProperty(0)
    label = StringProperty("")
    second = StringProperty("")
    minutes = StringProperty("")
    narrow = BooleanProperty(False)
    stand = OptionProperty("left", options=("done", "skipped", "now", "left"))
    last = NumericProperty(0)
    """1 where no rule stands below: at the end, and around the current point."""

    redraws: ClassVar[tuple[str, ...]] = ("stand",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._shadow, self._paper = Dress(), Dress()
        self.canvas.before.insert(0, self._shadow)
        self.canvas.before.insert(1, self._paper)

    def draw(self) -> None:
        """Lie on yellow paper if this is where we are."""
        now = self.stand == "now"
        self._shadow.name, self._paper.name = ("shadow-s", "note-yellow") if now else ("", "")
        out = theme.px(_OUT)
        box = (self.x - out, self.y, self.width + 2 * out, self.height)
        self._shadow.fit(*box)
        self._paper.fit(*box)
        super().draw()


class AgendaList(Down):
    """All points, sharing the box out among them."""

    points = ListProperty([])
    narrow = BooleanProperty(False)
    """There is little room beside the names: no minutes."""

    def __init__(self, **kwargs: Any) -> None:
        self._lines: list[AgendaLine] = []
        super().__init__(**kwargs)
        self.bind(points=self._write, narrow=self._write)
        self._write()

    def _write(self, *_args: object) -> None:
        while len(self._lines) < len(self.points):
            self._lines.append(AgendaLine())
            self.add_widget(self._lines[-1])
        for n, line in enumerate(self._lines):
            line.shown = n < len(self.points)
            if not line.shown:
                continue
            point = self.points[n]
            line.number, line.label, line.second, line.stand = n + 1, point.label, point.second, point.stand
            line.narrow = self.narrow
            line.minutes = "" if self.narrow else _("{n} min").format(n=point.minutes)
            following = self.points[n + 1].stand if n + 1 < len(self.points) else "now"
            line.last = int("now" in (point.stand, following))
