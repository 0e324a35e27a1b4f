"""A note with its shadow and lines of text on it, pressed to choose it: one widget that draws all of it, so that
many hang beside each other without cost.

    class Group(WrittenNote):
        def paint(self):
            self.lay("note-white")
            self.say(self.name, 25, self.x + theme.px(18), self.width - theme.px(36))
"""

from __future__ import annotations

from typing import Any

from kiosk.theme import theme
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.input.tap import SparePress
from kiosk.widgets.paper.nine_patch import Dress
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text_layout import Letters

LEADING = 1.13
"""A line as a part of its letters."""


class OnPaper(Drawing):
    """A drawing on paper with its shadow, which lie below all that it paints."""

    def __init__(self, **kwargs: Any) -> None:
        self._shadow, self._paper = Dress("shadow-s"), Dress()
        super().__init__(**kwargs)
        for place, part in enumerate((self._shadow, self._paper)):
            self.canvas.insert(place, part)


class WrittenNote(SparePress, OnPaper):
    """Paper with its shadow, and lines of text on it."""

    def say(self, text: str, px: float, left: float, room: float, *, bold: bool = False, ink: Any = "ink") -> bool:
        """The text in the middle of the height, smaller only where something would be cut off; whether it was.
        Large letters come down as far as the usual ones do."""
        full = max(1, round(theme.font(px)))
        high = self.height - theme.px(4)
        pen, setting = text_layout.fit(
            text_layout.runs_of(text, bold),
            Letters(full, bold),
            text_layout.least_px(full / max(1.0, theme.larger)) / 0.75,
            room,
            lambda pen: int(high / (LEADING * pen.px)),
        )
        top = self.center_y - self.sunk + len(setting.lines) * LEADING * pen.px / 2
        self.tint(ink)
        self.write_lines(setting.lines, pen, left, top, LEADING)
        return setting.cut

    @property
    def sunk(self) -> float:
        """px a pressed one goes down."""
        return theme.px(3) if self.pressed else 0

    def lay(self, paper: str, lifted: float = 0) -> tuple[float, float, float, float]:
        """The paper, lifted by so many px; its box."""
        box = (self.x, self.y - self.sunk + lifted, self.width, self.height)
        self._shadow.name, self._paper.name = "shadow-m" if lifted else "shadow-s", paper
        self._shadow.fit(*box)
        self._paper.fit(*box)
        return box
