"""A dashed rounded frame: an empty place where something will hang. Knows only the theme.

self.dashed = Dash(); self.canvas.add(self.dashed); self.dashed.fit(x, y, width, height, theme.dash)
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kivy.graphics import Color, InstructionGroup, Line, Rectangle
from kivy.graphics.texture import Texture

from kiosk.theme import Colour, theme

_ON, _OFF, _THICK, _RADIUS = 8, 6, 2.5, 10


class Dash(InstructionGroup):
    """Kivy dashes lines of one px only; this one is as thick as the drawing says on every panel."""

    def fit(self, pos: Sequence[float], size: Sequence[float], colour: Colour | None) -> None:
        """Run round a box of this place and size (real px) in this colour; None: not there."""
        self.clear()
        (x, y), (width, height) = pos, size
        if colour is None or width <= 0 or height <= 0:
            return
        thick, radius = max(1, round(theme.px(_THICK))), min(theme.px(_RADIUS), width / 6, height / 6)
        self.add(Color(*colour))
        across, down = width - 2 * radius, height - 2 * radius
        for left, low, length, standing in (
            (x + radius, y, across, False),
            (x + radius, y + height - thick, across, False),
            (x, y + radius, down, True),
            (x + width - thick, y + radius, down, True),
        ):
            count = max(1, round(length / theme.px(_ON + _OFF)))
            size = (thick, length) if standing else (length, thick)
            coords = (0, 0, 0, 0, count, 0, count, 0) if standing else (0, 0, count, 0, count, 0, 0, 0)
            self.add(Rectangle(texture=pattern(), tex_coords=coords, pos=(left, low), size=size))
        inset = radius - thick / 2
        for cx, cy, start in (
            (x + radius, y + radius, 180),
            (x + radius, y + height - radius, 270),
            (x + width - radius, y + height - radius, 0),
            (x + width - radius, y + radius, 90),
        ):
            self.add(Line(circle=(cx, cy, inset, start + 20, start + 70), width=thick / 2, cap="none"))


@cache
def pattern() -> Texture:
    """A dash and what is left open behind it, to be repeated along a line."""
    texture = Texture.create(size=(_ON + _OFF, 1), colorfmt="rgba")
    half = _OFF // 2
    signs = b"\xff\xff\xff\x00" * half + b"\xff\xff\xff\xff" * _ON + b"\xff\xff\xff\x00" * (_OFF - half)
    texture.blit_buffer(signs, colorfmt="rgba", bufferfmt="ubyte")
    texture.wrap = "repeat"
    return texture
