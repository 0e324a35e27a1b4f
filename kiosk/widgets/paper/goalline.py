"""The goals of a vote on a string: rated with a check, the one of the moment in yellow, the next ones waiting.

To be read, not touched. Knows only the theme, paper, signs and text.

    GoalLine(goals=["Vi hjelper hverandre", "Jeg får brukt det jeg kan"], at=1)
"""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ListProperty, NumericProperty, OptionProperty, StringProperty

from kiosk.theme import theme
from kiosk.widgets.drawing import Composed, Drawing
from kiosk.widgets.paper.icon import Icon
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.paper.pegs import DROP, GAP, PegString
from kiosk.widgets.text.text import Text

_MOST = 3
_PALE = (0.898, 0.859, 0.788, 1)
_END = 60
"""So much of the string is bare at either end of a wide board."""
_LETTERS, _TALL_LETTERS, _NUMBER = 27, 24, 25
_PEGGED = 22
"""px of a note's upper edge that the pegs cover."""


class GoalLine(Composed):
    """`at` is the place of the goal that is rated now; as many as there are goals: all are done."""

    goals = ListProperty([])
    at = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._notes = [_Note() for _place in range(_MOST)]
        self._string = PegString()
        self.add_all((*self._notes, self._string))

    def arrange(self) -> None:
        u = theme.k
        shown = list(self.goals)[:_MOST]
        tall = theme.format == "tall"
        end = (8 if tall else _END) * u
        wide = (self.width - 2 * end - (_MOST - 1) * GAP * u) / _MOST
        # Fewer than three hang in the middle.
        left = (self.width - len(shown) * wide - (len(shown) - 1) * GAP * u) / 2
        high = self.height - (DROP + 6) * u
        spots = []
        for place, note in enumerate(self._notes[: len(shown)]):
            x = left + place * (wide + GAP * u)
            lower = 6 * u if abs(x + wide / 2 - self.width / 2) < wide / 3 else 0
            note.number, note.goal = place + 1, shown[place]
            note.state = "done" if place < self.at else "now" if place == self.at else "next"
            self.place(note, x, DROP * u + lower, wide, high)
            spots += [(x + 56 * u, lower), (x + wide - 56 * u, lower)]
        self._string.spots = spots
        self.place(self._string, 0, 0, self.width, self.height)


class _Note(Paper):
    """One goal with its sign."""

    number = NumericProperty(1)
    goal = StringProperty("")
    state = OptionProperty("next", options=("done", "now", "next"))
    shows_all = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(flow="across", **kwargs)
        self.kind, self.shadow = "note", "s"
        self._disc, self._check = _Disc(align="middle"), Icon(name="check", ink="petrol", align="middle")
        # Each is read whole above the balls when its turn comes.
        self._text = Text(valign="middle", weight=1, shrink=False, teaser=True)
        self.add_all((self._disc, self._check, self._text))

    def draw(self) -> None:
        now, tall, done = self.state == "now", theme.format == "tall", self.state == "done"
        self.hue = "yellow" if now else "white"
        # Tall boards have narrow, high notes; what they say begins below the pegs.
        self.padding, self.gap = ((14, _PEGGED + 2, 14, 2), 10) if tall else ((28, 2, 14, 2), 16)
        for sign, there in ((self._disc, not done), (self._check, done)):
            sign.shown = there
            sign.w = sign.h = 36 if tall else 42
        self._disc.number, self._disc.dark = self.number, now
        self._text.text, self._text.bold, self._text.ink = self.goal, now, "ink" if now else "ink2"
        self._text.letters, self._text.lines = (_TALL_LETTERS, 3) if tall else (_LETTERS, 1)
        super().draw()


class _Disc(Drawing):
    """The number of a goal that is not rated yet."""

    number = NumericProperty(1)
    dark = BooleanProperty(False)

    def paint(self) -> None:
        side = min(self.size)
        self.dot("ink" if self.dark else _PALE, self.center_x, self.center_y, side / 2)
        ink = "paper" if self.dark else "ink2"
        letters = _NUMBER / 42 * side
        self.write(str(int(self.number)), letters, self.center_x, self.center_y, ink, bold=True, anchor=(0.5, 0.5))
