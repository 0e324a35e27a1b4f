"""What other units offer, a paper each, and beside them how many have taken over what this unit shares."""

from __future__ import annotations

from math import ceil
from typing import Any

from kivy.properties import BooleanProperty, StringProperty

from board.catalogue import _, _n
from board.neighbours import Offer
from kiosk.parts import tale
from kiosk.screens.offers import words
from kiosk.state import State
from kiosk.theme import theme
from kiosk.widgets.input.tap import Press
from kiosk.widgets.paper.paper import Paper
from kiosk.widgets.plan import Down, filled


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

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._papers: list[OfferPaper] = []
        self.page, self.pages = 0, 1
        self.fresh: frozenset[str] = frozenset()
        """What was new when people came here."""
        self._state = State()

    def on_kv_post(self, base_widget: Any) -> None:
        self.ids.room.fbind("height", lambda *_: self.show(self._state))

    def show(self, state: State) -> None:
        """As many as find room on this page."""
        self._state, ids = state, self.ids
        aside = {*state.board.own.offers_passed}
        offers = [one for one in state.board.neighbours.offers if (one.id in aside) == self.passed]
        columns = 1 if theme.format == "tall" else 2
        high = OfferPaper.least_high() + theme.px(20)
        most = columns * max(1, int((ids.room.height + theme.px(20)) / high)) if ids.room.height > 1 else 4
        self.pages = max(1, ceil(len(offers) / most))
        self.page = min(self.page, self.pages - 1)
        some = offers[self.page * most : (self.page + 1) * most]
        ids.grid.columns = columns
        while len(self._papers) < len(some):
            paper = OfferPaper(kind="sheet", shadow="s", pin="petrol")
            paper.bind(on_act=lambda paper: self.dispatch("on_open", paper.key))
            self._papers.append(paper)
            ids.grid.add_widget(paper)
        here = words.taken(state)
        for n, (paper, one) in enumerate(filled(self._papers, some)):
            paper.test_name = f"offer-{self.page * most + n}"
            self._say(paper, one, one.id in here)
        ids.remark.text = self._remark(state, len(offers))
        ids.nothing.shown = not offers
        self._say_given(state)

    def _say(self, paper: OfferPaper, offer: Offer, here: bool) -> None:
        paper.key, paper.title, paper.words = offer.id, offer.title, words.told(offer)
        paper.over, paper.gain, paper.change = words.what(offer), tale.gain(offer), tale.change(offer)
        paper.is_new = offer.id in self.fresh and not here
        paper.mark = _("Henger hos dere") if here else _("Ny") if paper.is_new else ""

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

    def turn(self, way: int) -> None:
        """Other offers."""
        self.page = max(0, self.page + way)
        self.show(self._state)
