"""What is looked for just now: somebody's cards, those that are late, ask for help or are finished, or a word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from board import finding
from board.catalogue import _, _n
from board.formats import quoted
from board.kinds.card.record import Card
from board.kinds.card.rules import late
from kiosk.presenters import in_letters
from kiosk.state import State

Only = Literal["", "late", "help", "done"]


@dataclass(frozen=True)
class Finding:
    """A word is looked for alone; `only` some of somebody's cards, or of everybody's."""

    name: str = ""
    only: Only = ""
    word: str = ""
    page: int = 0

    def of(self, name: str) -> Finding:
        """Of somebody, or of everybody when it was theirs already."""
        return replace(self, name="" if name == self.name else name, word="", page=0)

    def just(self, only: Only) -> Finding:
        """Some of them, or all when it was those already."""
        return replace(self, only="" if only == self.only else only, word="", page=0)

    def cards(self, state: State, texts: Mapping[str, str]) -> tuple[Card, ...]:
        """What is found, the worst first."""
        if self.word:
            return finding.with_words(state.board, texts, self.word)
        return finding.worst_first(_those(state, self.name)[self.only])

    def counts(self, state: State) -> dict[Only, int]:
        """How many there are of each."""
        return {only: len(cards) for only, cards in _those(state, self.name).items()}

    def title(self) -> str:
        """What is looked for, in words."""
        if self.word:
            return quoted(self.word)
        named: dict[Only, str] = {
            "": _("Alle kort"),
            "late": _("Kort som er sene"),
            "help": _("Kort som ber om hjelp"),
            "done": _("Ferdige kort"),
        }
        return self.name or named[self.only]

    def told(self, state: State, cards: tuple[Card, ...]) -> str:
        """How many were found, which of them, and how many of them are late."""
        parts = [_n("{n} kort", "{n} kort", len(cards)) if cards else _("ingen kort")]
        some: dict[Only, str] = {"late": _("sene"), "help": _("ber om hjelp"), "done": _("ferdige")}
        if self.name and self.only and not self.word:
            parts.append(some[self.only])
        missed = sum(late(card, state.today) for card in cards)
        if missed and self.only != "late":
            parts.append(_n("ett er sent", "{words} er sene", missed, words=in_letters(missed)))
        return " · ".join(parts)

    def nothing(self) -> str:
        """What is said where nothing was found."""
        if self.word:
            return _("Ingen kort har «{word}». Prøv et kortere ord, eller trykk på et navn.", word=self.word)
        if self.name and not self.only:
            return _("{name} har ingen kort nå.", name=self.name)
        return _("Ingen kort her nå.")


def _those(state: State, name: str) -> dict[Only, list[Card]]:
    """Somebody's cards, or everybody's, and which of them are late, ask for help or are finished."""
    board = state.board

    def theirs(cards: Mapping[str, Card]) -> list[Card]:
        return [card for card in cards.values() if not name or finding.has(board, card, name)]

    running = theirs(board.cards.running.items)

    def where(holds: Callable[[Card], bool]) -> list[Card]:
        return [card for card in running if holds(card)]

    return {
        "": running,
        "late": where(lambda card: late(card, state.today)),
        "help": where(lambda card: finding.asks_for_help(board, card)),
        "done": theirs(board.cards.finished.items),
    }
