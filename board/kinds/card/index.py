"""Cards hang on the felt in piles that are sorted only when they change: columns, order, what moved since. Pure."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from board.index import Index
from board.kinds.card.record import STAGES, Card, Stage
from board.kinds.card.rules import moved_here, square

_FEW = 20  # so many are put in their places one by one, more are sorted


def _hangs(card: Card) -> tuple[int, str, str]:
    return square(card), card.position, card.id


@dataclass(frozen=True)
class Pile:
    """Some cards, in the order they hang: by (position, id), in Forslag by (square, position, id)."""

    items: Mapping[str, Card] = field(default_factory=dict)
    ordered: tuple[Card, ...] = ()

    @cached_property
    def columns(self) -> Mapping[Stage, tuple[Card, ...]]:
        return {stage: tuple(c for c in self.ordered if c.stage == stage) for stage in STAGES}

    @cached_property
    def _moves(self) -> list[int]:
        return sorted(card.moved for card in self.ordered if moved_here(card))

    def moved_since(self, ms: int) -> int:
        """How many were moved to their stage on this board, at that time or later."""
        return len(self._moves) - bisect_left(self._moves, ms)

    def after(self, take: Iterable[str], put: Mapping[str, Card]) -> "Pile":
        moved = self.items.keys() & {*take, *put}
        if not moved and not put:
            return self
        items, ordered = dict(self.items), list(self.ordered)
        for id_ in moved:
            del ordered[bisect_left(ordered, _hangs(items.pop(id_)), key=_hangs)]
        if len(put) > _FEW:
            ordered = sorted([*ordered, *put.values()], key=_hangs)
        else:
            for card in put.values():
                insort(ordered, card, key=_hangs)
        items.update(put)
        return Pile(items, tuple(ordered))


@dataclass(frozen=True)
class Cards(Index[Card], of=Card):
    """All cards of a unit in three piles that are sorted only when they change."""

    running: Pile = field(default_factory=Pile)
    finished: Pile = field(default_factory=Pile)
    taken_down: Pile = field(default_factory=Pile)

    def after(self, cards: Iterable[Card]) -> "Cards":
        sorted_: tuple[dict[str, Card], dict[str, Card], dict[str, Card]] = ({}, {}, {})
        for card in cards:
            sorted_[2 if card.archived else 1 if card.stage == "done" else 0][card.id] = card
        touched = set().union(*sorted_)
        piles = (self.running, self.finished, self.taken_down)
        return Cards(*(pile.after(touched - set(put), put) for pile, put in zip(piles, sorted_, strict=True)))

    def get(self, id_: str) -> Card | None:
        for pile in (self.running, self.finished, self.taken_down):
            if card := pile.items.get(id_):
                return card
        return None

    def __iter__(self) -> Iterator[Card]:
        for pile in (self.running, self.finished, self.taken_down):
            yield from pile.items.values()

    def column(self, stage: Stage) -> tuple[Card, ...]:
        """The cards that hang in a stage, topmost first."""
        return self.finished.ordered if stage == "done" else self.running.columns[stage]

    @cached_property
    def oldest_first(self) -> tuple[Card, ...]:
        """What the meeting follows up: everything between Forslag and Ferdig, longest in its stage first."""
        under_way = [c for c in self.running.items.values() if c.stage != "suggestion"]
        return tuple(sorted(under_way, key=lambda c: (c.moved, c.id)))
