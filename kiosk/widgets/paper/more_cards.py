"""A pile of cards for which a column has no room: how many, the next two titles, an arrow. Pressing it opens them.

Knows only the theme, paper and text.

    PilePaper(test_name="pile-suggestion", title="+ 26 kort til", lines=("Flytte medisintralla nærmere", "Skilt på…"))
"""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.properties import ObjectProperty, StringProperty

from kiosk.widgets.drawing import Composed, unit
from kiosk.widgets.input.tap import Press
from kiosk.widgets.paper.icon import Icon
from kiosk.widgets.paper.nine_patch import Dress
from kiosk.widgets.text.text import Text


class PilePaper(Press, Composed):
    """The pile."""

    title = StringProperty("")
    lines = ObjectProperty(())
    redraws: ClassVar[tuple[str, ...]] = (*Composed.redraws, "title", "lines", "pressed")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._papers = [Dress(), Dress("card-1"), Dress("card-2"), Dress("card-0")]
        for place, paper in enumerate(self._papers):
            self.canvas.before.insert(place, paper)
        self._title = Text(role="card_title", lines=1)
        self._arrow = Icon(name="arrow-right", ink="petrol")
        self._lines = [Text(role="line", letters=21, ink="ink2", lines=1) for _ in range(2)]
        for part in (self._title, self._arrow, *self._lines):
            self.add_widget(part)

    def arrange(self) -> None:
        u, width, height = unit(), self.width, self.height
        shadow, lowest, middle, top = self._papers
        shadow.name = "shadow-s"
        shadow.fit(self.x, self.y - 6 * u, width + 4 * u, height)
        lowest.fit(self.x + 12 * u, self.y - 9 * u, width - 7 * u, height, 0.84)
        middle.fit(self.x - 3 * u, self.y - 5 * u, width - 2 * u, height - 4 * u, 0.9)
        top.fit(self.x, self.y, width, height)
        small = height < 125 * u
        left, down = (12 * u, 8 * u) if small else (18 * u, 14 * u)
        self._title.text = self.title
        self.place(self._title, left, down, width - left - 60 * u, 32 * u)
        side = (26 if small else 32) * u
        self.place(self._arrow, width - side - 12 * u, down, side, side)
        step = (25 if small else 32) * u
        for place, (text, line) in enumerate(zip(self._lines, (*self.lines, "", ""), strict=False)):
            text.text = line
            self.place(text, left, down + (31 if small else 39) * u + place * step, width - 2 * left, 28 * u)
