"""How one screen gives way to the next: a picture of the one that leaves lies above the one that is there and fades.

What is the same on both stands still, for that is what a picture over its own likeness looks like; of the picture
only what lies on the felt slides. Whoever touches touches the new screen, at once and where it is seen. Knows no
screen.

    leaving.begin(screen.canvas, felt=(146, 718), way=-1)     # to the left: it goes on
"""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.animation import Animation
from kivy.graphics import Color, Fbo, Rectangle
from kivy.properties import NumericProperty
from kivy.uix.widget import Widget

from kiosk.theme import theme

SLIDE = 40
"""So many design px does the felt move while it fades."""
NEARER = 0.05
"""Share of the picture that goes out of sight at each side of one that is come near to."""


def portrait(canvas: Any, hangs_in: Any, size: tuple[float, float]) -> Fbo:
    """A picture of a canvas that hangs in another one. Kivy forgets where a canvas hangs when it is drawn in a second
    place, and could never take it down again: so it is taken down first, and hung up again where it was."""
    place = hangs_in.indexof(canvas)
    hangs_in.remove(canvas)
    picture = Fbo(size=size)
    picture.add(canvas)
    picture.draw()
    picture.remove(canvas)
    hangs_in.insert(place, canvas)
    return picture


class Leaving(Widget):
    """`gone` goes from 0 to 1, where nothing is left, not even the picture's memory."""

    gone = NumericProperty(1)
    seen: ClassVar[bool] = True
    """False (in tests): nobody looks, and the picture stays empty; to draw it is dearest to a slow machine."""

    def begin(self, canvas: Any, felt: tuple[float, float], way: int) -> None:
        """Take a picture of `canvas` as it is now and let it leave; `felt` is its lower and upper y in px, both 0
        where there is none, `way` -1 to the left, 1 to the right, 0 towards whoever comes."""
        Animation.cancel_all(self, "gone")
        self.canvas.clear()
        picture = portrait(canvas, self.parent.canvas, self.size) if self.seen else Fbo(size=(1, 1))
        low, high = (min(max(y, 0), self.height) for y in felt)
        with self.canvas:
            self._strength = Color(1, 1, 1, 1)
            for lower, upper in ((0, low), (high, self.height)):
                self._piece(picture, lower, upper)
            self._felt = self._piece(picture, low, high)
        self._way = way
        self.gone = 0
        Animation(gone=1, d=theme.duration("screen"), t=theme.curve("screen")).start(self)

    def on_gone(self, _leaving: Widget, gone: float) -> None:
        if gone >= 1:
            self.canvas.clear()
            del self._strength, self._felt
            return
        self._strength.a = 1 - gone
        if not theme.calm:
            left, right = (-gone * self._way * theme.px(SLIDE) / self.width,) * 2
            _, low, _, _, _, high, _, _ = self._felt.tex_coords
            if not self._way:
                left, right = gone * NEARER, -gone * NEARER
                low, high = left, 1 - left
            self._felt.tex_coords = (left, low, right + 1, low, right + 1, high, left, high)

    def _piece(self, picture: Fbo, lower: float, upper: float) -> Rectangle:
        """What lies between two heights."""
        low, high = lower / self.height, upper / self.height
        return Rectangle(
            texture=picture.texture,
            tex_coords=(0, low, 1, low, 1, high, 0, high),
            pos=(0, lower),
            size=(self.width, upper - lower),
        )
