"""Finn kort: «mine kort» by a tap on a name, any card by a word that is written on it, and who has what.

Whoever opens a card and comes back finds the same cards again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import ceil
from typing import Any

from board import finding
from board.catalogue import _, _n
from board.kinds.card.record import STAGES, Card
from board.kinds.card.rules import late
from kiosk.presenters import STAGE_LOOKS, stage_label
from kiosk.screen import Screen
from kiosk.screens.find.finding import Finding, Only
from kiosk.screens.find.found import FoundPaper, Held, StageTold, WhoHas
from kiosk.state import State, Wall
from kiosk.theme import theme
from kiosk.widgets.input.block import Block
from kiosk.widgets.input.field import Field
from kiosk.widgets.input.tap import SparePress
from kiosk.widgets.input.text_input import writing
from kiosk.widgets.plan import filled
from kiosk.widgets.text.text_layout import strong

NAMES = 12
"""So many names at most; of more the last block shows the others."""
SEEN = {"wide": 4, "small": 4, "tall": 2}
"""So many cards beside each other."""


class Sought(SparePress, Field):
    """What is looked for. Writing begins from below."""


class FindScreen(Screen):
    """Test names: `card-<id>`, `whose-<n>`, `more-names`, `find-write`, `only-late`, `only-help`, `only-done`,
    `found-back`, `found-on`, `open-late`."""

    name = "find"

    def __init__(self, wall: Wall, **kwargs: Any) -> None:
        super().__init__(wall, **kwargs)
        self._finding, self._first, self._found = Finding(), 0, tuple[Card, ...]()
        self._texts: tuple[object, Mapping[str, str]] = (None, {})
        self._papers = [FoundPaper(weight=1, order=n, most_h=256) for n in range(4)]
        self._blocks = [
            Block(test_name=f"whose-{n}", letters=31, second_letters=22, h=94, halign="left") for n in range(NAMES)
        ]
        self._holders = [WhoHas() for _n in range(NAMES)]
        self.ids.cards.add_all(self._papers, on_act=lambda paper: self.wall.go("card", id=paper.key))
        self.ids.blocks.add_all(self._blocks, on_act=self._whose)
        self.ids.holders.add_all(self._holders)
        self._stages = self.ids.stages.add_all([StageTold() for _stage in STAGES[:-1]])
        self._word = self.ids.find_word.__self__
        self._word.bind(text=lambda _word, text: self._look(Finding(word=" ".join(text.split()))))
        writing.bind(at=self._at)

    # --- coming and going ---

    def where(self) -> dict[str, Any]:
        return {"finding": self._finding, "first": self._first}

    def enter(self, finding: Finding | None = None, first: int = 0, **_given: Any) -> None:
        """What was looked for, when somebody comes back from a card; else nothing yet."""
        self._finding, self._first = finding or Finding(), first
        self._word.text = self._finding.word

    def leave(self) -> None:
        writing.stop()

    # --- what is asked ---

    def _look(self, anew: Finding) -> None:
        if anew != self._finding and self.parent:
            self._finding = anew
            self.render(self.wall.state)

    def _whose(self, block: Block) -> None:
        if block.key is None:  # the others
            names = finding.holders(self.wall.state.board)
            self._first = self._first + NAMES - 1 if self._first + NAMES - 1 < len(names) else 0
            self.render(self.wall.state)
            return
        asked = self._finding.of(block.key)
        if asked.name and not finding.having(self.wall.state.board, asked.name):
            asked = replace(asked, only="done")
        self._look(asked)

    def just(self, only: Only) -> None:
        """Those that are late, ask for help or are finished; of whoever is chosen, or of all."""
        self._look(self._finding.just(only))

    def turn(self, way: int) -> None:
        """Other cards that were found."""
        self._look(replace(self._finding, page=self._finding.page + way))

    def write(self) -> None:
        """A new word."""
        self._word.text = ""
        self._look(Finding())
        self._word.begin()
        self.render(self.wall.state)

    def written(self) -> None:
        """The keyboard goes."""
        writing.stop()

    def _at(self, _writing: Any, field: Any) -> None:
        if self.parent:
            self._word.shown = field is self._word
            self.render(self.wall.state)

    def open_late(self) -> None:
        """The one that is most late of what was found."""
        if card := self._late():
            self.wall.go("card", id=card.id)

    def _late(self) -> Card | None:
        return next((card for card in self._found if late(card, self.wall.state.today)), None)

    # --- showing ---

    def render(self, state: State) -> None:
        ids, asked, typing = self.ids, self._finding, writing.at is self._word
        if (typing or asked.word) and self._texts[0] is not state.board:
            self._texts = (state.board, finding.written(state.board))
        nothing_yet = typing and not asked.word
        self._found = () if nothing_yet else asked.cards(state, self._texts[1])
        ids.find_word.shown = typing
        ids.sign.name = "search" if typing or asked.word else "person" if asked.name else "card"
        ids.asked.text, ids.told.text = asked.title(), asked.told(state, self._found)
        self._show_found(state, nothing_yet)
        self._show_names(state)
        for only, count in asked.counts(state).items():
            if only:
                block = ids[f"only_{only}"]
                block.second = _n("{n} kort", "{n} kort", count) if count else _("ingen kort")
                block.chosen = only == asked.only and not asked.word
                block.enabled = bool(count) or block.chosen
        ids.find_write.chosen = bool(asked.word)
        worst = self._late()
        ids.open_late.shown, ids.open_late.second = worst is not None, worst.title if worst else ""

    def _show_found(self, state: State, nothing_yet: bool) -> None:
        ids, most = self.ids, SEEN[theme.format]
        pages = max(1, ceil(len(self._found) / most))
        page = min(self._finding.page, pages - 1)
        here = self._found[page * most : (page + 1) * most]
        for paper, card in filled(self._papers, here):
            paper.show(card, state, self._finding.name)
        ids.rest.weight, ids.rest.shown = most - len(here), 0 < len(here) < most  # no card grows over all of it
        ids.found_back.shown = ids.found_on.shown = pages > 1
        ids.found_back.enabled, ids.found_on.enabled = page > 0, page < pages - 1
        ids.slot.shown = not here
        ids.slot.text = _("Kortene kommer her mens dere skriver.") if nothing_yet else self._finding.nothing()
        ids.page.text = _("Side {n} av {of}").format(n=page + 1, of=pages) if pages > 1 else ""

    def _show_names(self, state: State) -> None:
        ids, names = self.ids, finding.holders(state.board)
        self._first = self._first if self._first < len(names) else 0
        pages = len(names) > NAMES
        here = names[self._first : self._first + (NAMES - 1 if pages else NAMES)]
        ids.whose.text = strong(_("**Mine kort**: trykk på navnet ditt")) if names else _("Ingen har kort ennå.")
        having = {name: finding.having(state.board, name) for name in here}
        for n, (block, holder) in enumerate(zip(self._blocks, self._holders, strict=True)):
            more = pages and n == len(here)
            block.shown, holder.shown = n < len(here) or more, n < len(here) and bool(having[here[n]])
            block.test_name = "more-names" if more else f"whose-{n}"
            block.key = here[n] if n < len(here) else None
            if more:
                block.label, block.second, block.chosen = (
                    _("Flere navn"),
                    _n("{n} navn", "{n} navn", len(names)),
                    False,
                )
            elif n < len(here):
                name = here[n]
                cards = sorted(having[name], key=lambda card: STAGES.index(card.stage))
                holder.name, holder.held = name, tuple(held(card, state) for card in cards)
                block.label = name
                block.second = _n("{n} kort", "{n} kort", len(cards)) if cards else _("bare ferdige")
                block.chosen = holder.marked = name == self._finding.name and not self._finding.word
        self._show_stages(state)

    def _show_stages(self, state: State) -> None:
        """What the small papers mean, once."""
        for told, stage in zip(self._stages, STAGES, strict=False):
            look = STAGE_LOOKS[stage]
            told.held, told.label = Held(look.icon, look.hue), stage_label(state, stage)


def held(card: Card, state: State) -> Held:
    """A card as a small paper beside its name."""
    look = STAGE_LOOKS[card.stage]
    return Held(look.icon, look.hue, late(card, state.today))
