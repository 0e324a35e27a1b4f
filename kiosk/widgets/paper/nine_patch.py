"""A nine-patch as a canvas instruction that follows a box: shadows, paper, blocks, keys.

Knows only the pictures and the theme.

    self._shadow = Dress(self.canvas.before, "shadow-m"); self._shadow.fit(self.x, self.y, self.width, self.height)
"""

from __future__ import annotations

from typing import Any

from kivy.graphics import BorderImage, Color, InstructionGroup

from kiosk.widgets.paper import pictures


class Dress(InstructionGroup):
    """Draws the named nine-patch round a box. An empty name draws nothing."""

    def __init__(self, name: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.name = name
        self.change = ""
        self._colour = Color(1, 1, 1, 1)
        self._image = BorderImage()
        self.add(self._colour)
        self.add(self._image)

    def fit(self, x: float, y: float, width: float, height: float, strength: float = 1.0) -> None:
        """Lie round this box (real px), `strength` of it seen."""
        if not self.name or width <= 0 or height <= 0:
            self._colour.a = 0
            return
        texture, border, overhang, fall = pictures.patch(self.name, self.change)
        w, h = width + 2 * overhang, height + 2 * overhang
        # Low or narrow boxes: the corners meet in the middle.
        side = min(border, w / 2, h / 2)
        self._colour.a = strength
        self._image.texture = texture
        self._image.border = (border,) * 4
        self._image.display_border = (side,) * 4
        self._image.pos = (x - overhang, y - overhang - fall)
        self._image.size = (w, h)
