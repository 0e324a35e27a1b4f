"""Bones that hang ready, for units to begin with and change: files of content, one each.

A file says its `name`, the kind of `unit` it is of, and its `bone`s in order, each with what is asked there.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fractional_indexing import generate_n_keys_between

from board import content
from board.content import by_language
from board.kinds.fishbone.index import Bones, Fishbones, fish_id
from board.kinds.fishbone.record import Bone
from board.limits import made_of
from board.packs import own_first

if TYPE_CHECKING:
    from board.board import Board

FOLDER = Path(__file__).resolve().parents[3] / "assets" / "bones"
USUAL = "services"


class Ready(NamedTuple):
    """A set of bones: (title, question) each."""

    name: str
    unit: str
    bones: tuple[tuple[str, str], ...]


@by_language
def ready() -> Mapping[str, Ready]:
    """Every one there is, by its name: the usual one first, then those for the same kind of unit."""
    found = content.every(FOLDER)
    sets = {
        stem: Ready(told["name"], told["unit"], tuple((b["title"], b["question"]) for b in told["bone"]))
        for stem, told in found.items()
    }
    usual = sets[USUAL].unit
    return dict(sorted(sets.items(), key=lambda s: (s[1].unit != usual, s[1].unit, s[0] != USUAL, s[1].name)))


@by_language
def _source_titles() -> Mapping[str, str]:
    """What a bone that stands ready is called in bokmål."""
    sources = {stem: content.source(FOLDER / f"{stem}.toml")["bone"] for stem in ready()}
    return {
        title: one["title"]
        for stem, told in ready().items()
        for (title, _question), one in zip(told.bones, sources[stem], strict=True)
    }


def hung(card: str, bones: tuple[tuple[str, str], ...]) -> tuple[Bone, ...]:
    """These bones as they hang on the fishbone of a card."""
    fish, bones = fish_id(card), tuple(dict(bones).items())
    places = generate_n_keys_between(None, None, len(bones))
    known = _source_titles()
    return tuple(
        _bone(fish, known.get(one[0], one[0]), *one, str(place)) for one, place in zip(bones, places, strict=True)
    )


def _bone(fish: str, known: str, title: str, question: str, place: str) -> Bone:
    return Bone(id=made_of(fish, known), fishbone=fish, title=title, question=question, position=place)


def proposed(board: Board, card: str) -> tuple[Bone, ...]:
    """The bones a fishbone begins with: those of the one that the unit began last, else those of its kind of unit."""
    last = board.of(Fishbones).latest
    own = tuple((bone.title, bone.question) for bone in board.of(Bones).of(last.id)) if last else ()
    suited = next(iter(own_first(board.unit, ready(), lambda told: told.unit).values()))
    return hung(card, own or suited.bones)
