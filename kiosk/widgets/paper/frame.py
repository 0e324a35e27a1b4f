"""The picture frame: birch round a sheet of paper, hung by a string from a pin. A Plan: what it shows lies on it.

Knows only the theme and the pictures.

    Frame:
        Text: text: root.title
"""

from __future__ import annotations

from typing import Any

from kivy.graphics import Color, InstructionGroup, Rectangle, SmoothLine, SmoothRoundedRectangle

from kiosk.theme import theme
from kiosk.widgets.paper import pictures
from kiosk.widgets.paper.nine_patch import Dress
from kiosk.widgets.plan import Plan

STRING, WOOD = 104, 26
"""Design px from the pin down to the frame, and of the wood on each side."""
_ASIDE = 142
"""Half of what the string spans where it meets the frame."""
_PIN = 28
_CORD = (0.663, 0.525, 0.329, 1)
_EDGE = (0.353, 0.239, 0.09)


class Frame(Plan):
    """The pin hangs at the upper edge of its box, the frame from `STRING` below it. Leave `WOOD` and some paper as
    padding."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._shadow, self._hung = Dress("shadow-l"), InstructionGroup()
        self.canvas.before.add(self._shadow)
        self.canvas.before.add(self._hung)

    def draw(self) -> None:
        super().draw()
        x, y, wide, high = self.x, self.y, self.width, self.height - theme.px(STRING)
        self._shadow.fit(x, y, wide, high)
        self._hung.clear()
        if wide <= 1 or high <= 1:
            return
        self._string(y + high)
        self._wood(x, y, wide, high)
        rim = theme.px(WOOD)
        self._paper(x + rim, y + rim, wide - 2 * rim, high - 2 * rim)

    def _string(self, edge: float) -> None:
        aside, pin = theme.px(_ASIDE), self.top - theme.px(_PIN) / 2
        self._tint(_CORD)
        points = [self.center_x - aside, edge, self.center_x, pin, self.center_x + aside, edge]
        self._hung.add(SmoothLine(points=points, width=max(1, theme.px(2)), joint="round"))
        head = pictures.fitted("pin-wood", theme.px(_PIN))
        self._tint((1, 1, 1, 1))
        at = (round(self.center_x - head.width / 2), round(pin - head.height / 2))
        self._hung.add(Rectangle(texture=head, pos=at, size=head.size))

    def _wood(self, x: float, y: float, wide: float, high: float) -> None:
        self._tint((1, 1, 1, 1))
        radius = [theme.px(8)]
        grain = pictures.tile("table")
        part = min(1.0, wide / (grain.width * theme.k))
        planks = grain.get_region(0, 0, max(1, grain.width * part), grain.height)
        self._hung.add(SmoothRoundedRectangle(texture=planks, pos=(x, y), size=(wide, high), radius=radius))
        thin = theme.px(4)
        self._tint((*_EDGE, 0.35))
        self._hung.add(SmoothRoundedRectangle(pos=(x, y), size=(wide, thin), radius=[0, 0, thin, thin]))
        self._tint((1, 1, 1, 0.5))
        self._hung.add(Rectangle(pos=(x + thin, y + high - thin / 2), size=(wide - 2 * thin, thin / 2)))

    def _paper(self, x: float, y: float, wide: float, high: float) -> None:
        self._tint((1, 1, 1, 1))
        tile, part = pictures.tile("paper"), pictures.tiled("paper", wide, high)
        self._hung.add(Rectangle(texture=tile, tex_coords=part, pos=(x, y), size=(wide, high)))
        deep = theme.px(9)
        self._tint((1, 1, 1, 0.8))
        shade = pictures.tile("dark-down")
        self._hung.add(Rectangle(texture=shade, pos=(x, y + high - deep), size=(wide, deep)))
        self._tint((*_EDGE, 0.35))
        self._hung.add(SmoothLine(rectangle=(x, y, wide, high), width=max(0.6, theme.px(0.8))))

    def _tint(self, colour: tuple[float, float, float, float]) -> None:
        self._hung.add(Color(*colour))
