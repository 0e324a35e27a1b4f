"""How far somebody has come through what is asked: a strip of paper on a string, a disc for each, and which of how
many. To be read, not touched. Knows only the theme, paper and signs.

    AskLine(count=6, at=1, words=_("utsagn 2 av 6"))
"""

from __future__ import annotations

from typing import Any

from kivy.properties import NumericProperty, StringProperty

from kiosk.theme import theme
from kiosk.widgets.drawing import Composed, Drawing
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.text.text import Text

_MOST = 8
"""Of so many each has a disc; of more only the words are told."""
_STRING, _PEG = (0.69, 0.525, 0.29, 1), (0.788, 0.608, 0.373, 1)
_PALE = (0.898, 0.859, 0.788, 1)
_DISC, _STEP, _EDGE, _HIGH, _DROP = 44, 66, 56, 74, 20
_TICK = ((-0.22, 0.02), (-0.06, -0.16), (0.24, 0.18))


class AskLine(Composed):
    """`at` is the place that is asked now; as many as there are: all are done."""

    count = NumericProperty(0)
    at = NumericProperty(0)
    words = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._string, self._note, self._discs = _Hung(), Paper(kind="note", shadow="s"), _Discs()
        self._words = Text(letters=27, ink="ink2", lines=1, valign="middle")
        self.add_all((self._note, self._string, self._discs, self._words))

    def arrange(self) -> None:
        u = theme.k
        discs = int(self.count) if self.count <= _MOST else 0
        self._words.text = self.words
        words, row = self._words.natural_width() + 4 * u, discs * _STEP * u
        wide = min(self.width, words + row + 2 * _EDGE * u)
        left = (self.width - wide) / 2
        self.place(self._string, max(0, left - 180 * u), 0, min(self.width, wide + 360 * u), _DROP * u + 24 * u)
        self.place(self._note, left, _DROP * u, wide, _HIGH * u)
        if discs:
            self._discs.count, self._discs.at = discs, self.at
            self.place(self._discs, left + _EDGE * u, _DROP * u, row, _HIGH * u)
        self.place(self._words, left + _EDGE * u + row, _DROP * u, wide - row - 2 * _EDGE * u + 4 * u, _HIGH * u)


class _Discs(Drawing):
    count = NumericProperty(0)
    at = NumericProperty(0)

    def paint(self) -> None:
        u, y = theme.k, self.center_y
        for n in range(int(self.count)):
            x, side = self.x + (n + 0.5) * _STEP * u - 10 * u, _DISC * u
            done, now = n < self.at, n == self.at
            colour = "petrol" if done else "ink" if now else _PALE
            self.dot(colour, x, y, side / 2)
            if done:
                points = [part for dx, dy in _TICK for part in (x + dx * side, y + dy * side)]
                self.stroke("paper", points, 4 * u)
            else:
                self.write(str(n + 1), 25 * u, x, y, "paper" if now else "ink2", bold=True, anchor=(0.5, 0.5))


class _Hung(Drawing):
    """The string and its two pegs."""

    def paint(self) -> None:
        u = theme.k
        sag = [
            part
            for step in range(25)
            for part in (
                self.x + step / 24 * self.width,
                self.top - 4 * u - 4 * (step / 24) * (1 - step / 24) * 12 * u,
            )
        ]
        self.stroke(_STRING, sag, 4 * u)
        for side in (0.3, 0.7):
            self.fill(_PEG, self.x + side * self.width - 11 * u, self.y, 22 * u, 40 * u, 4 * u)
