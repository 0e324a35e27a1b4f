"""Values of 0 to 100 percent as blocks that stand beside each other: those before of wood, the one of now petrol, and
dashed what is to come. Knows only the theme and letters.

Upright(before=(45, 55, 60, 70), now=80)
"""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ListProperty, ObjectProperty

from kiosk.theme import theme
from kiosk.widgets.dash import Dash
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text_layout import Letters

PLACES = 5
_GAP, _MOST_W, _LETTERS, _COMING = 5, 36, 20, 38
"""Design px between blocks and of their width, of the numbers; percent of the height what is to come stands at."""
_WOOD, _LIGHT = (0.776, 0.682, 0.529, 1), (0.88, 0.8, 0.67, 1)


class Upright(Drawing):
    """`before`: percent each, None where nothing could be had; the last four are shown. `now`: of the one of now,
    None while it is to come. `coming` False: nothing is to come, and the last five of `before` stand there."""

    before = ListProperty([])
    now = ObjectProperty(None, allownone=True)
    coming = BooleanProperty(True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._dashed = Dash()
        self.canvas.add(self._dashed)

    def natural_h(self, width: float) -> tuple[float, float]:
        return theme.px(60), theme.px(195)

    def paint(self) -> None:
        gap = theme.px(_GAP)
        wide = min(theme.px(_MOST_W), (self.width - (PLACES - 1) * gap) / PLACES)
        own = self.coming or self.now is not None
        before = list(self.before)[-(PLACES - own) :]
        for n, percent in enumerate(before):
            self._block(self.x + n * (wide + gap), wide, percent, _WOOD)
        x = self.x + len(before) * (wide + gap)
        dashed = own and self.now is None
        if own and not dashed:
            self._block(x, wide, self.now, "petrol")
        size = (wide, self._room * _COMING / 100) if dashed else (0, 0)
        self._dashed.fit((round(x), round(self.y)), size, theme.dash if dashed else None)

    @property
    def _room(self) -> float:
        """Px of a hundred percent: a number stands above a low block."""
        return float(max(1.0, self.height - 1.2 * theme.font(_LETTERS)))

    def _block(self, x: float, wide: float, percent: int | None, colour: Any) -> None:
        high = max(theme.px(4), self._room * (percent or 0) / 100)
        radius = theme.px(5)
        self.fill(colour, x, self.y, wide, high, (radius, radius, 0, 0))
        if colour != "petrol":
            self.fill(_LIGHT, x, self.y + high - min(high, theme.px(6)), wide, min(high, theme.px(6)), radius, 0.6)
        said = "–" if percent is None else str(percent)
        letters = self._letters(said, wide)
        inside = high > 1.6 * letters
        ink = "paper" if inside and colour == "petrol" else "ink"
        y = self.y + high - 0.35 * letters if inside else self.y + high + 0.1 * letters
        self.write(said, letters, x + wide / 2, y, ink, bold=True, anchor=(0.5, 1 if inside else 0))

    def _letters(self, said: str, wide: float) -> float:
        letters = theme.font(_LETTERS)
        needed = text_layout.width(said, Letters(max(1, round(letters)), True))
        return float(letters * min(1.0, (wide - 2) / max(1, needed)))
