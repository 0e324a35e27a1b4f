"""A dashed place on the felt where nothing hangs yet, with a question in it. Knows only the theme and text.

Slot(text=_("Virket det?"), wide=(968, 449, 288, 152))
"""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.properties import StringProperty

from kiosk.theme import theme
from kiosk.widgets.charts.dash import Dash
from kiosk.widgets.drawing import Composed, unit
from kiosk.widgets.text.text import Text

_FRAME = 0.45
"""How strongly the frame is seen on the felt."""


class Slot(Composed):
    """The place."""

    text = StringProperty("")
    redraws: ClassVar[tuple[str, ...]] = (*Composed.redraws, "text")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._frame = Dash()
        self.canvas.before.add(self._frame)
        self._words = Text(role="text", letters=26, ink="felt_ink", halign="center", valign="middle", shrink=True)
        self.add_widget(self._words)

    def arrange(self) -> None:
        self._frame.fit(self.pos, self.size, (*theme.colour("felt_ink")[:3], _FRAME))
        pad = 14 * unit()
        self._words.text = self.text
        self.place(self._words, pad, pad / 2, self.width - 2 * pad, self.height - pad)
