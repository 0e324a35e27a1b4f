"""What of a tree of whys is seen at once: in which column and row each hangs, and what is folded. Knows no widget.

A why hangs in the column of its depth. Each branch that ends takes a row; where it came from hangs in the row of the
way that was followed, else of its first branch. Columns move with the one that is chosen; rows that find no room
are folded into one note that says how many they are and leads on to the next.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from board.kinds.why.record import Why
from board.kinds.why.tree import Tree

Look = Literal["way", "other", "cause"]
Place = tuple[int, int]
"""Column and row."""


class Cell(NamedTuple):
    at: Place
    why: Why
    look: Look
    chosen: bool


class Slot(NamedTuple):
    """Where the next answer under `parent` would hang."""

    at: Place
    parent: str


class Fold(NamedTuple):
    """So many branches are not seen; a tap leads `to` the next of them."""

    at: Place
    many: int
    to: str


class Edge(NamedTuple):
    """From what was explained to its answer; from None: the problem. A `stub` goes on where it is not seen."""

    start: Place | None
    end: Place
    followed: bool
    asked: bool = False
    stub: bool = False


@dataclass(frozen=True)
class Sight:
    """`first` columns are left of what is seen."""

    first: int
    cells: tuple[Cell, ...]
    slots: tuple[Slot, ...]
    folds: tuple[Fold, ...]
    edges: tuple[Edge, ...]
    cause: int
    """Column of the cause that the way leads to; -1: none is seen."""
    rows: int
    """So many are taken."""


def sight(tree: Tree, chosen: str, columns: int, rows: int) -> Sight:
    """So many columns and rows find room; the chosen one is always among them."""
    if not tree.whys:
        empty = tuple(Slot((n, 0), "") for n in range(columns))
        steps = [Edge((n - 1, 0) if n else None, (n, 0), False, asked=True) for n in range(columns)]
        return Sight(0, (), empty, (), tuple(steps), -1, 1)
    asked = _asked(tree, chosen)
    first = _first(tree, chosen, asked, columns)
    row_of, ends = _rows(tree, first)
    passed = [why for why in tree if not tree.below.get(why.id) and tree.depths[why.id] <= first]
    shown, fold = _shown(tree, row_of, ends, passed, chosen, rows)
    at = dict(_places(tree, row_of, {row: n for n, row in enumerate(shown)}))
    followed = {why.id for why in tree.way}
    cells = tuple(
        Cell((column - first, row), why, _look(why, followed), why.id == chosen)
        for why, (column, row) in ((tree.whys[id_], place) for id_, place in at.items())
        if 0 <= column - first < columns
    )
    slots: tuple[Slot, ...] = ()
    if asked in at and 0 <= at[asked][0] + 1 - first < columns:
        slots = (Slot((at[asked][0] + 1 - first, at[asked][1]), asked),)
    folds: tuple[Fold, ...] = ()
    if fold:
        folds = (Fold((0, len(shown)), *fold),)
    edges = tuple(_edges(tree, at, first, columns, followed, slots))
    cause = next((cell.at[0] for cell in cells if cell.look == "cause" and cell.why == tree.cause), -1)
    return Sight(first, cells, slots, folds, edges, cause, len(shown) + len(folds))


def _look(why: Why, followed: Collection[str]) -> Look:
    return "cause" if why.cause else "way" if why.id in followed else "other"


def _asked(tree: Tree, chosen: str) -> str:
    """Which end the next answer is asked of: the chosen one, or where that is a cause, the longest of the others."""
    if chosen in tree.whys and not tree.whys[chosen].cause:
        return "" if tree.below.get(chosen) else chosen
    followed = set(tree.way)
    loose = [why.id for why in tree if not (tree.below.get(why.id) or why.cause or why in followed)]
    return max(loose, key=lambda id_: len(set(tree.path(id_)) - followed), default="")


def _first(tree: Tree, chosen: str, asked: str, columns: int) -> int:
    """The column that stands leftmost: the chosen one is seen with the next after it, and with what it explains."""
    depth = tree.depths.get(chosen, 0)
    further = bool(tree.below.get(chosen)) or asked == chosen
    first = max(0, depth + further - columns)
    return max(0, min(first, depth - 2))


def _rows(tree: Tree, first: int) -> tuple[dict[str, int], list[Why]]:
    """The row of each, and the one that ends in each row; what ends left of what is seen takes none."""
    ends = [why for why in tree if not tree.below.get(why.id) and tree.depths[why.id] > first]
    row_of = {why.id: row for row, why in enumerate(ends)}
    followed = {why.id for why in tree.way}
    for why in reversed(list(tree)):
        if below := [one.id for one in tree.below.get(why.id, ()) if one.id in row_of]:
            row_of[why.id] = row_of[next((id_ for id_ in below if id_ in followed), below[0])]
    return row_of, ends


def _shown(
    tree: Tree, row_of: dict[str, int], ends: list[Why], passed: list[Why], chosen: str, rows: int
) -> tuple[list[int], tuple[int, str] | None]:
    """The rows that are seen, and how many branches are not with where a tap leads; some `passed`: they end left of
    what is seen."""
    count = len(ends)
    if count <= rows and not passed:
        return list(range(count)), None
    wanted = [row_of[id_] for id_ in (chosen, *(why.id for why in tree.way[-1:])) if id_ in row_of] or [0]
    near = sorted(range(count), key=lambda row: (row not in wanted, abs(row - wanted[0]), row))
    shown = sorted(near[: max(1, rows - 1)])
    hidden = [ends[row] for row in range(count) if row not in shown]
    following = next((why for why in hidden if row_of[why.id] > wanted[0]), (hidden + passed)[0])
    return shown, (len(hidden) + len(passed), following.id)


def _places(tree: Tree, row_of: dict[str, int], shown: dict[int, int]) -> Iterable[tuple[str, Place]]:
    """Column and row on the paper of each that is seen."""
    found: dict[str, int] = {}
    for why in reversed(list(tree)):
        below = [found[one.id] for one in tree.below.get(why.id, ()) if one.id in found]
        if row_of.get(why.id) in shown:
            found[why.id] = shown[row_of[why.id]]
        elif below:
            found[why.id] = min(below)
    for id_, row in found.items():
        yield id_, (tree.depths[id_] - 1, row)


def _edges(
    tree: Tree,
    at: dict[str, Place],
    first: int,
    columns: int,
    followed: Collection[str],
    slots: Iterable[Slot],
) -> Iterable[Edge]:
    """The thin ones first, the way that was followed over them."""
    found = []
    for id_, (column, row) in at.items():
        above, end = tree.above[id_], (column - first, row)
        if 0 <= end[0] <= columns and (above or not first):
            start = (at[above][0] - first, at[above][1]) if above else None
            found.append(Edge(start, end, id_ in followed, stub=end[0] in (0, columns) and above != ""))
    found += [Edge((slot.at[0] - 1, slot.at[1]), slot.at, False, asked=True) for slot in slots]
    return sorted(found, key=lambda edge: edge.followed)
