"""What something is made up of: a honey bar for each part, its name before it and its hours behind.

Knows only the theme, the catalogue and letters.

    Shares(rows=(Share(_("Kvalitet"), 12.5, words=_("mer tid på stua")), Share(_("Besparelse"), 5, 1.5)))
"""

from __future__ import annotations

from functools import partial
from typing import ClassVar, NamedTuple

from kivy.properties import ObjectProperty

from board.catalogue import _
from board.formats import number
from kiosk.theme import SMALLEST_PX, theme
from kiosk.widgets.charts.hatch import across, hatch
from kiosk.widgets.drawing import Drawing, unit
from kiosk.widgets.text import text_layout

_NAME, _GAP = 130, 16
"""Least room for names, and what is between them and the bars, px of the drawing."""
_MOST_PITCH = 50


class Share(NamedTuple):
    """One part: its hours, hours that are found of it and not freed, and words below its bar."""

    name: str
    hours: float
    left: float = 0.0
    words: str = ""


class Shares(Drawing):
    """A part of 0 has no bar, only its 0. What is found and not freed is hatched, and told after a plus."""

    rows: tuple[Share, ...] = ObjectProperty(())

    alters: ClassVar[tuple[str, ...]] = ("rows",)

    def natural_h(self, width: float) -> tuple[float, float]:
        """Room for the letters of every row."""
        letters, words = self._letters()
        said = 1.3 * words * sum(bool(row.words) for row in self.rows)
        return 1.25 * letters * len(self.rows) + said, 1.5 * letters * len(self.rows) + said

    @staticmethod
    def _letters() -> tuple[float, float]:
        """Real px of a row's and of the words below it."""
        return theme.font(24), max(theme.font(21), SMALLEST_PX)

    def paint(self) -> None:
        u, rows = unit(), tuple(self.rows)
        if not rows:
            return
        letters, small = self._letters()
        wide = partial(text_layout.width, letters=text_layout.Letters(round(letters), True))
        pitch = min((self.height - 1.3 * small * sum(bool(row.words) for row in rows)) / len(rows), _MOST_PITCH * u)
        decimals = 1 if any(row.hours % 1 or row.left % 1 for row in rows) else None
        told = [(number(row.hours, decimals), _more(row.left, decimals)) for row in rows]
        before = max(theme.px(_NAME), *(wide(row.name) for row in rows)) + theme.px(_GAP)
        after = max(wide(done) + wide(more) + (8 * u if more else 0) for done, more in told)
        most = max(row.hours + row.left for row in rows)
        per_hour, top = (self.width - before - after - theme.px(_GAP)) / most if most else 0, self.top
        for row, (done, more) in zip(rows, told, strict=True):
            middle, ink = top - 0.5 * pitch, "ink" if row.hours else "ink2"
            self.write(row.name, letters, self.x, middle, ink, anchor=(0, 0.5))
            end = self._bar(row, self.x + before, middle, per_hour, min(30 * u, pitch * 0.66))
            end += self.write(done, letters, end, middle, ink, bold=bool(row.hours), anchor=(0, 0.5)) + 8 * u
            self.write(more, letters, end, middle, "ink2", anchor=(0, 0.5))
            top -= pitch
            if row.words:
                set_ = text_layout.set_lines(((row.words, False),), text_layout.Letters(round(small)), self.width, 1)
                said = "".join(piece for piece, _bold in set_.lines[0])
                self.write(said, small, self.x, top, "ink2", anchor=(0, 1))
                top -= 1.3 * small

    def _bar(self, row: Share, x: float, middle: float, per_hour: float, high: float) -> float:
        """Where what is told of it begins."""
        u, done, left = unit(), row.hours * per_hour, row.left * per_hour
        if done > 1:
            self.fill("honey", x, middle - high / 2, done, high, 5 * u)
        if left > 1:
            self.tint("white")
            self.put(hatch(), x + done, middle - high / 2, left, high, tex_coords=across(left, high))
        return x + done + left + (10 * u if done + left > 1 else 0)


def _more(left: float, decimals: int | None) -> str:
    return _("+ {n}").format(n=number(left, decimals)) if left else ""
