"""Everything that stands on a card, in large letters on a sheet of its own, page by page. Nothing is cut off here.

Reader(title=card.title, sections=[(_("Problemet"), card.problem)]).hang(screen)
"""

from __future__ import annotations

from typing import ClassVar

from kivy.properties import NumericProperty, ObjectProperty, StringProperty

from kiosk.theme import theme
from kiosk.widgets.input.sheet import Sheet
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text import Text
from kiosk.widgets.text.text_layout import Letters, Line, Strong

_LETTERS, _LEADING = 31, 1.25
_ALL = 100_000


class Reader(Sheet):
    """`sections` are (heading, text); empty texts are left out. Blocks `reader-close`, `reader-back`, `reader-on`."""

    veiled = False

    title = StringProperty("")
    sections = ObjectProperty(())
    letters = NumericProperty(_LETTERS)
    leading = NumericProperty(_LEADING)

    redraws: ClassVar[tuple[str, ...]] = ("title", "sections")

    def draw(self) -> None:
        """Set the text in pages as high as the sheet."""
        super().draw()
        body = self.ids.body
        if body.width <= 1:
            return
        [body.text] = self.ids.pager.cut(pages(self._runs(), body, _LETTERS), 1)

    def _runs(self) -> Line:
        runs: list[tuple[str, bool]] = []
        for heading, text in self.sections:
            if text:
                runs += [
                    ("\n\n" if runs else "", False),
                    (heading, True),
                    ("\n" if heading else "", False),
                    (text, False),
                ]
        return tuple((text, bold) for text, bold in runs if text)


def pages(runs: Line, body: Text, letters: float) -> list[Strong]:
    """The runs in pages as high as the box of `body`, in letters of so many design px."""
    pen = Letters(max(1, round(theme.font(letters))))
    lines = text_layout.set_lines(runs, pen, body.width, _ALL).lines
    room = max(1, int(body.height / (pen.px * _LEADING)))
    starts = range(0, max(1, len(lines)), room)
    return [Strong(_joined(lines[start : start + room])) for start in starts]


def _joined(lines: tuple[Line, ...]) -> Line:
    """The lines as one text that breaks where they end."""
    runs: list[tuple[str, bool]] = []
    for place, line in enumerate(lines):
        runs += [("\n", False)] * bool(place) + list(line)
    return tuple(runs)
