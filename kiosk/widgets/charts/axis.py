"""An axis beside four squares: a word at either end and an arrow from little to much.

Axis(low=_("Liten effekt"), high=_("Stor effekt"), upwards=True)
"""

from __future__ import annotations

from kivy.graphics import PopMatrix, PushMatrix, Rotate
from kivy.properties import BooleanProperty, StringProperty

from kiosk.theme import theme
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.text import text_layout

_LETTERS = 26
_LEAST = 0.7
"""So much smaller may two words be; where there is less room the upper one is said shorter, or stands alone."""
_TIP = 10
_GAP = 20
_ARROW = 44
"""Design px that the arrow keeps between two words, air and all."""


class Axis(Drawing):
    """Along its width, or with `upwards` along its height."""

    low, high = StringProperty(""), StringProperty("")
    shorter = StringProperty("")
    """The upper word where it is read after the lower one: «hjelper lite», «mye»."""
    ink = StringProperty("felt_ink")
    upwards = BooleanProperty(False)

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
        low, high, letters = self._said(long)
        begin = left + self.write(low, letters, left, y, self.ink, anchor=(0, 0.5))
        end = right - self.write(high, letters, right, y, self.ink, anchor=(1, 0.5))
        tip = theme.px(_TIP)
        gap = min(theme.px(_GAP), max(0, end - begin - 2 * tip) / 2)
        begin, end = begin + gap, end - gap
        if end - begin > 1.5 * tip:
            self.stroke(self.ink, [begin, y, end, y], theme.px(2), 0.6)
            self.stroke(self.ink, [end - tip, y + tip, end, y, end - tip, y - tip], theme.px(2), 0.6)
        self.brush.add(PopMatrix())

    def _said(self, long: float) -> tuple[str, str, float]:
        """The words that find room, and px of their letters: beside each other with an arrow between."""
        usual = theme.font(_LETTERS)
        for low, high in ((self.low, self.high), (self.low, self.shorter), ("", self.high)):
            wide = sum(text_layout.width(word, text_layout.Letters(round(usual))) for word in (low, high))
            letters = usual * min(1.0, (long - theme.px(_ARROW)) / max(1.0, wide))
            if high and letters >= _LEAST * usual:
                break
        return low, high, float(letters)
