"""A sign: one picture of the set in one colour. Knows only the theme and the pictures.

Icon(name="calendar", ink="petrol")
"""

from __future__ import annotations

from kivy.properties import ObjectProperty, StringProperty

from kiosk.widgets.layout.hint import Hint
from kiosk.widgets.layout.placed import Placed
from kiosk.widgets.paper.pictures import icon


class Icon(Placed):
    """A sign as large as the shorter side of its box, in its middle. An empty name draws nothing."""

    name = StringProperty("")
    ink = ObjectProperty("ink")
    align = Hint("middle")

    def sign(self, name: str, side: float):  # type: ignore[no-untyped-def]
        """Texture of the sign at this size."""
        return icon(name, side) if name and side > 0 else None
