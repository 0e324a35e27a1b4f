"""How the weeks with one goal have been, side by side between «alle godt» and «alle dårlig»: their middle as a line,
the weeks that show a change drawn heavier, and rings for those still needed to say anything.

Knows only the theme and letters; what the weeks mean is said by whoever shows them.

    Moods(values=(0.5, 0.6, 0.4), median=None, slots=10, first="uke 43", last="48")
"""

from __future__ import annotations

from kivy.properties import NumericProperty, ObjectProperty, StringProperty

from board.catalogue import _
from kiosk.theme import SMALLEST_PX, Colour, theme
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text_layout import Letters

_LINE, _DOT = (0.639, 0.573, 0.478, 1), (0.49, 0.435, 0.357, 1)
_LETTERS = 21


class Moods(Drawing):
    """`values` from −1, all red, to 1, all green, the oldest first. `stretch`: those (from, until) that show a
    change. `slots`: at least so many places."""

    values = ObjectProperty(())
    median = ObjectProperty(None, allownone=True)
    median_from = NumericProperty(0)
    stretch = ObjectProperty((0, 0))
    slots = NumericProperty(0)
    first, last = StringProperty(""), StringProperty("")

    def natural_h(self, width: float) -> tuple[float, float]:
        return theme.px(150), theme.px(260)

    def paint(self) -> None:
        u, values = theme.k, [float(value) for value in self.values]
        scale = ((1, _("alle godt")), (0, _("Middels").lower()), (-1, _("alle dårlig")))
        letters = max(theme.font(_LETTERS), SMALLEST_PX)
        beside = max(text_layout.width(word, Letters(round(letters))) for _value, word in scale)
        letters *= min(1.0, 0.34 * self.width / beside)
        left = self.x + min(beside, 0.34 * self.width) + 16 * u
        right, low, high = self.right - 14 * u, self.y + 1.9 * letters, self.top - 0.7 * letters
        count = max(len(values), int(self.slots), 2)

        def spot(place: float, value: float) -> tuple[float, float]:
            return left + place * (right - left) / (count - 1), low + (value + 1) / 2 * (high - low)

        for value, word in scale:
            y = spot(0, value)[1]
            self.fill("rule", left - 8 * u, round(y), self.right - left + 8 * u, max(1, round(2 * u)))
            self.write(word, letters, left - 14 * u, y, "ink2", anchor=(1, 0.5))
        if self.median is not None:
            begin, y = spot(self.median_from, float(self.median))
            self.fill("ink", begin, round(y - 1.5 * u), right - begin, max(1, round(3 * u)))
        self._draw_weeks([spot(place, value) for place, value in enumerate(values)], (right - left) / (count - 1))
        waits = values[-1] if values else 0.0
        for place in range(len(values), int(self.slots)):
            for size, colour in ((6, "ink2"), (4, "paper")):
                self.dot(colour, *spot(place, waits), size * u)
        if values:
            pen, end = Letters(round(letters)), spot(len(values) - 1, 0)[0]
            begin = end - 0.7 * text_layout.width(self.last, pen._replace(bold=True))
            first = min(left, begin - 0.5 * letters - text_layout.width(self.first, pen)) if self.last else left
            if first >= self.x:  # a long one begins below the scale
                self.write(self.first, letters, first, self.y, "ink2")
            self.write(self.last, letters, end, self.y, bold=True, anchor=(0.7, 0))

    def _draw_weeks(self, spots: list[tuple[float, float]], step: float) -> None:
        u, (begin, end) = theme.k, self.stretch
        if len(spots) > 1:
            self.stroke(_LINE, [n for spot in spots for n in spot], 3 * u)
        if end - begin > 1:
            self.stroke("petrol", [n for spot in spots[begin:end] for n in spot], 4.5 * u)
        small = min(1.0, max(0.5, step / (15 * u)))
        for place, (x, y) in enumerate(spots):
            shows, now = begin <= place < end, place == len(spots) - 1
            colour: str | Colour = "petrol" if shows else "ink2" if now else _DOT
            self.dot(colour, x, y, 9.5 * u if now else (6.5 if shows else 5.5) * u * small)
