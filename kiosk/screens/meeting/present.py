"""«Hvem er her?»: how many, never who. So many balls then lie within reach."""

from __future__ import annotations

from typing import Any

from kivy.properties import NumericProperty

from board.catalogue import _, _n
from board.kinds.meeting.commands import SetPresent
from board.kinds.meeting.record import PRESENT_LIMIT
from kiosk.screens.meeting.page import Next, Page
from kiosk.screens.meeting.words import cost
from kiosk.state import State
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.paper import pictures

_MOST_DRAWN = 40


class Skein(Drawing):
    """A row of balls of wool, one for each who is here: nobody sees a colour."""

    count = NumericProperty(0)

    def paint(self) -> None:
        count = min(int(self.count), _MOST_DRAWN)
        if not count:
            return
        side = min(self.height, self.width / (1 + 0.9 * (count - 1)))
        self.tint("white")
        for n in range(count):
            x = self.x + n * 0.9 * side
            self.put(pictures.fitted("yarn", side), round(x), round(self.y))


class Present(Page):
    """Test names: those of Headcount."""

    name = "present"

    def __init__(self, **kwargs: Any) -> None:
        self._asked = 0
        super().__init__(**kwargs)
        self.ids.heads.most = PRESENT_LIMIT
        self.ids.heads.bind(on_choose=lambda _heads, count: self._choose(count))

    def render(self, state: State) -> None:
        self.title = _("Hvem er her?")
        self.lead = _("Bare antallet huskes, aldri hvem.")
        if self._asked:
            return  # the answer to the last of several quick taps is on its way
        present = state.board.meetings.items[self.meeting].present
        held = [m.present for m in state.board.meetings.held if m.present]
        self.ids.heads.likely = held[-1] if held else 1
        self.ids.heads.count = present
        self._tell(present)

    def next(self, state: State) -> Next | None:
        if state.board.meetings.items[self.meeting].present:
            return None
        ask = _("Hvor mange er her? Trykk på et tall først.")
        return Next(_("Neste punkt"), lambda: self.wall.deny(ask), enabled=False, reason=_("si hvor mange"))

    def _choose(self, count: int) -> None:
        self._asked += 1
        self._tell(count)
        self.wall.do(SetPresent(self.meeting, count), self._answered, refused=lambda _why: self._answered())

    def _answered(self) -> None:
        self._asked -= 1
        self.show_anew()

    def _tell(self, count: int) -> None:
        self.ids.skein.count = count
        self.ids.ready.text = (
            _n("{n} ball ligger klar.", "{n} baller ligger klare, en til hver.", count)
            if count
            else _("Trykk på tallet, så ligger det en ball klar til hver.")
        )
        self.ids.cost.text = cost(self.wall.state, count)
