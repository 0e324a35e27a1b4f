"""Questions that stand ready, for units to begin with and change: files of content, one each.

A file says its `name`, the `form` of round and the kind of `unit` it is of, and under each part its questions. A part
it leaves out is as in the usual file of its form.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fractional_indexing import generate_n_keys_between

from board import content
from board.content import by_language
from board.kinds.round.index import Questions
from board.kinds.round.record import PARTS, Form, Part, Roundquestion
from board.limits import made_of
from board.packs import own_first

if TYPE_CHECKING:
    from board.board import Board

FOLDER = Path(__file__).resolve().parents[3] / "assets" / "rounds"
USUAL: dict[Form, str] = {"5s": "5s-services", "safety": "safety"}


class Ready(NamedTuple):
    """A set of questions: those of each part in their order."""

    name: str
    unit: str
    form: Form
    parts: Mapping[Part, tuple[str, ...]]
    source: Mapping[Part, tuple[str, ...]]
    """the same, as it is known by in every language"""


@by_language
def ready() -> Mapping[str, Ready]:
    """Every one there is, by its name: those of a form together, the usual one first."""
    found = content.every(FOLDER)

    sources = {stem: content.source(FOLDER / f"{stem}.toml") for stem in found}

    def parts(some: Mapping[str, Mapping[str, list[str]]], stem: str, form: Form) -> dict[Part, tuple[str, ...]]:
        return {part: tuple(some[stem].get(part) or some[USUAL[form]][part]) for part in PARTS[form]}

    sets = {
        stem: Ready(t["name"], t["unit"], t["form"], parts(found, stem, t["form"]), parts(sources, stem, t["form"]))
        for stem, t in found.items()
    }
    return dict(sorted(sets.items(), key=lambda s: (s[1].form, s[0] not in USUAL.values(), s[1].unit)))


def question_id(form: Form, part: Part, text: str, taken: Container[str] = ()) -> str:
    """Of a question that is made with these words."""
    return made_of(f"{form}-{part}", text, taken)


def standing(name: str) -> tuple[Roundquestion, ...]:
    """The questions of a ready set as they are asked."""
    return _standing()[name]


@by_language
def _standing() -> Mapping[str, tuple[Roundquestion, ...]]:
    return {name: tuple(_questions(told)) for name, told in ready().items()}


def _questions(told: Ready) -> Iterator[Roundquestion]:
    for part, texts in told.parts.items():
        places = generate_n_keys_between(None, None, len(texts))
        for text, known, place in zip(texts, told.source[part], places, strict=True):
            id_ = question_id(told.form, part, known)
            yield Roundquestion(id=id_, form=told.form, part=part, text=text, position=str(place))


def suited(board: Board, form: Form) -> str:
    """The name of the ready set that a unit begins with: that of its own kind, else the usual one."""
    some = {name: told for name, told in ready().items() if told.form == form}
    return next(iter(own_first(board.unit, some, lambda told: told.unit)))


def questions(board: Board, form: Form) -> Mapping[Part, tuple[Roundquestion, ...]]:
    """What a round asks now: what stands ready, and over it what the unit has made its own."""
    own = {one.id: one for one in board.of(Questions) if one.form == form and not one.archived}
    all_ = {one.id: one for one in standing(suited(board, form))} | own
    asked = sorted((one for one in all_.values() if one.asked and one.text), key=lambda one: (one.position, one.id))
    return {part: tuple(one for one in asked if one.part == part) for part in PARTS[form]}
