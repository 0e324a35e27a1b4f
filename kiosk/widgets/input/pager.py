"""Two arrows and which page of how many lies there; not there at all where one page holds everything.

Pager(test_name="gains", on_turn=lambda _, way: ...); pager.show(page=0, pages=3)
"""

from __future__ import annotations

from typing import Any

from kivy.properties import NumericProperty, StringProperty

from board.catalogue import _
from kiosk.widgets.plan import Across


class Pager(Across):
    """Event `on_turn(way)`: -1 back, 1 on. The arrows are called `<test_name>-back` and `<test_name>-on`."""

    __events__ = ("on_turn",)

    test_name = StringProperty("")
    page = NumericProperty(0)
    pages = NumericProperty(1)
    ink = StringProperty("ink2")
    label = StringProperty("")
    """Where it lies, in words; empty: which page of how many."""

    def on_kv_post(self, base_widget: Any) -> None:
        self.ids.back.bind(on_act=lambda *_: self.dispatch("on_turn", -1))
        self.ids.on.bind(on_act=lambda *_: self.dispatch("on_turn", 1))

    def show(self, page: int, pages: int) -> None:
        """Page number `page`, from 0, of so many."""
        self.page, self.pages, self.shown = page, pages, pages > 1

    def told(self, page: float, pages: float) -> str:
        """Which page it is."""
        return _("Side {n} av {of}").format(n=int(page) + 1, of=int(pages))
