"""Before, now and goal as three bars of one scale. Knows only the theme, the catalogue and letters.

Bars(title="Bestillinger i uka", before=3, now=2, goal=1)
"""

from __future__ import annotations

from kivy.properties import ObjectProperty, StringProperty

from board.catalogue import _
from board.formats import number
from kiosk.theme import Colour, theme
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text_layout import Letters

_BEFORE = (0.796, 0.725, 0.643, 1)
_ROW = 0.95
"""Height of a row in its letters, where there is little room."""


class Bars(Drawing):
    """Any of the three may be None: not measured yet, no goal set."""

    title = StringProperty("")
    before = ObjectProperty(None, allownone=True)
    now = ObjectProperty(None, allownone=True)
    goal = ObjectProperty(None, allownone=True)

    def natural_h(self, width: float) -> tuple[float, float]:
        """So high that its three rows, in their smallest letters, never run into each other."""
        head = 1.25 * theme.font(24) + theme.px(10) if self.title else 0
        least = head + 3 * _ROW * text_layout.least_px(theme.font(28))
        return least, least

    def paint(self) -> None:
        u = theme.k
        small = max(theme.font(24), 1)
        letters = theme.font(28)
        top = self.top
        if self.title:
            pen, setting = text_layout.fit(
                ((self.title, False),),
                Letters(round(small)),
                text_layout.least_px(small),
                self.width,
                lambda pen: 1 if pen.px > 0.8 * small else 2,
            )
            for line in setting.lines:
                self.write("".join(piece for piece, _bold in line), pen.px, self.x, top, "ink2", anchor=(0, 1))
                top -= pen.px * 1.25
            top -= 10 * u
        rows: tuple[tuple[str, float | None, str | Colour], ...] = (
            (_("Før"), self.before, _BEFORE),
            (_("Nå"), self.now, "petrol"),
            (_("Målet"), self.goal, "honey"),
        )
        pitch = min(58 * u, (top - self.y) / len(rows))
        letters = min(letters, pitch / _ROW)
        most = max((abs(value) for _label, value, _colour in rows if value is not None), default=0)
        said = [number(value) if value is not None else "" for _label, value, _colour in rows]
        after = max(text_layout.width(text, Letters(round(letters), True)) for text in said) + 22 * u
        left = self.x + max(110 * u, text_layout.width(_("Målet"), Letters(round(letters))) + 30 * u)
        room = max(1.0, self.right - left - after)
        for n, (label, value, colour) in enumerate(rows):
            middle = top - (n + 0.5) * pitch
            bold = colour == "petrol"
            self.write(label, letters, self.x, middle, "ink", bold=bold, anchor=(0, 0.5))
            high = min(44 * u, pitch * 0.76)
            if value is None:
                text = (_("ikke målt ennå"), _("ikke målt etterpå"), _("ikke satt"))[n]
                self.write(text, small, left, middle, "ink2", anchor=(0, 0.5))
                continue
            length = max(4 * u, room * abs(value) / most) if most else 4 * u
            self.fill(colour, left, middle - high / 2, length, high, 6 * u)
            self.write(said[n], letters, left + length + 18 * u, middle, bold=True, anchor=(0, 0.5))
