"""What other units offer, a paper each, and beside them how many have taken over what this unit shares."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from board.catalogue import _, _n
from kiosk.parts import tale
from kiosk.screens.offers import words
from kiosk.state import State
from kiosk.theme import theme
from kiosk.widgets.input.pages import Pages
from kiosk.widgets.input.tap import Press
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Down

MOST = 12
"""So many offers at most hang on a page."""


class OfferPaper(Press, Paper):
    """One offer of the list."""

    key = StringProperty("")
    over = StringProperty("")
    title = StringProperty("")
    words = StringProperty("")
    gain = StringProperty("")
    change = StringProperty("")
    mark = StringProperty("")
    """«Ny», or «Henger hos dere»."""
    is_new = BooleanProperty(False)

    @staticmethod
    def least_high() -> float:
        """Px of whose it is, a title of two lines and words of two, and what stands below them."""
        return 1.3 * theme.font(23) + 2.4 * theme.font(31) + 4.2 * theme.font(25) + theme.px(58)


class OfferList(Down):
    """Event `on_open(offer)`. Test names: `offer-<place>`."""

    __events__ = ("on_open",)

    passed = BooleanProperty(False)
    """Whether what was put aside is shown."""
    pager = ObjectProperty()
    fresh: frozenset[str] = frozenset()
    """What was new when people came here."""
    _state = State()

    def on_kv_post(self, base_widget: Any) -> None:
        looks = {"kind": "sheet", "shadow": "s", "pin": "petrol"}
        heard = {"on_act": lambda paper: self.dispatch("on_open", paper.key)}
        again, grid = lambda: self.show(self._state), self.ids.grid
        self._papers = Pages(grid, OfferPaper, "offer", MOST, again, self.pager, **looks, **heard)
        self._papers.in_room(self.ids.room, OfferPaper.least_high)

    def show(self, state: State) -> None:
        """As many as find room on this page."""
        self._state, ids = state, self.ids
        aside = {*state.board.own.offers_passed}
        offers = [one for one in state.board.neighbours.offers if (one.id in aside) == self.passed]
        here = words.taken(state)
        for paper, one in self._papers.fill(offers):
            paper.key, paper.title, paper.words = one.id, one.title, words.told(one)
            paper.over, paper.gain, paper.change = words.what(one), tale.gain(one), tale.change(one)
            paper.is_new = one.id in self.fresh and one.id not in here
            paper.mark = _("Henger hos dere") if one.id in here else _("Ny") if paper.is_new else ""
        ids.remark.text = self._remark(state, len(offers))
        ids.nothing.shown = not offers
        self._say_given(state)

    def _remark(self, state: State, count: int) -> str:
        if self.passed:
            return _("Lagt bort på denne tavla. Trykk på en for å ta den fram igjen.")
        return _("Andre enheter har delt det som virket hos dem. Dere bestemmer om dere vil prøve.") if count else ""

    def _say_given(self, state: State) -> None:
        """Kindly, and how many: never which."""
        ids, neighbours = self.ids, state.board.neighbours
        taken = words.given(neighbours)
        ids.given.shown = taken > 0
        ids.given.text = _n("Én enhet prøver noe dere delte.", "{n} enheter prøver noe dere delte.", taken)
        ids.opened.text = (
            _n(
                "Historiene dere deler, leses også i {n} annen kommune.",
                "Historiene dere deler, leses også i {n} andre kommuner.",
                neighbours.opened,
            )
            if neighbours.opened
            else ""
        )
        ids.beside.shown = bool(taken or neighbours.opened) and not self.passed
