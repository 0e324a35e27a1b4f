"""What is late and what comes first, to be read: on an upright board it hangs where nobody who sits reaches."""

from __future__ import annotations

from kivy.properties import BooleanProperty, StringProperty

from board.catalogue import _
from board.formats import near_day
from board.kinds.card.rules import late
from board.kinds.lift.index import from_below, settled
from board.kinds.lift.index import late as unanswered
from kiosk.presenters import people
from kiosk.state import State
from kiosk.theme import theme
from kiosk.widgets.paper.paper import OpenSheet
from kiosk.widgets.plan import Abreast, filled

SEEN = 3


class AheadRow(Abreast):
    """One card: until when, what, who."""

    day, title, person = StringProperty(""), StringProperty(""), StringProperty("")
    late = BooleanProperty(False)


class AheadList(OpenSheet):
    """Shown on an upright board, also where nothing has a day: it says so."""

    _rows: list[AheadRow]
    """Made where it is first shown."""

    def show(self, state: State) -> None:
        """The earliest deadlines first, and of what was lifted here the day an answer is wanted."""
        self.shown = theme.format == "tall"
        if not self.shown:
            return
        if not self.children:
            self._rows = self.add_all([AheadRow(weight=1) for _row in range(SEEN)])
        found = [
            (card.deadline, card.id, card.title, people(card, state), late(card, state.today))
            for card in state.board.cards.running.items.values()
            if card.deadline
        ]
        found += [
            (lifted.by, lifted.id, lifted.title, lifted.whose, unanswered(lifted, state.today))
            for lifted in from_below(state.board).all
            if lifted.by and not settled(lifted)
        ]
        found.sort()
        for row, one in filled(self._rows, found):
            day, _id, row.title, row.person, row.late = one
            row.day = near_day(day, state.today)
        if not found:
            first = self._rows[0]
            first.shown, first.late = True, False
            first.day, first.person, first.title = "", "", _("Ingen kort har frist.")
