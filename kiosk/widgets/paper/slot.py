"""A dashed place on the felt where nothing hangs yet, with a question in it. Knows only the theme and text.

Slot(text=_("Virket det?"), h=152)
"""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.properties import StringProperty

from kiosk.theme import theme
from kiosk.widgets.dash import Dash
from kiosk.widgets.layout.hint import Hint
from kiosk.widgets.plan import Over
from kiosk.widgets.text.text import Text

_FRAME = 0.45
"""How strongly the frame is seen on the felt."""


class Slot(Over):
    """The place."""

    text = StringProperty("")
    ink = StringProperty("felt_ink")
    padding = Hint((14, 7))
    redraws: ClassVar[tuple[str, ...]] = ("text", "ink")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._frame = Dash()
        self.canvas.before.add(self._frame)
        self._words = Text(role="text", letters=26, ink=self.ink, halign="center", valign="middle")
        self.add_widget(self._words)
        self.bind(text=self._words.setter("text"), ink=self._words.setter("ink"))
        self._words.text = self.text

    def draw(self) -> None:
        super().draw()
        self._frame.fit(self.pos, self.size, (*theme.colour(self.ink)[:3], _FRAME))
