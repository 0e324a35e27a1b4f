"""The paper label that hangs on the covered vase: a number and a few words, and how it flips.

Knows only the theme, paper and text.

    label.say("7 av 9", "har lagt ball", flip=True)
"""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.animation import Animation
from kivy.graphics import Color, PopMatrix, PushMatrix, Scale, SmoothEllipse, SmoothLine
from kivy.properties import NumericProperty, StringProperty

from kiosk.theme import theme
from kiosk.widgets.drawing import Composed
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.text.text import Text

_STRING = (0.667, 0.506, 0.282, 1)
_EYELET = (0.545, 0.45, 0.36, 1)
_FLIP_S = 0.120
_ONE_LINE = 16
"""More signs than this in the few words take two lines."""


class VaseLabel(Composed, Paper):
    """The label, hanging by two threads."""

    big = StringProperty("")
    small_text = StringProperty("")
    flip = NumericProperty(1)
    """1: seen from the front; 0: edge on."""
    redraws: ClassVar[tuple[str, ...]] = ("big", "small_text")

    def __init__(self, **kwargs: Any) -> None:
        self._told = ("", "")
        super().__init__(**kwargs)
        self.kind, self.shadow = "note", "s"
        self._scale = Scale(1, 1, 1)
        self.canvas.before.insert(0, PushMatrix())
        self.canvas.before.insert(1, self._scale)
        self.canvas.after.add(PopMatrix())
        self._threads = [SmoothLine(width=1.2), SmoothLine(width=1.2)]
        self._eyelet, self._hole = SmoothEllipse(), SmoothEllipse()
        for part in (Color(*_STRING), *self._threads, Color(*_EYELET), self._eyelet, Color(*theme.ink), self._hole):
            self.canvas.add(part)
        self._big = Text(role="title", halign="center", valign="middle", lines=1)
        self._small = Text(halign="center", valign="middle", ink="ink2", lines=2)
        self.add_widget(self._big)
        self.add_widget(self._small)
        self.bind(flip=self._turn)

    def say(self, big: str, small: str, *, flip: bool) -> None:
        """Show these words; with `flip` the label turns round when they are others than before."""
        if (big, small) == self._told:
            return
        self._told = (big, small)
        turns = flip and bool(big) and bool(self.big) and not theme.calm
        Animation.cancel_all(self, "flip")
        self.flip = 1
        if not turns:
            self.big, self.small_text = big, small
            return
        half = Animation(flip=0.02, d=_FLIP_S / 2, t="in_sine")

        def turned(*_: object) -> None:
            self.big, self.small_text = big, small
            Animation(flip=1, d=_FLIP_S / 2, t="out_sine").start(self)

        half.bind(on_complete=turned)
        half.start(self)

    def _turn(self, *_: object) -> None:
        self._scale.y = self.flip
        self._scale.origin = self.center

    def arrange(self) -> None:
        width, height = self.width, self.height
        self._turn()
        # Letters are part of the label, not of the screen: they grow with it.
        self._big.text, self._small.text = self.big, self.small_text
        two = len(self.small_text) > _ONE_LINE
        big, small = (0.26, 0.17) if two else (0.43, 0.20) if self.small_text else (0.5, 0.2)
        self._big.letters_px, self._small.letters_px = big * height, small * height
        above, below = (0.30, 0.45) if two else (0.46, 0.30) if self.small_text else (0.7, 0)
        self.place(self._big, 0.05 * width, 0.18 * height, 0.9 * width, above * height)
        self.place(self._small, 0.07 * width, (0.18 + above) * height, 0.86 * width, below * height)
        x, y = self.center_x, self.top - 0.115 * height
        for thread, side in zip(self._threads, (-1, 1), strict=True):
            thread.points = [x, y, x + side * 0.28 * width, self.top + 0.38 * height]
            thread.width = max(1, theme.px(1.8))
        for ring, share in ((self._eyelet, 0.06), (self._hole, 0.028)):
            radius = share * height
            ring.pos, ring.size = (x - radius, y - radius), (2 * radius, 2 * radius)
