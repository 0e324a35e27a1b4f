"""A finished card: what it was like before and after, and what it freed. Pressing it opens it.

FinishedPaper(test_name="finished-0", title="Bestille bleier én gang i uka", before=3, after=1, hours=1.5)
"""

from __future__ import annotations

from typing import Any

from kivy.properties import ObjectProperty, StringProperty

from board.formats import number
from kiosk.theme import theme
from kiosk.widgets.drawing import Composed
from kiosk.widgets.input.tap import Press
from kiosk.widgets.paper.chips import Chip
from kiosk.widgets.paper.icon import Icon
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.text.text import Text

_FLAT = 2.5
"""A paper this much wider than high has its figures beside the words instead of between them."""


class FinishedPaper(Press, Composed, Paper):
    """`before` and `after` None: not measured, then `remark` stands there instead. `gain` is worded."""

    title = StringProperty("")
    measured = StringProperty("")
    before = ObjectProperty(None, allownone=True)
    after = ObjectProperty(None, allownone=True)
    remark = StringProperty("")
    gain = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("kind", "sheet")
        kwargs.setdefault("pin", "honey")
        super().__init__(**kwargs)
        self._title = Text(letters=30, bold=True, lines=2)
        self._before, self._after = (
            Text(role="number", letters=64, lines=1, valign="middle", shrink=False) for _n in range(2)
        )
        self._before.bold, self._before.ink = False, "ink2"
        self._arrow = Icon(name="arrow-right", ink="petrol")
        self._measured = Text(letters=24, ink="ink2", lines=1)
        self._remark = Text(letters=26, ink="ink2", lines=2, valign="middle", shrink=False)
        self._chip = Chip()
        self.add_all((self._title, self._before, self._arrow, self._after, self._measured, self._remark, self._chip))

    def arrange(self) -> None:
        self.shadow = "s" if self.pressed else "m"
        u, width, height = theme.k, self.width, self.height
        left, room = 28 * u, width - 56 * u
        self._title.text = self.title
        if width > _FLAT * height:
            half = width / 2 - left
            self._words(left, half, height, u)
            self._figures(left + half + 28 * u, 22 * u, half - 28 * u, height - 44 * u, u)
            return
        down, foot = self._words(left, room, height, u)
        self._figures(left, down, room, foot - down, u)

    def _words(self, left: float, room: float, height: float, u: float) -> tuple[float, float]:
        """Title above, gain below. Returns where the space between them begins and ends."""
        line = 1.16 * theme.font(30)
        self.place(self._title, left, 26 * u, room, 2 * line + 2 * u)
        down, chip = 26 * u + 2 * line + 6 * u, max(38 * u, 1.5 * theme.font(20))
        if not self.gain:
            return down, height - 18 * u
        self._chip.text = self.gain
        self.place(self._chip, left - 4 * u, height - chip - 18 * u, self._chip.natural_width(), chip)
        return down, height - chip - 22 * u

    def _figures(self, left: float, down: float, room: float, high: float, u: float) -> None:
        if self.before is None or self.after is None:
            self._remark.text = self.remark
            self.place(self._remark, left, down, room, high)
            return
        self._before.text, self._after.text = number(self.before), number(self.after)
        self._measured.text = self.measured
        self._measured.lines = 1 if self._measured.natural_width() <= room else 2
        words = 1.25 * theme.font(24) * self._measured.lines + 4 * u if self.measured else 0
        row, sign = min(high - words, 90 * u), 44 * u
        letters = min(theme.font(64), row / 1.2)
        while True:
            self._before.letters_px = self._after.letters_px = letters
            wide = self._before.natural_width() + 4
            if wide + self._after.natural_width() + sign + 36 * u <= room or letters < theme.font(20):
                break
            letters *= 0.92
        self.place(self._before, left, down, wide, row)
        self.place(self._arrow, left + wide + 18 * u, down + (row - sign) / 2, sign, sign)
        x = left + wide + sign + 36 * u
        self.place(self._after, x, down, max(1, left + room - x), row)
        if self.measured:
            self.place(self._measured, left, down + row, room, words)
