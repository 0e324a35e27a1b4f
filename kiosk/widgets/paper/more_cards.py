"""A pile of cards for which a column has no room: how many, the next two titles, an arrow. Pressing it opens them.

Knows only the theme, paper and text.

    PilePaper(test_name="pile-suggestion", title="+ 26 kort til", lines=("Flytte medisintralla nærmere", "Skilt på…"))
"""

from __future__ import annotations

from typing import Any

from kivy.properties import ObjectProperty, StringProperty

from kiosk.theme import LETTERS, theme
from kiosk.widgets.input.tap import Press
from kiosk.widgets.layout.hint import Hint
from kiosk.widgets.paper.card import CardPaper
from kiosk.widgets.paper.icon import Icon
from kiosk.widgets.paper.nine_patch import Dress
from kiosk.widgets.plan import Across, Down
from kiosk.widgets.text.text import Text

_PEEP = 9
"""Design px of the lower papers that are seen below the upper one."""


def _head() -> float:
    """Px of the line that says how many there are."""
    return theme.font(LETTERS["card_title"][0]) * 1.16


class PilePaper(Press, Down):
    """The pile."""

    gap, padding = Hint(4), Hint((18, 12, 12, 8))
    title = StringProperty("")
    lines = ObjectProperty(())

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._papers = [Dress(), Dress("card-1"), Dress("card-2"), Dress("card-0")]
        for place, paper in enumerate(self._papers):
            self.canvas.before.insert(place, paper)
        head = Across()
        head.add_widget(Text(role="card_title", lines=1, weight=1, align="middle"))
        head.add_widget(Icon(name="arrow-right", ink="petrol", w=32, h=32, align="middle"))
        self.add_widget(head)
        self._words = Text(role="line", letters=21, ink="ink2", lines=3, shrink=False, teaser=True, least_h=1)
        self.add_widget(self._words)
        self.bind(title=head.children[-1].setter("text"), lines=self._say)

    def _say(self, *_: object) -> None:
        a_line = self.height - theme.px(24) - _head() >= 1.12 * self._words.px
        self._words.text = "\n".join(self.lines) if a_line else ""

    def natural_h(self, width: float) -> tuple[float, float]:
        """As high as a card; where there is less room, how many there are is read all the same."""
        return self.least(), max(super().natural_h(width)[1], CardPaper.heights()[0])

    @staticmethod
    def least() -> float:
        """Px that how many there are takes, and a finger hits."""
        return max(theme.touch, _head() + theme.px(20)) + theme.px(_PEEP)

    def draw(self) -> None:
        self._say()
        super().draw()
        low = theme.px(_PEEP)  # the lower papers peep out within its box: what lies below keeps its distance
        x, y, width, height = self.x, self.y + low, self.width, self.height - low
        shadow, lowest, middle, top = self._papers
        shadow.name = "shadow-s"
        shadow.fit(x, y - theme.px(6), width + theme.px(4), height)
        lowest.fit(x + theme.px(12), y - low, width - theme.px(7), height, 0.84)
        middle.fit(x - theme.px(3), y - theme.px(5), width - theme.px(2), height - theme.px(4), 0.9)
        top.fit(x, y, width, height)
