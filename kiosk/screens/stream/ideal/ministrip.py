"""A stream in one row, small: its steps beside each other in the columns of all its states, so that a hole is seen
where a step falls away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.properties import BooleanProperty, StringProperty

from board.catalogue import _
from board.kinds.stream.figures import Figures, Step
from board.kinds.stream.record import Stream
from board.kinds.stream.words import duration, hours
from kiosk.screens.stream.ideal.comparing import work_of
from kiosk.screens.stream.looks import LOOKS
from kiosk.theme import theme
from kiosk.widgets.dash import Dash
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.input.pager import Pager
from kiosk.widgets.plan import Across, Over

_BROWN = (0.788, 0.663, 0.498, 1.0)
"""Brown paper, over the thread."""
COLUMNS = {"wide": 9, "small": 9, "tall": 5}
"""Steps beside each other."""


class Thread(Drawing):
    """What holds the steps of a row together, with a point at its end."""

    def paint(self) -> None:
        y, end, tip = self.center_y, self.right + theme.px(9), theme.px(11)
        self.stroke("wood_ink", [self.x + theme.px(10), y, end, y], theme.px(5), 0.8)
        self.stroke("wood_ink", [end - tip, y + tip, end, y, end - tip, y - tip], theme.px(5), 0.8)


class Hole(Over):
    """Where a step falls away."""

    text = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        self._ground, self._frame = Rectangle(), Dash()
        super().__init__(**kwargs)
        self.canvas.before.add(Color(*_BROWN))
        self.canvas.before.add(self._ground)
        self.canvas.before.add(self._frame)

    def draw(self) -> None:
        super().draw()
        self._ground.pos, self._ground.size = self.pos, self.size
        self._frame.fit(self.pos, self.size, (*theme.colour("wood_ink")[:3], 0.7))


class MiniNote(Over):
    """One step."""

    title, work, icon, hue, hole = (StringProperty("") for _n in range(5))
    late, new, there = BooleanProperty(False), BooleanProperty(False), BooleanProperty(False)

    def show(self, step: Step | None, other: Step | None, stream: Stream, ideal: bool) -> None:
        """The step in this row, beside how it is in the other."""
        self.hole = "" if step and not step.gone else _("faller bort") if ideal else _("ikke i dag")
        if step is None or step.gone:
            return
        self.title, self.work, self.hue = step.title, work_of(step, stream), LOOKS[step.worth].hue
        goes = not ideal and other is not None and other.gone
        changed = ideal and (other is None or other.hours != step.hours or other.title != step.title)
        self.icon = "cross" if goes else "swap" if changed else ""
        self.late, self.new = goes, changed


class StepPager(Pager):
    """Which of the columns are seen."""

    def told(self, page: float, pages: float) -> str:
        return _("Steg fra {n}").format(n=int(page) * COLUMNS[theme.format] + 1)


class MiniStrip(Across):
    """One row: its name on tape, the steps of one page, and what it comes to."""

    name, lead, work = StringProperty(""), StringProperty(""), StringProperty("")

    def on_kv_post(self, base_widget: Any) -> None:
        self._notes = self.ids.notes.add_all(MiniNote() for _n in range(max(COLUMNS.values())))

    def show(
        self, pairs: Sequence[tuple[Step | None, Step | None]], found: Figures, stream: Stream, *, ideal: bool
    ) -> None:
        """`pairs` are how a step is here and in the other row."""
        self.lead = duration(found.lead, stream.day_hours)
        self.work = _("{n} timer i uka").format(n=hours(found.hours))
        for n, note in enumerate(self._notes):
            note.shown = n < COLUMNS[theme.format]
            note.there = n < len(pairs)
            if n < len(pairs):
                note.show(*pairs[n], stream, ideal)
