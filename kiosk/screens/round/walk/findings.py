"""What a round has found, as cards: three, then how many more. A tap opens one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from kivy.properties import StringProperty

from board.catalogue import _
from kiosk.theme import theme
from kiosk.widgets.input.pages import Pages
from kiosk.widgets.input.row import Row
from kiosk.widgets.plan import Down

MOST, HIGH = 3, 90


def high() -> float:
    """Px of a card: a title of two lines and what stands below it, in any letters."""
    return max(theme.px(HIGH), 2.4 * theme.font(23) + 1.25 * theme.font(21) + theme.px(8))


class Lying(NamedTuple):
    """A card as it lies there."""

    card: str
    title: str
    second: str
    who: str = ""


class Findings(Down):
    """Event `on_open(card)`. Test names: `finding-<n>`, `findings-more`."""

    __events__ = ("on_open",)

    heading = StringProperty("")
    _some: tuple[Lying, ...] = ()

    def on_kv_post(self, base_widget: Any) -> None:
        looks = {"strip": True, "lines": 2, "letters": 23, "on_act": lambda row: self.dispatch("on_open", row.key)}
        self._rows = Pages(self.ids.rows, Row, "finding", MOST, self._hang, **looks)
        self._rows.in_room(self.ids.room, high)

    def show(self, heading: str, some: Sequence[Lying], none: str) -> None:
        """These lie there, the newest first; `none` is said where nothing does."""
        self.heading, self._some = heading, tuple(some)
        self.ids.none.text, self.ids.none.shown = none, not some
        self.ids.count.text = str(len(some)) if some else ""
        self._hang()

    def _hang(self) -> None:
        for row, one in self._rows.fill(self._some):
            row.h = high() / theme.k
            row.key, row.label, row.second, row.value = one
        self.ids.findings_more.shown = self._rows.rest > 0
        self.ids.findings_more.label = _("+ {n} til").format(n=self._rows.rest)

    def turn(self) -> None:
        self._rows.turn()
