"""Har dere prøvd dette?: what other units offer hangs here, to be read, taken over as a suggestion with one tap, or
put aside on this wall. It is here without a network too, as it was told last."""

from __future__ import annotations

from typing import Any

from board.catalogue import _, _n
from board.kinds.card.offered import PassOver, SeeOffers, TakeOver, card_of
from board.neighbours import Offer
from kiosk.presenters import stage_label
from kiosk.screen import Screen
from kiosk.screens.offers import words
from kiosk.state import State, Wall


class OffersScreen(Screen):
    """`enter(id)`: an offer, or none for all of them. Test names in the tray: `to-board`, `undo`, `offer-pass`,
    `offers-aside`, `offer-take`, `offers-back`, `offers-on`."""

    name = "offers"

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._id = ""
        ids = self.ids
        ids.listing.bind(on_open=lambda _, id_: self._open(id_))

    @property
    def offer(self) -> Offer | None:
        return self.wall.state.board.neighbours.offer(self._id)

    def enter(self, id: str = "", **_given: Any) -> None:
        listing = self.ids.listing
        listing.fresh = words.new(self.wall.state)
        self._id, listing.passed, self.ids.pager.page = id, False, 0
        self.wall.do(SeeOffers())

    # --- showing ---

    def render(self, state: State) -> None:
        ids, offer = self.ids, self.offer
        if offer is None:
            self._id = ""  # taken back where it came from: then the others are there
        passed = {*state.board.own.offers_passed} & {one.id for one in state.board.neighbours.offers}
        ids.listing.passed = ids.listing.passed and bool(passed)
        ids.sheet.shown, ids.listing.shown = offer is not None, offer is None
        if offer:
            ids.sheet.show(offer)
            ids.pager.shown = False
        else:
            ids.listing.show(state)
        ids.to_board.label = _("Tilbake") if offer or ids.listing.passed else _("Til tavla")
        aside = offer is not None and offer.id in passed
        ids.offer_pass.shown = aside or (offer is not None and offer.id not in words.taken(state))
        ids.offer_pass.label = _("Ta fram igjen") if aside else _("Ikke for oss")
        ids.offers_aside.shown = offer is None and bool(passed) and not ids.listing.passed
        ids.offers_aside.second = _n("{n} lagt bort", "{n} lagt bort", len(passed))
        self._show_take(state, offer)

    def _show_take(self, state: State, offer: Offer | None) -> None:
        take = self.ids.offer_take
        take.shown = offer is not None
        if offer and offer.id in words.taken(state):
            take.label, take.second, take.colour = _("Åpne kortet"), _("det henger hos dere"), "cream"
        elif offer:
            take.label, take.colour = _("Ta den hit"), "petrol"
            take.second = _("blir et kort i {column}", column=stage_label(state, "suggestion"))

    # --- acting ---

    def _open(self, id_: str) -> None:
        self._id = id_
        self.render(self.wall.state)

    def back(self) -> None:
        """Up to all of them, or to the board."""
        if self._id:
            self._id = ""
        elif self.ids.listing.passed:
            self.ids.listing.passed = False
        else:
            self.wall.back()
            return
        self.render(self.wall.state)

    def show_aside(self) -> None:
        """What was put aside on this wall."""
        self.ids.listing.passed, self.ids.pager.page = True, 0
        self.render(self.wall.state)

    def put_aside(self) -> None:
        """It is not for them, or is after all."""
        if offer := self.offer:
            passed = offer.id in self.wall.state.board.own.offers_passed
            self._id = ""
            said = _("Den er tatt fram igjen.") if passed else _("Den er lagt bort på denne tavla.")
            self.wall.do(PassOver(offer.id, not passed), lambda: self.wall.say(said))

    def take(self) -> None:
        """It becomes a suggestion of their own; one that hangs already is opened."""
        if offer := self.offer:
            if offer.id in words.taken(self.wall.state):
                self.wall.go("card", id=card_of(offer.id))
            else:
                self.wall.do(TakeOver(offer.id), undo=_("Kortet er tatt hit"))
