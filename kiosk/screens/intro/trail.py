"""Ten beads with the ball of wool among them, and the notes of the course days over and under."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from board.kinds.introduction.index import Progress
from board.kinds.introduction.plan import plan
from kiosk.screens.intro.bead import Bead
from kiosk.screens.intro.cord import Cord
from kiosk.screens.intro.daynote import DayNote
from kiosk.screens.intro.shape import BAND, BEAD, GAP, NOTE, SWING, Point, along, spread
from kiosk.theme import theme
from kiosk.widgets.drawing import Composed

_FINE = 12
"""Points of the trail between two beads."""


class Trail(Composed):
    """Event `on_week(number)`: a bead was tapped. Test names: `week-<number>`."""

    __events__ = ("on_week",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._here = 1.0
        self._cord = Cord()
        self.add_widget(self._cord)
        weeks = plan().weeks
        self._notes = {week.number: DayNote() for week in weeks if week.day}
        self._beads = {week.number: Bead(number=week.number, test_name=f"week-{week.number}") for week in weeks}
        for number, bead in self._beads.items():
            bead.bind(on_act=lambda _bead, number=number: self.dispatch("on_week", number))
        self.add_all((*self._notes.values(), *self._beads.values()))

    def show(self, progress: Progress, *, begun: bool) -> None:
        """How far it has come. Nothing is behind before it has begun."""
        here = progress.at.week.number if progress.at else len(progress.weeks) + 1
        self._here = here if begun else 0.0
        for one in progress.weeks:
            number = one.week.number
            self._beads[number].state = (
                "ahead" if not begun or number > here else "here" if number == here else "behind"
            )
            if note := self._notes.get(number):
                note.show(one if begun else one._replace(held=None), here=begun and number == here)
        self.later()

    def natural_h(self, width: float) -> tuple[float, float]:
        upper, lower = (max(high for _note, high in row) for row in self._rows())
        both = theme.px(BAND) + upper + lower
        return both, both

    def _rows(self) -> list[list[tuple[int, float]]]:
        """The weeks of the notes over the trail and of those under it, each with how high it wants to be."""
        wide = int(self._note_w())
        high = {number: note.asked(wide)[1] for number, note in self._notes.items()}
        return [[(number, high[number]) for number in list(high)[first::2]] for first in (0, 1)]

    def _margin(self) -> float:
        return theme.px(30 if theme.format == "tall" else 40)

    def _note_w(self) -> float:
        room = (max(self.width, theme.width) - 2 * self._margin() - 2 * theme.px(GAP)) / 3
        return float(min(theme.font(NOTE), room))

    def arrange(self) -> None:
        """Beads, notes, and what ties them."""
        k = theme.k
        rows, wide, margin = self._rows(), self._note_w(), self._margin()
        heights = [max(high for _number, high in row) for row in rows]
        highest, lowest = heights[0] + theme.px(BAND) / 2, self.height - heights[1] - theme.px(BAND) / 2
        # The topmost bead lies within reach.
        reached = theme.px(theme.head + SWING + BEAD) - (theme.height - self.top)
        middle = min(max(highest, reached, (highest + lowest) / 2), max(highest, lowest))

        def at(place: float) -> Point:
            return along(place, self.width / k, margin / k, middle / k)

        side = BEAD * k
        self.place(self._cord, 0, 0, self.width, self.height)
        for number, bead in self._beads.items():
            x, y = at(number)
            self.place(bead, x * k - side / 2, y * k - side / 2, side, side)
        threads = []
        for row, below in zip(rows, (False, True), strict=True):
            middles = [at(number)[0] for number, _high in row]
            lefts = spread(middles, wide / k, margin / k, (self.width - margin) / k)
            edge = middle + theme.px(BAND) / 2 if below else middle - theme.px(BAND) / 2
            for (number, high), left in zip(row, lefts, strict=True):
                note = self._notes[number]
                self.place(note, left * k, edge if below else edge - high, wide, high)
                x, y = (n * k for n in at(number))
                hang = min(max(x, left * k + 30 * k), left * k + wide - 30 * k)
                threads.append((self.x + hang, self.top - edge, self.x + x, self.top - y, note.held or note.now))
        self._cord.threads = threads
        last = len(self._beads)
        self._cord.behind = self._points(at, 0.3, min(self._here, last + 0.6)) if self._here else []
        self._cord.ahead = self._points(at, max(0.3, self._here), last + 0.4)

    def _points(self, at: Callable[[float], Point], start: float, end: float) -> list[Point]:
        count = max(0, round((end - start) * _FINE))
        if not count:
            return []
        found = [at(start + (end - start) * n / count) for n in range(count + 1)]
        return [(self.x + x * theme.k, self.top - y * theme.k) for x, y in found]
