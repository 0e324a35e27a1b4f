"""How something has gone, as a line with a dot for each value, without a scale: to be seen, not read. Knows only the
theme.

Spark(values=(8.9, 8.4, 8.6, 8.1))
"""

from __future__ import annotations

from kivy.properties import ObjectProperty

from kiosk.widgets.drawing import Drawing, unit

MOST = 8
"""So many of the last values are drawn."""


class Spark(Drawing):
    """Nothing is drawn of a single value: one is no way."""

    values = ObjectProperty(())

    def paint(self) -> None:
        values = tuple(self.values)[-MOST:]
        if len(values) < 2:
            return
        dot, low, high = 5 * unit(), min(values), max(values)
        each, tall = (self.width - 2 * dot) / (len(values) - 1), self.height - 2 * dot
        points = [
            (self.x + dot + n * each, self.y + dot + tall * ((value - low) / (high - low) if high > low else 0.5))
            for n, value in enumerate(values)
        ]
        self.stroke("petrol", [along for point in points for along in point], 3 * unit())
        for x, y in points:
            self.dot("petrol", x, y, dot)
