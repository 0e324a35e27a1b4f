"""Three signs with their numbers below each other, for a vase with more balls than can be drawn.

Knows only paper, signs and text.
"""

from __future__ import annotations

from typing import Any

from kivy.properties import ObjectProperty

from kiosk.widgets.balls.sign import SIGNS
from kiosk.widgets.drawing import Composed
from kiosk.widgets.paper.icon import Icon
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.text.text import Text


class Numbers(Composed, Paper):
    """`counts` are green, pink, red."""

    counts = ObjectProperty((0, 0, 0))

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.kind = "note"
        self._rows = [
            (Icon(name=sign.name, ink="white"), Text(role="number", lines=1, valign="middle", shrink=False))
            for sign in SIGNS
        ]
        for sign, number in self._rows:
            self.add_widget(sign)
            self.add_widget(number)

    def arrange(self) -> None:
        row = self.height / 3.4
        side = row * 0.66
        for place, ((sign, number), count) in enumerate(zip(self._rows, self.counts, strict=True)):
            y = (self.height - 3 * row) / 2 + place * row
            number.text, number.letters_px = str(int(count)), row * 0.66
            own = side * SIGNS[place].weight
            self.place(sign, self.width * 0.14 + (side - own) / 2, y + (row - own) / 2, own, own)
            self.place(number, self.width * 0.14 + side * 1.3, y, self.width * 0.84 - side * 1.3, row)
