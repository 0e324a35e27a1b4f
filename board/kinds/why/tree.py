"""The tree of a card: which why hangs under which, the root causes, and the way that was followed. Pure.

A wall of a release without trees has five lines on each card instead (`why1` to `why5`). It sees the first five whys
of the way there, as they were when somebody last worked at the tree on a newer wall. What it writes in a line, and
what it wrote before there were trees, is a why too: it hangs under that of the line above. It cannot say whether it
corrects an answer or gives another one, so nothing is written over: both hang.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from board.kinds.card.record import Card
from board.kinds.why.record import Why, Whys
from board.limits import FIRST_MS, joined

if TYPE_CHECKING:
    from board.board import Board

LINES = ("why1", "why2", "why3", "why4", "why5")
"""Fields of a card that walls without trees read and write. The fifth was the root cause."""


@dataclass(frozen=True)
class Tree:
    """`whys` hang, by id; `below` says which under which in their order, those under "" right under the problem;
    `written` are those that stand in the card's lines alone."""

    whys: Mapping[str, Why]
    below: Mapping[str, tuple[Why, ...]]
    written: tuple[Why, ...] = ()

    @cached_property
    def above(self) -> Mapping[str, str]:
        """What each hangs under."""
        return {why.id: id_ for id_, some in self.below.items() for why in some}

    def __iter__(self) -> Iterator[Why]:
        """From the problem outwards, each branch to its end."""
        waiting = list(reversed(self.below.get("", ())))
        while waiting:
            why = waiting.pop()
            yield why
            waiting += reversed(self.below.get(why.id, ()))

    def path(self, id_: str) -> tuple[Why, ...]:
        """From the problem to this one."""
        found = []
        while id_ in self.whys:
            found.append(self.whys[id_])
            id_ = self.above[id_]
        return tuple(reversed(found))

    @cached_property
    def depths(self) -> Mapping[str, int]:
        """How many whys it took to come to each: 1 right under the problem."""
        found: dict[str, int] = {"": 0}
        for why in self:
            found[why.id] = found[self.above[why.id]] + 1
        return found

    @cached_property
    def cause(self) -> Why | None:
        """The root cause that was marked last."""
        return max((why for why in self.whys.values() if why.cause), key=lambda w: (w.cause, w.id), default=None)

    @cached_property
    def way(self) -> tuple[Why, ...]:
        """The way that was followed: to the cause, or as long as none is found to the answer that lies deepest."""
        end = self.cause or max(self, key=lambda why: self.depths[why.id], default=None)
        return self.path(end.id) if end else ()


def tree(board: Board, card: Card) -> Tree:
    """Of a card as it stands."""
    return grown(card, board.of(Whys).ever(card.id))


def grown(card: Card, ever: Iterable[Why]) -> Tree:
    """The tree of these whys, taken away or not, and of what stands in the card's lines alone."""
    known = {why.id: why for why in sorted(ever, key=lambda why: (why.position, why.id))}
    living = {id_: why for id_, why in known.items() if why.text and not why.archived}
    away = {id_: why.text for id_, why in known.items() if why.archived}
    written = _written(card, living, away)
    living |= {why.id: why for why in written}
    above = {why.id: _hangs(why, living, known) for why in living.values()}
    _opened(above)
    below: dict[str, list[Why]] = {}
    for why in sorted(living.values(), key=lambda one: (one.position, one.id)):
        below.setdefault(above[why.id], []).append(why)
    return Tree(living, {id_: tuple(some) for id_, some in below.items()}, written)


def _written(card: Card, living: Mapping[str, Why], away: Mapping[str, str]) -> tuple[Why, ...]:
    """What stands in a line of the card and is the answer of no why on it. What was asked in the tree and taken away
    is none: a wall that did not know it yet may have told the line of it."""
    found, above = [], ""
    for n, field in enumerate(LINES, 1):
        words = getattr(card, field)
        if not words:
            continue
        same = [why for why in living.values() if why.text == words]
        id_ = joined(card.id, f"{n}{sha256(words.encode()).hexdigest()[:8]}")
        if not same and (id_ in away or words not in away.values()):
            cause = max(card.created, FIRST_MS) if field == LINES[-1] else 0
            found.append(Why(id=id_, card=card.id, parent=above, text=words, cause=cause))
            above = id_
        elif same:
            above = next((why for why in same if why.parent == above), same[0]).id
    return tuple(found)


def _hangs(why: Why, living: Mapping[str, Why], known: Mapping[str, Why]) -> str:
    """The nearest above it that is not taken away."""
    passed, above = {why.id}, why.parent
    while above not in living and above not in passed and above in known:
        passed.add(above)
        above = known[above].parent
    return above if above in living and above != why.id else ""


def _opened(above: dict[str, str]) -> None:
    """No wall says that whys hang under each other in a ring. Where a change does, the first of the ring hangs under
    the problem, so that all are seen."""
    right: set[str] = {""}
    for start in sorted(above):
        passed: list[str] = []
        at = start
        while at not in right and at not in passed:
            passed.append(at)
            at = above[at]
        if at in passed:
            above[min(passed[passed.index(at) :])] = ""
        right.update(passed)
