"""The balls asleep on the shelf, and the ball of wool with its thread hanging down. Nothing moves.

Knows only the theme and the pictures.

    Asleep(h=160)           its lower edge is the shelf's upper one
"""

from __future__ import annotations

from kivy.graphics import SmoothLine

from kiosk.theme import theme
from kiosk.widgets.balls.ball import BALLS, Plush
from kiosk.widgets.balls.wool import SHARE
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.paper import pictures

ACROSS = 160
"""Design px across a ball."""
_APART, _FIRST = 222, 98
_WOOL, _WOOL_AT = 103, 748
"""Across the ball of wool, and where its middle is."""
_ON = 14
"""Design px of the shelf's upper side that they stand on."""
_FROM = 34
"""Design px from the middle of the wool to where its thread begins."""
_THREAD = ((0, 8), (48, 14), (98, -8), (138, 2), (180, 24), (178, 48), (164, 66), (180, 80), (206, 70), (200, 60))


class Asleep(Drawing):
    """Stands on what is below it, as large as its height allows."""

    def paint(self) -> None:
        k = min(1.0, self.height / theme.px(ACROSS)) * theme.px(1)
        foot = self.y - theme.px(_ON)
        for n, colour in enumerate(BALLS):
            self._stand(f"ball-{colour}-blink", self.x + k * (_FIRST + n * _APART), foot, k * ACROSS, 1.0)
        wool = self.x + k * _WOOL_AT
        if wool + k * _WOOL > self.right:
            return
        self._stand("yarn", wool, foot, k * _WOOL, SHARE)
        points = [place for x, y in _THREAD for place in (wool + k * (_FROM + x), foot + k * (6 - y))]
        self.tint("wool")
        self.brush.add(SmoothLine(bezier=points, width=max(1, k * 3), cap="round", joint="round"))

    def _stand(self, name: str, x: float, foot: float, across: float, share: float) -> None:
        wide, high = across * 1.06, across * 0.26
        self.tint((1, 1, 1, 1), 0.8)
        self.put(pictures.picture("ball-shadow", wide, high), x - wide / 2, foot - high / 2)
        body = Plush()
        body.put_picture(name, x, foot + across * 0.48, across * share)
        self.brush.add(body)
