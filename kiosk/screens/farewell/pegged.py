"""A card on the string: from which column to which, what it is called, and what came of it."""

from __future__ import annotations

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from board.kinds.card.record import Stage
from kiosk.presenters import STAGE_LOOKS, stage_label
from kiosk.screens.farewell.words import Gave, foot
from kiosk.state import State
from kiosk.widgets.paper.paper import StickyNote
from kiosk.widgets.paper.tag import Tag


class Pegged(StickyNote):
    """Told from which column once the log has been read."""

    what, said, sign = StringProperty(""), StringProperty(""), StringProperty("")
    moved = BooleanProperty(False)
    given = ObjectProperty(None, allownone=True)

    def show(self, state: State, one: Gave) -> None:
        self.given, self.what, self.moved = one, one.card.title, False
        self.hue = "honey" if one.kind == "done" else "white"
        self.sign, self.said = foot(one, state)
        self.weight = 3 if one.kind == "moved" else 2
        self._column(self.ids.to, state, one.card.stage)

    def came_from(self, state: State, stage: Stage) -> None:
        """It hung there before."""
        self.moved = self.given.kind == "moved" and stage != self.given.card.stage
        if self.moved:
            self._column(self.ids.was, state, stage)

    @staticmethod
    def _column(tag: Tag, state: State, stage: Stage) -> None:
        look = STAGE_LOOKS[stage]
        tag.icon, tag.hue, tag.label = look.icon, look.hue, stage_label(state, stage)
