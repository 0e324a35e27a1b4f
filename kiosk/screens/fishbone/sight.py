"""What of a fishbone is seen at a time: six bones, on each as many causes as there is room for, the rest a pile."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from board.board import Board
from board.kinds.fishbone.index import Fish, fish_id, fish_of
from board.kinds.fishbone.ready import proposed
from board.kinds.fishbone.record import DOTS_USUAL, Bone, Cause
from kiosk.screens.fishbone.shape import BESIDE, FEWEST


class CauseFace(NamedTuple):
    """A cause as it hangs on one bone, or with `more` the pile that opens the bone as a page."""

    id: str
    text: str = ""
    dots: int = 0
    chosen: bool = False
    more: int = 0


class BoneFace(NamedTuple):
    """A bone, and what hangs on it. `hung`: how many causes in all."""

    id: str
    title: str
    question: str
    hung: int
    causes: tuple[CauseFace, ...]


class FishSight(NamedTuple):
    """The bones of one page; causes without a bone; rows each bone has room for."""

    bones: tuple[BoneFace, ...] = ()
    loose: int = 0
    rows: int = FEWEST


def looked_at(board: Board, card: str) -> Fish:
    """The fishbone of a card, or the empty one that would hang with the first cause."""
    found = fish_of(board, card)
    if found is not None and found.bones:
        return found
    bones, known = proposed(board, card), board.cards.get(card)
    return fish_of(board, card, bones) or Fish(
        fish_id(card), bones, (), {bone.id: () for bone in bones}, {}, DOTS_USUAL, known.title if known else ""
    )


def pages(fish: Fish) -> int:
    """How many times six bones there are."""
    return max(1, -(-len(fish.bones) // BESIDE))


def on_page(fish: Fish, page: int) -> tuple[Bone, ...]:
    """The bones of a page, as evenly shared out as they can be."""
    each = -(-len(fish.bones) // pages(fish))
    return fish.bones[page * each : (page + 1) * each]


def sight(fish: Fish, page: int, most: int, chosen: str) -> FishSight:
    """That page, with at most so many rows."""
    bones = on_page(fish, page)
    rows = min(most, max([FEWEST, *(len(fish.on[bone.id]) for bone in bones)]))
    faces = tuple(
        BoneFace(
            bone.id, bone.title, bone.question, len(fish.on[bone.id]), _hung(fish, fish.on[bone.id], rows, chosen)
        )
        for bone in bones
    )
    return FishSight(faces, len(fish.loose), rows)


def face(fish: Fish, cause: Cause, chosen: str) -> CauseFace:
    """One cause as it hangs."""
    return CauseFace(cause.id, cause.text, fish.dots.get(cause.id, 0), cause.id == chosen)


def _hung(fish: Fish, causes: tuple[Cause, ...], rows: int, chosen: str) -> tuple[CauseFace, ...]:
    seen = causes if len(causes) <= rows else causes[: rows - 1]
    faces = tuple(face(fish, cause, chosen) for cause in seen)
    left = len(causes) - len(seen)
    return faces if not left else (*faces, CauseFace("", more=left))


def in_turn(seen: FishSight) -> Iterator[str]:
    """The causes that are seen, each once, bone by bone."""
    yield from dict.fromkeys(cause.id for bone in seen.bones for cause in bone.causes if cause.id)
