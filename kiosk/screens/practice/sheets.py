"""The second and the third of the questions: how we do it now, and where else. They show, and tell what was
pressed."""

from __future__ import annotations

from typing import Any

from board.catalogue import _
from board.formats import day
from board.kinds.card.record import Card
from board.kinds.practice.index import LINES, Offers, Poster, Versions
from board.neighbours import Sister
from kiosk.screens.practice.words import away, before
from kiosk.state import State
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.pages import Pages
from kiosk.widgets.paper.paper import OpenSheet

SISTERS = 4
"""So many sister units stand below each other, one less where there are further pages."""


class PosterSheet(OpenSheet):
    """Events `on_write(n)`, `on_day()`. Test names: `line-1` to `-3`, `check-day`, `lines`."""

    __events__ = ("on_write", "on_day")

    def show(self, state: State, card: Card, found: Poster | None) -> None:
        ids, versions = self.ids, state.board.of(Versions).of(card.id)
        for n, name in enumerate(LINES, 1):
            text = getattr(versions[-1], name) if versions else ""
            ids[f"line_{n}"].text = text
        ids.before.text = before(found) if found else ""
        asked = found.asked if found else None
        ids.check_day.enabled = found is not None
        ids.check_day.label = day(asked) if asked else _("Spør ikke") if found else _("Om tre måneder")
        ids.check_day.second = (
            away(asked, state.today) if asked else _("velg en dag") if found else _("når en linje er skrevet")
        )
        ids.lines.label = _("Endre linjene") if found else _("Skriv linjene")


class ElsewhereSheet(OpenSheet):
    """Event `on_offer(unit)`: an offer was made, or taken back. Test names: `sister-0` to `-3`, `sisters-back`,
    `sisters-on`."""

    __events__ = ("on_offer",)

    _shown = State(), Card()

    def on_kv_post(self, base_widget: Any) -> None:
        looks = {"letters": 29, "halign": "left", "h": 92}
        heard = {"on_act": lambda block: self.dispatch("on_offer", block.unit)}
        again, ids = lambda: self.show(*self._shown), self.ids
        self._units = Pages(ids.units, Block, "sister", SISTERS, again, ids.pager, **looks, **heard)
        self._units.give_way()

    def show(self, state: State, card: Card) -> None:
        offered = {one.sister: one.name for one in state.board.of(Offers).of(card.id)}
        known = state.board.neighbours.sisters
        gone = [Sister(id=id_, name=name) for id_, name in offered.items() if all(id_ != s.id for s in known)]
        units = (*known, *gone)
        for block, one in self._units.fill(units):
            block.unit, block.label, block.chosen = one, one.name, one.id in offered
            block.icon = "check" if block.chosen else "plus"
        self._shown = state, card
        self.ids.none.shown = not units
        alone = _("Tavla er ikke knyttet til en sentral, så den kjenner ingen andre enheter.")
        self.ids.none.text = _("Sentralen kjenner ingen andre enheter ennå.") if state.link.unit else alone
        self.ids.asks.shown = self.ids.told.shown = bool(units)
