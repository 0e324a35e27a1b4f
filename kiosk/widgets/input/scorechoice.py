"""Five blocks on the table, from 1 to 5: one is pressed, and what flies is the same whichever it was.

While something flies (`locked`) presses are dropped, which is also the guard against answering twice. Knows only the
theme and other widgets; it is asked as `BallChoices` is.

    ScoreChoices(on_choose=lambda choices, score: ...)
"""

from __future__ import annotations

from typing import Any

from board.catalogue import _
from kiosk.theme import theme
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.input.ballchoice import Choices
from kiosk.widgets.input.block import Block
from kiosk.widgets.text.text import Text

_WIDE, _HIGH, _GAP, _BELOW, _WORDS = 152, 176, 14, 28, 44
"""Design px of a block, between two, down to the words under them, and their height."""
_ARROW = (0.66, 0.525, 0.33, 1)


class ScoreChoices(Choices):
    """1 to 5, and what the ends mean: blocks have no eyes to close. Test names: `score-1` …"""

    def __init__(self, **kwargs: Any) -> None:
        blocks = {n: Block(test_name=f"score-{n}", label=n, letters=78, halign="center") for n in "12345"}
        super().__init__(blocks, **kwargs)
        self._least = Text(text=_("stemmer ikke"), letters=29, bold=True, ink="wood_ink", lines=1, valign="middle")
        self._most = Text(text=_("stemmer helt"), letters=29, bold=True, ink="wood_ink", lines=1, valign="middle")
        self._most.halign = "right"
        self._way = _Way()
        self.add_all((self._least, self._most, self._way))

    def arrange(self) -> None:
        u = min(theme.px(1), self.width / (5 * _WIDE + 4 * _GAP), self.height / (_HIGH + _BELOW + _WORDS))
        wide, gap = _WIDE * u, _GAP * u
        left = (self.width - 5 * wide - 4 * gap) / 2
        top = max(0, (self.height - (_HIGH + _BELOW + _WORDS) * u) / 2)
        for n, block in enumerate(self.balls.values()):
            self.place(block, left + n * (wide + gap), top, wide, _HIGH * u)
        low, whole = top + (_HIGH + _BELOW) * u, 5 * wide + 4 * gap
        words = 0.36 * whole
        self.place(self._least, left, low, words, _WORDS * u)
        self.place(self._most, left + whole - words, low, words, _WORDS * u)
        begin, end = self._least.natural_width(), self._most.natural_width()
        begin, end = left + min(begin, words) + 30 * u, left + whole - min(end, words) - 30 * u
        if end - begin > 40 * u:
            self.place(self._way, begin, low, end - begin, _WORDS * u)

    def close(self, ball: Block) -> None:
        ball.enabled = not self.closed


class _Way(Drawing):
    """The arrow from one end to the other."""

    def paint(self) -> None:
        y, tip = self.center_y, theme.px(12)
        self.stroke(_ARROW, [self.x, y, self.right, y], theme.px(4))
        self.stroke(
            _ARROW, [self.right - 1.5 * tip, y + tip, self.right, y, self.right - 1.5 * tip, y - tip], theme.px(4)
        )
