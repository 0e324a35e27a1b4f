"""A trivselsmål on paper with its weeks, and what this week's vase showed once it is open.

Knows only paper, text, weeks and counts.

    GoalWeeks(text="Vi har tid til hverandre", weeks=(Week(46, 5, 3, 1), …), counts=(5, 3, 1))
"""

from __future__ import annotations

from typing import Any

from kivy.properties import NumericProperty, ObjectProperty, StringProperty

from kiosk.theme import theme
from kiosk.widgets.balls.counts import Counts
from kiosk.widgets.charts.trend import Trend
from kiosk.widgets.drawing import Composed
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.text.text import Text

_SIGN = 34
"""Most px of the drawing of a sign: as large as paper and weeks allow."""
_FLAT = 2.0
"""A sheet this much wider than high has its weeks beside the goal instead of below it."""


class GoalWeeks(Composed, Paper):
    """`counts` None: no vase is open. `remark`: a sentence in the place of the counts."""

    text = StringProperty("")
    weeks = ObjectProperty(())
    slots = NumericProperty(9)
    counts = ObjectProperty(None, allownone=True)
    remark = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("kind", "sheet")
        kwargs.setdefault("shadow", "m")
        kwargs.setdefault("tape", "blue")
        super().__init__(**kwargs)
        self._goal = Text(role="goal", letters=32)
        self._trend = Trend(sign=_SIGN)
        self._counts = Counts(shadow="")
        self._remark = Text(letters=27, ink="ink2", valign="middle")
        self.add_all((self._goal, self._trend, self._counts, self._remark))

    def arrange(self) -> None:
        u, width, height = theme.k, self.width, self.height
        self._goal.text, self._remark.text = self.text, self.remark
        self._trend.weeks, self._trend.slots = tuple(self.weeks), self.slots
        foot = bool(self.counts or self.remark)
        if self.counts:
            self._counts.green, self._counts.pink, self._counts.red = self.counts
        pad = 28 * u
        if width > _FLAT * height:
            self._goal.valign = "middle" if not foot else "top"
            half = 0.46 * width
            down = height - 2 * pad - (0.44 * height if foot else 0)
            self.place(self._goal, pad, pad, half - 2 * pad, down)
            self._lower(pad, height - 0.48 * height, half - 2 * pad, 0.40 * height)
            self._weeks(half, pad * 0.8, width - half - pad, height - 1.6 * pad)
            return
        lower = min(116 * u, 0.24 * height) if foot else 0
        title = min(4 * 1.16 * theme.font(30) + 4 * u, 0.4 * height)
        self.place(self._goal, pad, 36 * u, width - 2 * pad, title)
        down = 36 * u + title + 10 * u
        self._weeks(pad, down, width - 2 * pad, height - down - lower - (30 * u if foot else 22 * u))
        self._lower(14 * u, height - lower - 14 * u, width - 28 * u, lower)

    def _weeks(self, x: float, y: float, width: float, height: float) -> None:
        if self.weeks and height > 40 * theme.k:
            self.place(self._trend, x, y, width, height)

    def _lower(self, x: float, y: float, width: float, height: float) -> None:
        if self.counts:
            self.place(self._counts, x, y, width, height)
        elif self.remark:
            self.place(self._remark, x + 14 * theme.k, y, width - 28 * theme.k, height)
