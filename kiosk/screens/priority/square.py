"""One of the four squares: what it is called, the suggestions in it by their number, and a place for the chosen one.

A tap on a suggestion chooses it, a tap anywhere else in the square puts the chosen one here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from board.catalogue import _
from kiosk.theme import theme
from kiosk.widgets.input.pages import Pages
from kiosk.widgets.input.row import Row
from kiosk.widgets.input.tap import SparePress
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Over

ROOM = 6
"""So many places at most has a square."""
HIGH = 92
"""Design px of a place."""


class Lying(NamedTuple):
    """A suggestion in a square."""

    id: str
    number: int
    title: str


class SquareGround(SparePress, Paper):
    """The paper of a square, pressed to put the chosen suggestion here: the upper two hang down to within reach."""


class Small(SparePress, Row):
    """A suggestion in a square. The upper ones are also reached by «Neste»."""


class Square(Over):
    """Events: `on_put` (here), `on_take(id)`. Test names: `<key>` for the square, `placed-<number>`,
    `<key>-more`."""

    __events__ = ("on_put", "on_take")

    key = StringProperty("")
    label = StringProperty("")
    meaning = StringProperty("")
    hue = StringProperty("white")
    count = NumericProperty(0)
    first = BooleanProperty(False)
    """The square that is taken up first: its numbers are petrol."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._places: tuple[Lying, ...] = ()
        self._chosen, ids = "", self.ids
        looks = {"strip": True, "lines": 3, "letters": 22, "shrink": False, "h": HIGH}
        heard = {"on_act": lambda row: self.dispatch("on_take", row.key)}
        self._rows = Pages(ids.places, Small, "placed", ROOM, self._hang, **looks, **heard)
        self._rows.give_way()
        self._rows.in_room(ids.room, lambda: theme.px(HIGH))
        ids.more.bind(on_act=lambda *_: self._rows.turn())

    def show(self, places: Sequence[Lying], chosen: str) -> None:
        """The suggestions that lie here, and which one is chosen, here or elsewhere. Whichever comes to be chosen is
        among those that are seen; it stays chosen where they are turned past it."""
        at = next((n for n, one in enumerate(places) if one.id == chosen != self._chosen), None)
        self._places, self._chosen, self.count = tuple(places), chosen, len(places)
        if at is not None:
            self._rows.turn_to(at)
        self._hang()

    def _hang(self) -> None:
        landing = bool(self._chosen) and self._chosen not in [one.id for one in self._places]
        for row, one in self._rows.fill(self._places, beside=landing):
            row.test_name, row.key, row.number, row.label = f"placed-{one.number}", one.id, str(one.number), one.title
            row.chosen, row.disc = one.id == self._chosen, "petrol" if self.first else "step"
        ids, rest = self.ids, self._rows.rest
        ids.landing.shown, ids.more.shown = landing and not rest, bool(rest)
        ids.more.label = _("+ {n} til").format(n=rest)
        ids.meaning.shown = not self._places and not landing
