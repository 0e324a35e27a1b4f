"""The fishbones of a board: bones in their order, the causes on each, the dots, and the causes without a bone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from board.index import Children, Records
from board.kinds.fishbone.record import Bone, Cause, Causebone, Causedots, Fishbone
from board.limits import joined

if TYPE_CHECKING:
    from board.board import Board


def fish_id(card: str) -> str:
    """Of the fishbone of a card."""
    return joined(card, "fish")


def why_id(cause: str) -> str:
    """Of the why that a cause goes on as in the tree of its card."""
    return joined(cause, "why")


def action_id(cause: str) -> str:
    """Of the card that is made of a cause: made on two walls it is one. It is that of the why which the cause goes on
    as in the tree too: made there and on the fishbone it is one."""
    return why_id(cause)


class Fishbones(Records[Fishbone], of=Fishbone):
    @cached_property
    def latest(self) -> Fishbone | None:
        """The one that was begun last."""
        return max((f for f in self if not f.archived), key=lambda f: (f.begun, f.id), default=None)


class Bones(Children[Bone], of=Bone, under="fishbone", by="position"):
    pass


class Causes(Children[Cause], of=Cause, under="fishbone", by="position"):
    pass


class Hangings(Children[Causebone], of=Causebone, under="fishbone"):
    pass


class GivenDots(Children[Causedots], of=Causedots, under="fishbone"):
    pass


@dataclass(frozen=True)
class Fish:
    """A fishbone as it is looked at. `dots`: cause to how many; `had`: so many there were to give. Causes of one bone
    stand in their order, and one that hangs on several bones is on each."""

    id: str
    bones: tuple[Bone, ...]
    causes: tuple[Cause, ...]
    on: Mapping[str, tuple[Cause, ...]]
    dots: Mapping[str, int]
    had: int
    problem: str

    @property
    def loose(self) -> tuple[Cause, ...]:
        """Those without a bone."""
        return self.on.get("", ())

    @property
    def left(self) -> int:
        """Dots to give; less than none where two walls gave them at the same time."""
        return self.had - sum(self.dots.values())

    def bones_of(self, cause: str) -> frozenset[str]:
        """On which bones a cause hangs."""
        return frozenset(bone for bone, some in self.on.items() if bone and any(c.id == cause for c in some))


def hanging(board: Board, fish: str) -> Fishbone | None:
    """A fishbone that hangs. One that was undone where it was begun hangs as long as a cause of another wall does."""
    known = board.of(Fishbones).get(fish)
    return known if known and (not known.archived or board.of(Causes).of(fish)) else None


def fish_of(board: Board, card: str, otherwise: tuple[Bone, ...] = ()) -> Fish | None:
    """The fishbone of a card, with the dots that lie in this wall's hand; None while there is none. `otherwise`: its
    bones where none hangs, since two walls took away the last ones or it was undone where it was begun."""
    known = hanging(board, fish_id(card))
    if known is None:
        return None
    bones, causes = board.of(Bones).of(known.id) or otherwise, board.of(Causes).of(known.id)
    hung = {bone.id for bone in bones}
    where: dict[str, set[str]] = {}
    for one in board.of(Hangings).of(known.id):
        if one.bone in hung:
            where.setdefault(one.cause, set()).add(one.bone)
    on: dict[str, tuple[Cause, ...]] = {
        bone.id: tuple(cause for cause in causes if bone.id in where.get(cause.id, ())) for bone in bones
    }
    on[""] = tuple(cause for cause in causes if cause.id not in where)
    return Fish(known.id, bones, causes, on, dots_of(board, known.id), known.dots, problem(board, known))


def problem(board: Board, fish: Fishbone) -> str:
    """What stands in its head."""
    card = board.cards.get(fish.card)
    return fish.problem or (card.title if card else "")


def in_hand(board: Board, fish: str) -> Mapping[str, int]:
    """Dots that were given and taken back at this wall and are not said yet: cause to how many more, or fewer."""
    return board.own.dots.get(fish) or {}


def dots_of(board: Board, fish: str) -> dict[str, int]:
    """Cause that hangs to its dots, all walls' together."""
    found = {cause.id: 0 for cause in board.of(Causes).of(fish)}
    for one in board.of(GivenDots).of(fish):
        if one.cause in found:
            found[one.cause] += one.given
    held = in_hand(board, fish)
    return {cause: max(0, dots + int(held.get(cause, 0))) for cause, dots in found.items()}


def count(board: Board, card: str) -> int:
    """How many causes hang on the fishbone of a card."""
    return len(board.of(Causes).of(fish_id(card))) if hanging(board, fish_id(card)) else 0
