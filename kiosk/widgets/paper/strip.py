"""A strip of paper of a known length on the glass, with a tick for every centimetre: to be held against a ruler.

Knows only the theme, the pictures and letters.

    Strip(length_mm=100)
"""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.properties import NumericProperty, StringProperty

from kiosk.theme import theme
from kiosk.widgets.layout.placed import Placed
from kiosk.widgets.paper.nine_patch import Dress
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text_layout import Letters

_LETTERS = 20


class Strip(Placed):
    """As long as it says, from the left end of its box, if the theme's diagonal is the panel's."""

    length_mm = NumericProperty(100)
    test_name = StringProperty("")

    redraws: ClassVar[tuple[str, ...]] = ("length_mm",)

    def __init__(self, **kwargs: Any) -> None:
        self._drawing = InstructionGroup()
        self._shadow, self._face = Dress("shadow-s"), Dress("note-honey")
        super().__init__(**kwargs)
        for part in (self._shadow, self._face, self._drawing):
            self.canvas.add(part)

    @property
    def length(self) -> float:
        """Real px from end to end."""
        return float(theme.mm(self.length_mm))

    def draw(self) -> None:
        """Draw the strip, its ticks and their numbers."""
        super().draw()
        box = (self.x, self.y, self.length, self.height)
        self._shadow.fit(*box)
        self._face.fit(*box)
        self._drawing.clear()
        pen = Letters(max(1, round(theme.font(_LETTERS))), True)
        thick = max(1, round(theme.px(2)))
        for centimetre in range(1, int(self.length_mm // 10)):
            x = self.x + theme.mm(10 * centimetre)
            long = centimetre % 5 == 0
            high = self.height * (0.34 if long else 0.2)
            self._drawing.add(Color(*theme.ink))
            self._drawing.add(Rectangle(pos=(round(x - thick / 2), self.top - high), size=(thick, high)))
            if long:
                self._write(str(centimetre), pen, x)
        end = f"{self.length_mm / 10:g} cm"
        self._write(end, pen, self.x + self.length - text_layout.width(end, pen) / 2 - theme.px(12))

    def _write(self, text: str, pen: Letters, middle: float) -> None:
        texture = text_layout.texture(text, pen)
        x, y = middle - texture.width / 2, self.y + self.height * 0.34 - texture.height / 2
        self._drawing.add(Rectangle(texture=texture, pos=(round(x), round(y)), size=texture.size))
