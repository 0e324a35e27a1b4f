"""The coloured tag over a column: sign, name, how many. Knows only paper, text and signs.

Tag(hue="yellow", icon="bulb", label=_("Forslag"), count=5)
"""

from __future__ import annotations

from kivy.properties import NumericProperty, StringProperty

from kiosk.widgets.paper.paper import StickyNote


class Tag(StickyNote):
    """A tag. A negative count is not shown."""

    icon = StringProperty("")
    label = StringProperty("")
    count = NumericProperty(-1)
    letters = NumericProperty(29)
    """px of name and count."""
