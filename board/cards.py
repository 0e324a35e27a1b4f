"""Cards on the felt: columns, order, age, and which move is allowed. Pure."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from board.errors import Kind, Refused
from board.records import Card, Measure
from board.records.card import STAGES, Stage

WEEK_MS = 7 * 24 * 3_600_000
OLD_WEEKS, STILL_WEEKS = 4, 6
"""From when a card's dots turn ochre, and from when its age is written out."""


_FEW = 20  # so many are put in their places one by one, more are sorted


def _hangs(card: Card) -> tuple[str, str]:
    return card.position, card.id


@dataclass(frozen=True)
class Pile:
    """Some cards, in the order they hang: by (position, id)."""

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
class Cards:
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

    def column(self, stage: Stage) -> tuple[Card, ...]:
        """The cards that hang in a stage, topmost first."""
        return self.finished.ordered if stage == "done" else self.running.columns[stage]

    @cached_property
    def oldest_first(self) -> tuple[Card, ...]:
        """What the meeting follows up: everything between Forslag and Ferdig, longest in its stage first."""
        under_way = [c for c in self.running.items.values() if c.stage != "suggestion"]
        return tuple(sorted(under_way, key=lambda c: (c.moved, c.id)))


def moved_here(card: Card) -> bool:
    """Whether people of this board moved it to its stage. A list that was brought in may say that work is finished;
    when that was is not known, or long ago, and it is nothing this board has achieved."""
    return card.source != "import" or card.moved > card.created


def age_weeks(card: Card, now_ms: int) -> int:
    """Whole weeks since the card came to its stage."""
    return max(0, now_ms - card.moved) // WEEK_MS


def late(card: Card, today: date) -> bool:
    """The deadline has passed and the card is not finished."""
    return card.deadline is not None and card.stage != "done" and card.deadline < today


def next_stage(stage: Stage) -> Stage | None:
    """The stage a tap moves to; None from the last."""
    at = STAGES.index(stage) + 1
    return STAGES[at] if at < len(STAGES) else None


def check_move(card: Card, to: Stage, measures: Iterable[Measure]) -> None:
    """Raise Refused when the rules forbid the move. Back is always allowed.

    Forward: responsible and deadline are needed outside Forslag; finished is only what has been checked, with a
    measurement afterwards or an explicit «kan ikke måles».
    """
    if STAGES.index(to) <= STAGES.index(card.stage):
        return
    if not card.responsible or card.deadline is None:
        raise Refused(Kind.RESPONSIBLE_MISSING)
    if to == "done":
        if card.stage not in ("check", "act"):
            raise Refused(Kind.NOT_CHECKED)
        check_measured(card, measures)


def check_measured(card: Card, measures: Iterable[Measure]) -> None:
    """Raise Refused unless it is known whether the card worked, or said that this cannot be measured."""
    if not card.unmeasurable and not any(m.phase == "after" for m in measures):
        raise Refused(Kind.NOT_MEASURED)
