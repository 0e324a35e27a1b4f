"""Two arrows and which page of how many lies there; not there at all where one page holds everything.

pager = Pager(test_name="gains", on_turn=lambda *_: self.show()); here = pager.cut(gains, PAGE)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from kivy.properties import NumericProperty, StringProperty

from board.catalogue import _
from kiosk.widgets.plan import Across

T = TypeVar("T")


class Pager(Across):
    """Event `on_turn(way)`, when it lies at the page before (-1) or after (1). The arrows are called
    `<test_name>-back` and `<test_name>-on`."""

    __events__ = ("on_turn",)

    test_name = StringProperty("")
    page = NumericProperty(0)
    pages = NumericProperty(1)
    ink = StringProperty("ink2")
    label = StringProperty("")
    """Where it lies, in words; empty: which page of how many."""

    def on_kv_post(self, base_widget: Any) -> None:
        self.ids.back.bind(on_act=lambda *_: self._turn(-1))
        self.ids.on.bind(on_act=lambda *_: self._turn(1))

    def _turn(self, way: int) -> None:
        self.page += way
        self.dispatch("on_turn", way)

    def cut(self, some: Sequence[T], most: int) -> Sequence[T]:
        """Those of them that lie on this page, so many to each; on the last one where they no longer reach so far."""
        pages = max(1, -(-len(some) // most))
        self.show(max(0, min(int(self.page), pages - 1)), pages)
        return some[int(self.page) * most : (int(self.page) + 1) * most]

    def show(self, page: int, pages: int) -> None:
        """Page number `page`, from 0, of so many."""
        self.page, self.pages, self.shown = page, pages, pages > 1

    def told(self, page: float, pages: float) -> str:
        """Which page it is."""
        return _("Side {n} av {of}").format(n=int(page) + 1, of=int(pages))
