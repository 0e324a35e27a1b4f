"""The three signs of the balls: circle, square and drop, of equal weight to the eye.

As wide as each other the pointed one is the smallest, and red would be what is seen last. Knows only the pictures.

    RED.texture(20)      -> a drop beside which a circle 20 px across is as large
"""

from __future__ import annotations

from dataclasses import dataclass

from kivy.graphics.texture import Texture

from kiosk.widgets.paper import pictures

_SMALL_PX = 32
"""Real px below which the thin rim is less than two wide, and pink on white paper less than 3:1."""


@dataclass(frozen=True)
class Sign:
    """`weight`: its picture's side when a circle's is 1. Of radius r: the square is 1.8 r wide, the drop 2.1 r wide
    and 2.5 r high."""

    name: str
    weight: float

    def texture(self, side: float) -> Texture:
        """As large as a circle in a box of this side, with the rim that is seen in that size."""
        return pictures.icon(self.name if side > _SMALL_PX else f"{self.name}-small", side * self.weight)


SIGNS = (Sign("green", 1.0), Sign("pink", 0.965), Sign("red", 1.22))
GREEN, PINK, RED = SIGNS
