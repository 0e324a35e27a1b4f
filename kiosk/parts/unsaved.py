"""While nothing can be stored: what is safe, what can be done meanwhile, and who helps."""

from __future__ import annotations

from kivy.properties import StringProperty

from board import calendar
from board.catalogue import _
from board.formats import clock
from kiosk.state import State
from kiosk.widgets.paper.paper import StickyNote


class Unsaved(StickyNote):
    """Only read. Shown while there is trouble on a board that can be read. With `keeps` it says in large letters what
    is safe where it hangs, instead of since when."""

    keeps = StringProperty("")
    safe, why = StringProperty(""), StringProperty("")

    def show(self, state: State) -> None:
        self.shown = bool(state.trouble) and state.opened
        if self.shown and self.keeps:
            self.safe, self.why = self.keeps, state.trouble
        elif self.shown:
            at = clock(calendar.at_home(state.trouble_ms).time())
            self.safe = _("Alt dere gjorde før kl. {time}, er trygt.").format(time=at)
            self.why = f"{state.trouble} {_('Dere kan lese alt så lenge, også kortene.')}"
