"""A week as a bead on the trail. The ball of wool lies where the unit is."""

from __future__ import annotations

from kivy.properties import NumericProperty, OptionProperty

from kiosk.screens.intro.shape import BALL
from kiosk.theme import theme
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.input.tap import Press
from kiosk.widgets.paper import pictures

_BALL_SHARE = 1.31
"""The picture of the ball is so much larger than the wool in it."""


class Bead(Press, Drawing):
    """Test name: `week-<number>`. `state`: behind, here or ahead."""

    number = NumericProperty(0)
    state = OptionProperty("ahead", options=("behind", "here", "ahead"))

    def paint(self) -> None:
        x, y, across = self.center_x, self.center_y, self.width
        sunk = theme.px(3) if self.pressed else 0
        if self.state == "here":
            side = theme.px(BALL) * _BALL_SHARE
            texture = pictures.fitted("yarn", side)
            self.tint("white")
            self.put(texture, round(x - texture.width / 2), round(y - texture.height / 2))
        lip = theme.px(5)
        colour, ink = {"behind": ("petrol", "paper"), "here": ("paper", "ink"), "ahead": ("step", "ink2")}[self.state]
        if self.state == "ahead":
            self._disc("dash", y - lip + sunk, across, 0.75)
        elif self.state == "behind":
            self._disc("ink", y - lip + sunk, across, 0.45)
        self._disc(colour, y - sunk, across, 1)
        letters = theme.px(38 if self.state == "here" else 27)
        self.write(str(int(self.number)), letters, x, y - sunk, ink, bold=True, anchor=(0.5, 0.5))

    def _disc(self, colour: str, y: float, across: float, strength: float) -> None:
        self.fill(colour, self.center_x - across / 2, y - across / 2, across, across, across / 2, strength)
