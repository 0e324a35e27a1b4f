"""The fishbones of many units, as the walls have them: which bones and causes stand for the most, over all cards.

    fishes = of_units(tx, organisation, now_ms)[unit]
    bones(fishes), causes(fishes)                 each with its dots, its causes and on how many cards

Only the kinds that a fishbone rests on are read, with one query each for all units. A fishbone is told of from the
day its card is, and names nobody.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection

from board.board import Board
from board.catalogue import _
from board.kinds.card.record import Card
from board.kinds.fishbone.index import Fish, Fishbones, fish_of
from board.kinds.fishbone.record import Bone, Cause, Causebone, Causedots, Fishbone
from sync.server.reports import hung, tenancy


@dataclass(frozen=True, slots=True)
class CauseSum:
    """A bone or a cause, over the cards it is found on."""

    name: str
    causes: int
    dots: int
    cards: int


def of_units(
    tx: Connection, organisation: int, now_ms: int, of: Collection[int] | None = None
) -> dict[int, tuple[tuple[Card, Fish], ...]]:
    """The fishbones of each unit of an organisation that has any, or of some of them, each with its card."""
    of_them = tenancy.numbers(organisation, of)
    boards = Board.load_several(tx, of_them, _rests_on(now_ms))
    found = {number: tuple(_shown(board)) for number, board in boards.items()}
    return {number: fishes for number, fishes in found.items() if fishes}


def of_card(tx: Connection, unit: int, card: str, now_ms: int) -> Fish | None:
    """The fishbone of one card, or None where it has none that may be told of."""
    return fish_of(Board.load(tx, unit, _rests_on(now_ms)), card)


def bones(fishes: Sequence[Fish]) -> tuple[CauseSum, ...]:
    """By their names, whatever the unit. A cause on two bones counts on both."""
    return _summed(
        (bone, fish, cause.id, 1) for fish in fishes for bone, on in _named(fish) for cause in fish.on.get(on, ())
    )


def causes(fishes: Sequence[Fish]) -> tuple[CauseSum, ...]:
    """By their words: what is said on several cards is one."""
    return _summed((cause.text, fish, cause.id, 1) for fish in fishes for cause in fish.causes)


def _named(fish: Fish) -> Iterator[tuple[str, str]]:
    yield from ((bone.title, bone.id) for bone in fish.bones)
    yield _("Uten bein"), ""


def _summed(some: Iterable[tuple[str, Fish, str, int]]) -> tuple[CauseSum, ...]:
    found: dict[str, CauseSum] = {}
    cards: dict[str, set[str]] = {}
    for name, fish, cause, one in some:
        key = name.casefold()
        now = found.get(key, CauseSum(name, 0, 0, 0))
        cards.setdefault(key, set()).add(fish.id)
        dots = now.dots + fish.dots.get(cause, 0)
        found[key] = CauseSum(now.name, now.causes + one, dots, len(cards[key]))
    return tuple(sorted(found.values(), key=lambda one: (-one.dots, -one.causes, one.name)))


def _shown(board: Board) -> Iterator[tuple[Card, Fish]]:
    for known in sorted(board.of(Fishbones), key=lambda one: (-one.begun, one.id)):
        card, fish = board.cards.get(known.card), fish_of(board, known.card)
        if card is not None and not card.archived and fish is not None and fish.causes:
            yield card, fish


def _rests_on(now_ms: int) -> dict[str, ColumnElement[bool]]:
    """Of a card no more is told here than elsewhere: it is there from the day after it was made."""
    return hung.and_cards((Fishbone, Bone, Cause, Causebone, Causedots), Fishbone.table.c.card, now_ms)
