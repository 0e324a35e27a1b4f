"""What stands on the lowest line of a card: a small label, the signs of tools, a dot for each week.

Chip(text="1,5 t/uke")
ToolSigns(names=("tree", "fish"))
Weeks(weeks=3)
"""

from __future__ import annotations

from typing import ClassVar

from kivy.properties import NumericProperty, ObjectProperty, StringProperty

from board.catalogue import _
from kiosk.theme import theme
from kiosk.widgets.drawing import Drawing, unit
from kiosk.widgets.paper import pictures
from kiosk.widgets.text import text_layout

OCHRE_WEEKS = 4
"""From this age the dots are ochre."""
TOOLS_SEEN = 2
"""So many signs of tools at most; of more their number."""
BLUE = (0.835, 0.898, 0.918, 1)
"""Ground of «Ny» and of a tool's sign."""


class Chip(Drawing):
    """A small rounded label: «1,5 t/uke» on honey, «Ny» on blue."""

    text = StringProperty("")
    colour = ObjectProperty("honey_chip")
    ink = ObjectProperty("ink")
    alters: ClassVar[tuple[str, ...]] = ("text",)

    @property
    def letters(self) -> float:
        """Real px of its letters."""
        return theme.font(20)

    def natural_width(self) -> float:
        """Px it takes with its text."""
        return text_layout.width(self.text, text_layout.Letters(round(self.letters), True)) + 28 * unit()

    def natural_w(self) -> tuple[float, float]:
        return self.natural_width() - 12 * unit(), self.natural_width()

    def natural_h(self, width: float) -> tuple[float, float]:
        return self.letters * 1.5, self.letters * 1.6

    def paint(self) -> None:
        if self.text:
            self.fill(self.colour, self.x, self.y, self.width, self.height, 6 * unit())
            self.write(self.text, self.letters, self.center_x, self.center_y, self.ink, bold=True, anchor=(0.5, 0.5))


class ToolSigns(Drawing):
    """The signs of tools, two at most and how many more there are; one where there is no room."""

    names = ObjectProperty(())
    alters: ClassVar[tuple[str, ...]] = ("names",)

    @staticmethod
    def pitch() -> tuple[float, float]:
        """Width of a sign with its ground, and from one to the next, real px."""
        wide = 46 / 21 * theme.font(21)
        return wide, wide + 6 * unit()

    def natural_w(self) -> tuple[float, float]:
        wide, pitch = self.pitch()
        return wide, wide + (min(len(self.names), TOOLS_SEEN + 1) - 1) * pitch

    def natural_h(self, width: float) -> tuple[float, float]:
        return 1.3 * theme.font(21), 32 / 21 * theme.font(21)

    def seen(self) -> tuple[tuple[str, ...], int]:
        """The signs that find room, and how many more are told of beside them."""
        wide, pitch = self.pitch()
        room = max(1, int((self.width - wide + 1) / pitch) + 1)
        if len(self.names) <= min(room, TOOLS_SEEN):
            return self.names, 0
        seen = self.names[: max(1, min(room - 1, TOOLS_SEEN))]
        return seen, len(self.names) - len(seen) if room > len(seen) else 0

    def paint(self) -> None:
        (wide, pitch), (seen, more) = self.pitch(), self.seen()
        side = min(0.84 * self.height, 26 / 21 * theme.font(21))
        for n, name in enumerate(seen):
            x = self.x + n * pitch
            self.fill(BLUE, x, self.y, wide, self.height, 6 * unit())
            self.tint("petrol")
            self.put(pictures.icon(name, side), round(x + (wide - side) / 2), round(self.center_y - side / 2))
        if more:
            x, told = self.x + len(seen) * pitch, _("+{n}").format(n=more)
            self.fill(BLUE, x, self.y, wide, self.height, 6 * unit())
            self.write(told, theme.font(20), x + wide / 2, self.center_y, "petrol", bold=True, anchor=(0.5, 0.5))


class Weeks(Drawing):
    """A dot for each week, from the right."""

    weeks = NumericProperty(0)

    alters: ClassVar[tuple[str, ...]] = ("weeks",)

    @staticmethod
    def measures() -> tuple[float, float]:
        """A dot's width and the way from one to the next, real px."""
        return 0.57 * theme.font(21), 0.83 * theme.font(21)

    def natural_w(self) -> tuple[float, float]:
        wide = self.weeks * self.measures()[1]
        return wide, wide

    def natural_h(self, width: float) -> tuple[float, float]:
        return self.measures()[0], self.measures()[0]

    def paint(self) -> None:
        colour = "age" if self.weeks >= OCHRE_WEEKS else "ink2"
        side, pitch = self.measures()
        for place in range(int(self.weeks)):
            x = self.right - side - place * pitch
            self.fill(colour, x, self.center_y - side / 2, side, side, side / 2)
