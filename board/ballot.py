"""What is voted upon, as a kind says it of itself: three colours of a goal, a score of a statement. `board.votes`
holds all of them alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from board.record import Record

if TYPE_CHECKING:
    from board.board import Board

Colour = Literal["green", "pink", "red"]
COLOURS: tuple[Colour, ...] = ("green", "pink", "red")
Answer = str
"""A colour, or a score from "1" to "5"."""
Figures = tuple[int, ...]


def _no_less_than_none(figures: Figures) -> bool:
    return min(figures) >= 0


@dataclass(frozen=True)
class Ballot:
    """What is voted upon. Made once, by the kind whose `record` its counts become.

    occasion  the kind of what it is held in, which says how many are `present` and when it has `ended`; and `subject`
              that of what is asked about. The record's fields of those names say which
    figures   the fields of the record that a vase is counted in; `adds` says what an answer adds to each
    laid      of those figures, how many balls lie there; `holds`: whether they can be at all
    subjects  what would be asked about now
    ends      opening the vases ends the occasion
    question  which of several questions an occasion asks: the same people are asked each once a week
    place     which sector of the vases' file is its own
    words     the field of the record that says of which words it is; none where the occasion says it
    """

    record: type[Record]
    occasion: type[Record]
    subject: type[Record]
    figures: tuple[str, ...]
    adds: Mapping[str, Figures]
    subjects: Callable[[Board], Sequence[str]]
    laid: Callable[[Figures], int] = sum
    holds: Callable[[Figures], bool] = _no_less_than_none
    ends: bool = False
    question: Callable[[Any], str] = lambda occasion: ""
    place: int = 0
    words: str = ""

    def __post_init__(self) -> None:
        ballots_of[self.record.kind] = self

    def going(self, board: Board, id_: str) -> Any:
        """The occasion while it goes on, else None."""
        found: Any = board.find(self.occasion, id_)
        return None if found is None or found.ended or found.archived else found

    def read(self, board: Board, subjects: Sequence[str]) -> tuple[str, ...]:
        """Of each that is asked about the fingerprint of what people read."""
        found: list[Any] = [board.find(self.subject, subject) for subject in subjects]
        return tuple(one.words if one else "" for one in found)


ballots_of: dict[str, Ballot] = {}
"""Each by the kind of its record."""
