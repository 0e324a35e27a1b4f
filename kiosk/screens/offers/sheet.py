"""One offer on its sheet: whose it is, how it was, what they did, and what it gave."""

from __future__ import annotations

from typing import Any

from kivy.factory import Factory

from board.catalogue import _
from board.neighbours import LINES, Offer
from kiosk.parts import tale
from kiosk.screens.offers import words
from kiosk.widgets.plan import Plan, filled


class OfferSheet(Plan):
    def on_kv_post(self, base_widget: Any) -> None:
        self._lines = self.ids.lines.add_all(Factory.OfferLine() for _n in range(LINES))

    def show(self, offer: Offer) -> None:
        ids, several = self.ids, len(offer.lines) > 1
        ids.what.text, ids.title.text, ids.whose.text = words.what(offer), offer.title, words.below(offer)
        ids.problem.text, ids.problem_words.shown = offer.problem, bool(offer.problem)
        ids.did.text = _("Slik gjør de det nå") if offer.kind == "practice" else _("Dette gjorde de")
        ids.did_words.shown = bool(offer.lines)
        for n, (line, one) in enumerate(filled(self._lines, offer.lines)):
            line.text, line.number = one, str(n + 1) if several else ""
        ids.chip.text, ids.became.text = tale.gain(offer), tale.became(offer)
        ids.gained.shown, ids.chip_note.shown = bool(ids.chip.text or ids.became.text), bool(ids.chip.text)
        ids.numbers.show(offer.before, offer.after, offer.measured)
        ids.photo.jpeg = offer.jpeg
        ids.photo.shown = bool(ids.photo.jpeg)
        ids.beside.shown = ids.photo.shown or ids.numbers.shown
