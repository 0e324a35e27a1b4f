"""«Flere kom til?»: the number present is put right without leaving the vote.

sheet = Arrivals(present=9, least=7, on_count=lambda _, present: ...); sheet.hang(screen)
"""

from __future__ import annotations

from kivy.properties import NumericProperty

from board.kinds.meeting.record import PRESENT_LIMIT
from kiosk.widgets.input.sheet import Sheet


class Arrivals(Sheet):
    """A sheet above everything until it is answered; either block takes it away. `least`: so many balls lie in the
    fullest vase. Event `on_count(present)` when another number was chosen. Test names: `arrivals-less`,
    `arrivals-more`, `arrivals-done`, `arrivals-cancel`."""

    __events__ = ("on_count",)

    present = NumericProperty(1)
    least = NumericProperty(1)
    most = PRESENT_LIMIT

    def answer(self) -> None:
        """So many are here."""
        self.put_away()
        if self.ids.arrivals.value != self.present:
            self.dispatch("on_count", int(self.ids.arrivals.value))
