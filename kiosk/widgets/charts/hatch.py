"""Slanted lines on a ground: time that is found but not yet freed. Knows only the theme.

self.put(hatch(), x, y, width, height, tex_coords=across(width, height))
"""

from __future__ import annotations

from functools import cache

from kivy.graphics.texture import Texture

from kiosk.theme import theme

_SIDE = 32
Paint = tuple[int, int, int, int]
_GROUND: Paint = (244, 222, 168, 255)
_LINE: Paint = (205, 152, 52, 255)
_PERIOD = 15.5
"""Design px from line to line."""
_THICK = 0.22
"""Share of the period a line takes."""


@cache
def hatch(ground: Paint = _GROUND, line: Paint = _LINE, thick: float = _THICK) -> Texture:
    """A seamless tile of lines rising to the right, honey unless told otherwise."""
    edge = 1.5 / _SIDE
    row = []
    for place in range(_SIDE):
        part = min(1.0, max(0.0, (thick / 2 - abs(place / _SIDE - 0.5)) / edge + 0.5))
        row.append(bytes(round(a + (b - a) * part) for a, b in zip(ground, line, strict=True)))
    signs = b"".join(row[(x - y) % _SIDE] for y in range(_SIDE) for x in range(_SIDE))
    texture = Texture.create(size=(_SIDE, _SIDE), colorfmt="rgba")
    texture.blit_buffer(signs, colorfmt="rgba", bufferfmt="ubyte")
    texture.wrap = "repeat"
    return texture


def across(width: float, height: float) -> tuple[float, ...]:
    """tex_coords with which the tile covers width x height px."""
    u, v = width / theme.px(_PERIOD), height / theme.px(_PERIOD)
    return (0, 0, u, 0, u, v, 0, v)
