"""One of the four squares: what it is called, the suggestions in it by their number, and a place for the chosen one.

A tap on a suggestion chooses it, a tap anywhere else in the square puts the chosen one here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from board.catalogue import _
from kiosk.theme import theme
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
        self._chosen, self._page = "", 0
        self._rows = self.ids.places.add_all(
            [Small(strip=True, lines=3, letters=22, shrink=False, h=HIGH) for _place in range(ROOM)],
            on_act=self._take,
        )
        self.ids.room.fbind("height", Clock.create_trigger(lambda _dt: self._hang()))

    def show(self, places: Sequence[Lying], chosen: str) -> None:
        """The suggestions that lie here, and which one is chosen, here or elsewhere."""
        before, self._chosen = self._chosen, chosen
        self._places, self.count = tuple(places), len(places)
        self._hang(bring_up=chosen != before)

    def _held(self) -> int:
        """How many places there is room for."""
        room, gap = self.ids.room.height, theme.px(self.ids.places.gap)
        return (
            min(ROOM, int(self.ids.places.columns) * max(1, int((room + gap) / (theme.px(HIGH) + gap))))
            if room > 1
            else ROOM
        )

    def _hang(self, bring_up: bool = True) -> None:
        """`bring_up`: the chosen one is among those that are seen; it stays chosen where they are turned past it."""
        held, chosen = self._held(), next((one for one in self._places if one.id == self._chosen), None)
        landing = bool(self._chosen) and chosen is None
        many = len(self._places) + landing > held
        most = max(1, held - 1) if many else held
        pages = -(-len(self._places) // most) if many else 1
        if chosen and bring_up:
            self._page = self._places.index(chosen) // most
        self._page %= pages
        shown = self._places[self._page * most : (self._page + 1) * most]
        for row, one in zip(self._rows, [*shown, *[None] * (ROOM - len(shown))], strict=True):
            row.shown = one is not None
            if one:
                row.test_name, row.number, row.label = f"placed-{one.number}", str(one.number), one.title
                row.chosen, row.disc = one.id == self._chosen, "petrol" if self.first else "step"
        ids = self.ids
        ids.landing.shown = landing and not many
        ids.more.shown = many
        ids.more.label = _("+ {n} til").format(n=len(self._places) - len(shown))
        ids.meaning.shown = not self._places and not landing

    def turn(self) -> None:
        """The next of the suggestions that find no room at once."""
        self._page += 1
        self._hang(bring_up=False)

    def _take(self, row: Row) -> None:
        self.dispatch("on_take", next(one.id for one in self._places if one.number == int(row.number)))
