"""What hangs on the brown paper beside the notes: the tape with a lane's name, and the place that is free yet."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, StringProperty

from kiosk.screens.stream.map.lines import INK, WORDS
from kiosk.theme import Colour, theme
from kiosk.widgets.dash import Dash
from kiosk.widgets.drawing import Drawing, unit
from kiosk.widgets.input.tap import Press
from kiosk.widgets.paper import pictures
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text_layout import Letters

_BRIGHT: Colour = (1, 0.98, 0.94, 0.28)


class LaneTape(Press, Drawing):
    """A strip of masking tape with who does the steps of a lane; pale where nobody has said yet."""

    label = StringProperty("")
    pale = BooleanProperty(False)

    def paint(self) -> None:
        down = theme.px(2) if self.pressed else 0
        strength = 0.55 if self.pale else 1.0
        texture = pictures.picture("tape", self.width, self.height)
        self.fill(
            (0.24, 0.16, 0.04, 0.10 * strength), self.x + 2, self.y - down - 2 * unit(), self.width - 4, self.height
        )
        self.tint("white", strength)
        self.put(texture, self.x, self.y - down)
        lines, pen = self._set()
        self.tint("ink", 0.8 if self.pale else 1)
        top = self.center_y - down + len(lines) / 2 * 1.08 * pen.px
        self.write_lines(lines, pen, self.center_x, top, 1.08, centred=True)

    def _set(self) -> tuple[list[text_layout.Line], Letters]:
        """One line if it may be, else two; smaller only where neither finds room."""
        room = self.width - 14 * unit()
        for role, most in ((24, 1), (21, 1), (21, 2), (18, 2), (16, 2)):
            pen = Letters(max(1, round(theme.font(role))), True)
            setting = text_layout.set_lines(text_layout.runs_of(self.label, True), pen, room, most)
            if not setting.cut and most * 1.08 * pen.px <= self.height + 2:
                break
        return [line for line in setting.lines if line], pen


class FreePlace(Press, Drawing):
    """Empty paper that is pressed for a step there. Seen as a dashed frame when it says something (`label`), when
    `framed`, and under a finger."""

    label = StringProperty("")
    strong = BooleanProperty(False)
    framed = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        self._dash = Dash()
        super().__init__(**kwargs)

    def paint(self) -> None:
        if not (self.label or self.framed or self.pressed):
            return
        ink = WORDS if self.strong else INK
        if self.strong or self.pressed:
            self.fill(_BRIGHT, self.x, self.y, self.width, self.height, 8 * unit())
        colour: Colour = (*ink[:3], 0.8 if self.strong else 0.55 if self.label or self.pressed else 0.3)
        self._dash.fit(self.pos, self.size, colour)
        self.brush.add(self._dash)
        if self.label:
            self._say(ink)

    def _say(self, ink: Colour) -> None:
        side = min((46 if self.strong else 40) * unit(), 0.4 * self.height)
        pen = Letters(max(1, round(theme.font(22 if self.strong else 21))), self.strong)
        lines = text_layout.set_lines(text_layout.runs_of(self.label, self.strong), pen, self.width - 8, 2).lines
        high = side + len(lines) * 1.15 * pen.px
        top = self.center_y + high / 2
        self.tint(ink)
        self.put(pictures.icon("plus", side), round(self.center_x - side / 2), round(top - side))
        self.write_lines(lines, pen, self.center_x, top - side, 1.15, centred=True)
