"""A list in pages: its rows are made when they are first needed, and filled anew when the list changes, when it is
turned, or when there is room for another number of them.

    self._areas = Pages(ids.areas, Row, "area", 8, self.again, ids.pager, strip=True, h=HIGH, on_act=self._choose)
    self._areas.in_room(ids.room, lambda: theme.px(HIGH))
    for row, area in self._areas.fill(areas):
        row.label = area.title
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from kivy.clock import Clock

from kiosk.theme import theme
from kiosk.widgets.input.pager import Pager
from kiosk.widgets.plan import Plan, filled

T = TypeVar("T")
W = TypeVar("W", bound=Any)


class Pages(Generic[W]):
    """At most so many of a kind in `into`, made with `looks` and called `<name>-<place>`; `again` shows the
    list once more. Without a pager whoever holds it turns it."""

    def __init__(
        self,
        into: Plan,
        kind: Callable[..., W],
        name: str,
        most: int,
        again: Callable[[], Any],
        pager: Pager | None = None,
        /,
        **looks: Any,
    ) -> None:
        self._into, self._kind, self._name, self._most, self._looks = into, kind, name, most, looks
        self._again, self._pager = again, pager or Pager()
        self._pager.bind(on_turn=lambda *_: again())
        self._rows: list[W] = []
        self._room: Plan | None = None
        self._at = self._count = self._wanted = 0
        """A place of the list that lies on the page: it still does when the page holds another number. How many there
        are, and how many places these and what lies beside them take."""
        self._sought, self._given = False, 0

    def in_room(self, room: Plan, high: Callable[[], float]) -> None:
        """No more than find room there, each so many px high."""
        self._room, self._high, self._held = room, high, self._most
        room.fbind("height", Clock.create_trigger(self._fit))  # not while the flow shares out

    def give_way(self) -> None:
        """Where not all find room, what turns them takes the place of one."""
        self._given = 1

    @property
    def held(self) -> int:
        """How many a page holds, in whole rows."""
        most = self._most
        if self._room is not None and self._room.height > 1:
            gap, columns = theme.px(self._into.gap), int(self._into.columns) or 1
            most = min(most, columns * max(1, int((self._room.height + gap + 1) / (self._high() + gap))))
        return max(1, most - self._given) if self._wanted > most else most

    @property
    def first(self) -> int:
        """Place in the list of what lies first on the page."""
        return int(self._pager.page) * self.held

    def turn_to(self, place: int) -> None:
        """To the page on which this place of the list lies, the next time it is filled."""
        self._at, self._sought = place, True

    def turn(self, way: int = 1) -> None:
        """The next page, and after the last the first again; -1: the one before."""
        self._pager.page = (self._pager.page + way) % self._pager.pages
        self._again()

    @property
    def rest(self) -> int:
        """How many of the list lie on other pages."""
        return self._count - sum(row.shown for row in self._rows)

    def fill(self, some: Sequence[T], beside: int = 0) -> Iterator[tuple[W, T]]:
        """Each row of the page with what is to be read on it; so many others want a place there too."""
        self._count, self._wanted = len(some), len(some) + beside
        self._held = held = self.held
        if self._sought:
            self._pager.page, self._sought = self._at // held, False
        here = self._pager.cut(some, held)
        if self._at // held != self._pager.page:
            self._at = self.first
        while len(self._rows) < len(here):
            row = self._kind(**self._looks)
            row.test_name = f"{self._name}-{len(self._rows)}"
            self._rows.append(row)
            self._into.add_widget(row)
        return filled(self._rows, here)

    def _fit(self, _dt: float) -> None:
        if self.held != self._held:
            self.turn_to(self._at)
            self._again()
