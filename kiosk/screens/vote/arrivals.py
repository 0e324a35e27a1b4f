"""«Flere kom til?»: the number present is put right without leaving the vote.

sheet = Arrivals(present=9, least=7, on_count=lambda _, present: ...); sheet.hang(screen)
"""

from __future__ import annotations

from typing import Any

from kivy.properties import NumericProperty, StringProperty

from board.catalogue import _
from board.kinds.meeting.record import PRESENT_LIMIT
from kiosk.widgets.input.sheet import Sheet


class Arrivals(Sheet):
    """A sheet above everything until it is answered; either block takes it away. `least`: so many balls lie in the
    fullest vase. Event `on_count(present)` when another number was chosen. Test names: `arrivals-less`,
    `arrivals-more`, `arrivals-done`, `arrivals-cancel`."""

    __events__ = ("on_count",)

    present = NumericProperty(1)
    least = NumericProperty(1)
    detail = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.detail = _("Da ligger det en ball klar til hver. Det som er lagt, ligger trygt i vasene.")
        stepper = self.ids.arrivals
        stepper.least, stepper.most = max(1, self.least), PRESENT_LIMIT
        stepper.value = self.present
        self.ids.arrivals_cancel.bind(on_act=lambda *_: self.put_away())
        self.ids.arrivals_done.bind(on_act=lambda *_: self._answer())

    def _answer(self) -> None:
        self.put_away()
        if self.ids.arrivals.value != self.present:
            self.dispatch("on_count", int(self.ids.arrivals.value))
