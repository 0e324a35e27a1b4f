"""What a round has found, as cards: three, then how many more. A tap opens one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from kivy.clock import Clock
from kivy.properties import StringProperty

from board.catalogue import _
from kiosk.theme import theme
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


class FindingRow(Row):
    """A card that was found."""

    card = ""


class Findings(Down):
    """Event `on_open(card)`. Test names: `finding-<n>`, `findings-more`."""

    __events__ = ("on_open",)

    heading = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        self._some: tuple[Lying, ...] = ()
        self._page, self._held = 0, 0
        super().__init__(**kwargs)

    def on_kv_post(self, base_widget: Any) -> None:
        self._rows = self.ids.rows.add_all(
            [
                FindingRow(strip=True, lines=2, letters=23, shrink=False, test_name=f"finding-{n}")
                for n in range(MOST)
            ],
            on_act=lambda row: self.dispatch("on_open", row.card),
        )
        self.ids.room.fbind("height", Clock.create_trigger(lambda _dt: self._fit()))

    def show(self, heading: str, some: Sequence[Lying], none: str) -> None:
        """These lie there, the newest first; `none` is said where nothing does."""
        self.heading, self._some = heading, tuple(some)
        self.ids.none.text, self.ids.none.shown = none, not some
        self.ids.count.text = str(len(some)) if some else ""
        self._hang()

    def _most(self) -> int:
        room, gap = self.ids.room.height, theme.px(self.ids.rows.gap)
        return max(1, min(MOST, int((room + gap + 1) / (high() + gap)))) if room > 1 else MOST

    def _fit(self) -> None:
        if self._most() != self._held:
            self._hang()

    def _hang(self) -> None:
        held = self._held = self._most()
        more = len(self._some) > held
        pages = -(-len(self._some) // held) or 1
        self._page %= pages
        shown = self._some[self._page * held : (self._page + 1) * held]
        for n, row in enumerate(self._rows):
            row.shown, row.h = n < len(shown), high() / theme.k
            if row.shown:
                row.card, row.label, row.second, row.value = shown[n]
        self.ids.more.shown = more
        self.ids.more.label = _("+ {n} til").format(n=len(self._some) - len(shown))

    def turn(self) -> None:
        self._page += 1
        self._hang()
