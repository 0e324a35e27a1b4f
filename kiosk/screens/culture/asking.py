"""What is asked of whom: how it is or how it shall be, and how many are here.

sheet = AskSheet(side="now", likely=9); sheet.bind(on_start=lambda _, side, present: ...); sheet.hang(screen)
"""

from __future__ import annotations

from typing import Any

from kivy.properties import NumericProperty, OptionProperty

from board.catalogue import _
from board.kinds.culture.record import SIDES
from board.kinds.culture.words import SIDES_SAID
from board.kinds.meeting.record import PRESENT_LIMIT
from board.privacy import THRESHOLD
from kiosk.widgets.input.sheet import Sheet


class AskSheet(Sheet):
    """Event `on_start(side, present)`. Test names: `side-now`, `side-wanted`, `present-less`, `present-more`,
    `ask-cancel`, `ask-start`."""

    __events__ = ("on_start",)

    side = OptionProperty("now", options=SIDES)
    likely = NumericProperty(0)
    """As many as last time; 0: not known."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        ids = self.ids
        ids.side.options = [(side, _(SIDES_SAID[side])) for side in SIDES]
        ids.side.chosen = self.side
        ids.present.most, ids.present.value = PRESENT_LIMIT, self.likely or THRESHOLD

    def start(self) -> None:
        self.put_away()
        self.dispatch("on_start", self.ids.side.chosen, int(self.ids.present.value))
