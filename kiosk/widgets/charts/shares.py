"""What something is made up of: a honey bar for each part, its name before it and its hours behind.

Knows only the theme and letters.

    Shares(rows=((_("Kvalitet"), 12.5), (_("Besparelse"), 5)), wide=(40, 300, 340, 150))
"""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from kivy.properties import ObjectProperty

from board.formats import number
from kiosk.theme import theme
from kiosk.widgets.drawing import Drawing, unit
from kiosk.widgets.text import text_layout

_NAME, _GAP = 130, 16
"""Least room for names, and what is between them and the bars, px of the drawing."""
_MOST_PITCH = 50


class Shares(Drawing):
    """A part of 0 has no bar, only its 0."""

    rows = ObjectProperty(())

    redraws: ClassVar[tuple[str, ...]] = ("rows",)

    def paint(self) -> None:
        u, rows = unit(), tuple(self.rows)
        if not rows:
            return
        pitch = min(self.height / len(rows), _MOST_PITCH * u)
        letters = theme.font(24)
        wide = partial(text_layout.width, letters=text_layout.Letters(round(letters), True))
        most = max(hours for _name, hours in rows)
        before = max(theme.px(_NAME), *(wide(name) for name, _hours in rows)) + theme.px(_GAP)
        room = self.width - before - max(wide(number(hours)) for _name, hours in rows) - theme.px(_GAP)
        for place, (name, hours) in enumerate(rows):
            middle = self.top - (place + 0.5) * pitch
            self.write(name, letters, self.x, middle, "ink" if hours else "ink2", anchor=(0, 0.5))
            length = room * hours / most if most else 0
            high = min(30 * u, pitch * 0.66)
            if length > 1:
                self.fill("honey", self.x + before, middle - high / 2, length, high, 5 * u)
            self.write(
                number(hours),
                letters,
                self.x + before + (length + 10 * u if length > 1 else 0),
                middle,
                "ink" if hours else "ink2",
                bold=bool(hours),
                anchor=(0, 0.5),
            )
