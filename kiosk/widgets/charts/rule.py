"""A thin line on paper that keeps two things apart. Knows only the theme.

Rule(w=2)
"""

from __future__ import annotations

from kivy.properties import ObjectProperty

from kiosk.widgets.drawing import Drawing


class Rule(Drawing):
    """The line fills its box; at least one px thick."""

    ink = ObjectProperty("rule")

    def draw(self) -> None:
        # Drawn even when the box is but one px thick.
        super().draw()
        self.brush.clear()
        self.fill(self.ink, self.x, self.y, max(1, self.width), max(1, self.height))

    def paint(self) -> None: ...
