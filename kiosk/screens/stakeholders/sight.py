"""What of a stakeholder map is seen at a time: of each cell as many as find room, and how many more there are."""

from __future__ import annotations

from typing import NamedTuple

from board.board import Board
from board.kinds.stakeholder.index import Stakeholders
from board.kinds.stakeholder.record import GRADES, Stakeholder
from board.kinds.stakeholder.words import ASK, FOLLOW, INFORM, INVOLVE, square

HUES = {INVOLVE.key: "card-0", INFORM.key: "note-linen", ASK.key: "note-linen", FOLLOW.key: "note-grey"}
"""White: take along; linen: tell or ask; grey: follow. What it is called stands in the corner of each."""
_CORNERS = {(GRADES, 1), (GRADES, 3), (2, 1), (2, 3)}
"""(interest, influence) of the cells in whose corner stands what their square is called."""


class NoteFace(NamedTuple):
    """A stakeholder as it hangs."""

    id: str
    name: str
    required: bool = False
    chosen: bool = False


class CellFace(NamedTuple):
    """A cell. `more`: so many beside those that are seen."""

    interest: int
    influence: int
    paper: str
    label: str
    notes: tuple[NoteFace, ...]
    more: int


def cells(board: Board, map_: str, room: int, chosen: str) -> tuple[CellFace, ...]:
    """The sixteen, from the upper left, each with at most so many notes; the chosen one is always seen."""
    index = board.of(Stakeholders)
    found = []
    for interest in range(GRADES, 0, -1):
        for influence in range(1, GRADES + 1):
            here, of = index.at(map_, interest, influence), square(interest, influence)
            seen = _seen(here, room, chosen)
            label = of.label if (interest, influence) in _CORNERS else ""
            notes = tuple(NoteFace(one.id, one.name, one.required, one.id == chosen) for one in seen)
            found.append(CellFace(interest, influence, HUES[of.key], label, notes, len(here) - len(seen)))
    return tuple(found)


def _seen(here: tuple[Stakeholder, ...], room: int, chosen: str) -> tuple[Stakeholder, ...]:
    seen = here[:room]
    hidden = [one for one in here[room:] if one.id == chosen]
    return (*seen[: room - 1], *hidden) if hidden else seen
