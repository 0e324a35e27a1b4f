"""An axis beside four squares: a word at either end and an arrow from little to much.

Axis(low=_("Liten effekt"), high=_("Stor effekt"), upwards=True)
"""

from __future__ import annotations

from typing import ClassVar

from kivy.graphics import PopMatrix, PushMatrix, Rotate
from kivy.properties import BooleanProperty, StringProperty

from kiosk.theme import theme
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.text import text_layout

_LETTERS = 26
_LEAST = 0.7
"""So much smaller may two words be; where there is less room the upper one stands alone."""
_TIP = 10
_GAP = 20


class Axis(Drawing):
    """Along its width, or with `upwards` along its height."""

    low, high = StringProperty(""), StringProperty("")
    ink = StringProperty("felt_ink")
    upwards = BooleanProperty(False)
    redraws: ClassVar[tuple[str, ...]] = ("low", "high", "ink", "upwards")

    def natural_w(self) -> tuple[float, float]:
        thick = 1.4 * theme.font(_LETTERS)
        return (thick, thick) if self.upwards else (0, 0)

    def natural_h(self, width: float) -> tuple[float, float]:
        thick = 1.4 * theme.font(_LETTERS)
        return (0, 0) if self.upwards else (thick, thick)

    def paint(self) -> None:
        long = self.height if self.upwards else self.width
        self.brush.add(PushMatrix())
        if self.upwards:
            self.brush.add(Rotate(angle=90, axis=(0, 0, 1), origin=self.center))
        left, right, y = self.center_x - long / 2, self.center_x + long / 2, self.center_y
        low, letters = self.low, self._letters(long, self.low)
        if letters < _LEAST * theme.font(_LETTERS):  # the arrow says which end is less
            low, letters = "", self._letters(long, "")
        begin = left + self.write(low, letters, left, y, self.ink, anchor=(0, 0.5)) + theme.px(_GAP)
        end = right - self.write(self.high, letters, right, y, self.ink, anchor=(1, 0.5)) - theme.px(_GAP)
        tip = theme.px(_TIP)
        if end - begin > 3 * tip:
            self.stroke(self.ink, [begin, y, end, y], theme.px(2), 0.6)
            self.stroke(self.ink, [end - tip, y + tip, end, y, end - tip, y - tip], theme.px(2), 0.6)
        self.brush.add(PopMatrix())

    def _letters(self, long: float, low: str) -> float:
        """Px of its letters: the words stand beside each other with an arrow between."""
        letters = theme.font(_LETTERS)
        wide = sum(text_layout.width(word, text_layout.Letters(round(letters))) for word in (low, self.high))
        return float(letters * min(1.0, (long - theme.px(4 * _GAP)) / max(1.0, wide)))
