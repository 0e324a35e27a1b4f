"""How many of each: three signs with their numbers and words. Knows only paper, text and signs.

Counts(green=5, pink=3, red=1)
"""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty

from board.catalogue import _
from kiosk.widgets.balls.sign import SIGNS
from kiosk.widgets.charts.rule import Rule
from kiosk.widgets.drawing import Composed, unit
from kiosk.widgets.paper.icon import Icon
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.text.text import Text

_FADED = 0.72
"""A sign of which there is none; its number and word are grey as what stands second."""
_SIGN, _GAP, _NUMBER = 44, 15, 58
"""px of the drawing: the sign, what is between it and its number, the letters of the number."""


class Counts(Composed, Paper):
    """The strip. A zero is grey; yellow paper when it `stands_out`."""

    green = NumericProperty(0)
    pink = NumericProperty(0)
    red = NumericProperty(0)
    stands_out = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.kind = "note"
        self._parts = [
            (
                Icon(name=sign.name, ink="white"),
                Text(role="number", lines=1, valign="middle", shrink=False),
                Text(lines=1, halign="center", valign="middle", shrink=False),
            )
            for sign in SIGNS
        ]
        self._rules = [Rule(), Rule()]
        self.add_all((*(part for three in self._parts for part in three), *self._rules))

    def arrange(self) -> None:
        self.hue = "yellow" if self.stands_out else "white"
        u, third = unit(), self.width / 3
        grow = self.height / (116 * u)
        words = (_("Godt"), _("Middels"), _("Dårlig"))
        counts = (self.green, self.pink, self.red)
        fit = self._fit(counts, third, grow * u)
        letters = self._letters(words, third, 27 * grow * u)
        for place, ((sign, number, word), text, count) in enumerate(zip(self._parts, words, counts, strict=True)):
            number.text, word.text = str(int(count)), text
            number.letters_px, word.letters_px = _NUMBER * fit * grow * u, letters
            sign.opacity = 1 if count else _FADED
            number.ink = word.ink = "ink" if count else "ink2"
            number.bold = bool(count)
            side, gap = _SIGN * fit * u * grow, _GAP * fit * u * grow
            wide = number.natural_width()
            left = place * third + (third - side - gap - wide) / 2
            own = side * SIGNS[place].weight
            self.place(sign, left + (side - own) / 2, 40 * u * grow - own / 2, own, own)
            self.place(number, left + side + gap, 4 * u * grow, wide + 4, 70 * u * grow)
            self.place(word, place * third, 71 * u * grow, third, 34 * u * grow)
        for place, rule in enumerate(self._rules):
            self.place(rule, (place + 1) * third - u, 18 * u * grow, 2 * u, self.height - 36 * u * grow)

    def _fit(self, counts: tuple[float, ...], third: float, scale: float) -> float:
        """1, or less where large numbers stand in a narrow strip; the same for all three."""
        number = self._parts[0][1]
        number.letters_px = _NUMBER * scale
        widest = 0.0
        for count in counts:
            number.text = str(int(count))
            widest = max(widest, (_SIGN + _GAP) * scale + number.natural_width())
        return min(1.0, 0.9 * third / widest)

    def _letters(self, words: tuple[str, ...], third: float, wanted: float) -> float:
        """Px of the letters of the words: the same for all three, and smaller where one of them is long."""
        word = self._parts[0][2]
        word.letters_px, widest = wanted, 0.0
        for word.text in words:
            widest = max(widest, word.natural_width())
        return wanted * min(1.0, 0.94 * third / widest)
