"""One day of a month: its number, whether it is today, chosen, a holiday, or gone. Knows only the theme and letters.

Day(date=date(2025, 11, 18), today=True)
"""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.properties import BooleanProperty, ObjectProperty

from kiosk.theme import theme
from kiosk.widgets.input.tap import Press
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text_layout import Letters

_LETTERS = 30


class Day(Press):
    """`date` None: no day at this place of the month. A day that is not `enabled` has passed."""

    date = ObjectProperty(None, allownone=True)
    today = BooleanProperty(False)
    chosen = BooleanProperty(False)
    quiet = BooleanProperty(False)
    """Nobody works on it as usual: Saturday, Sunday, holiday."""
    holiday = BooleanProperty(False)

    redraws: ClassVar[tuple[str, ...]] = ("date", "today", "chosen", "quiet", "holiday")

    def __init__(self, **kwargs: Any) -> None:
        self._number = InstructionGroup()
        super().__init__(**kwargs)
        self.canvas.add(self._number)

    @property
    def ink(self) -> str:
        """Colour of the number."""
        if not self.enabled:
            return "dash"
        return "paper" if self.chosen else "ink2" if self.quiet else "ink"

    def draw(self) -> None:
        """Write the number in the middle."""
        super().draw()
        self._number.clear()
        if self.date is None:
            return
        pen = Letters(max(1, round(theme.font(_LETTERS))), bold=self.today or self.chosen)
        texture = text_layout.texture(str(self.date.day), pen)
        self._number.add(Color(*theme.colour(self.ink)))
        x, y = self.center_x - texture.width / 2, self.center_y - texture.height / 2
        self._number.add(Rectangle(texture=texture, pos=(round(x), round(y)), size=texture.size))
