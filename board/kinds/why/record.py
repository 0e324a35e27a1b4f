"""A why as it hangs: an answer under the one that it explains, or right under the problem of its card."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from board.catalogue import N_
from board.export import Export
from board.index import Children
from board.kinds.why.export import EXPORT
from board.record import Id, Line, Millis, Position, Record
from board.use import InUse


class Why(Record):
    """One answer. It never moves, so that two walls cannot hang two of them under each other."""

    word: ClassVar[str] = N_("hvorfor")
    indexed = ("card",)
    conflicts: ClassVar[tuple[str, ...]] = ("text",)
    exported: ClassVar[Export] = EXPORT
    used: ClassVar[InUse] = InUse(
        N_("5 × hvorfor"),
        10,
        N_("Når det samme kommer tilbake. Spør hvorfor til dere finner noe å rette."),
        of="card",
    )

    card: Id = ""
    parent: Id = ""
    """the why it explains; none: the problem. Set once. Where that one is taken away, it hangs where that one hung"""
    text: Line = ""
    position: Position = ""
    """whys under the same one hang by (position, id)"""
    cause: Millis = 0
    """when it was said to be the root cause; 0: it is not. The way that was followed leads to the latest"""


class Whys(Children[Why], of=Why, under="card", by="position"):
    """The whys of each card. What was taken away is held too: it says where the whys below it hang now."""

    def ever(self, card: str) -> tuple[Why, ...]:
        """Those of a card, also the ones that are taken away."""
        return self._by_parent.get(card, ())

    def of(self, parent: str) -> tuple[Why, ...]:
        return tuple(why for why in self.ever(parent) if not why.archived)

    def _ordered(self, records: Iterable[Why]) -> tuple[Why, ...]:
        return tuple(sorted(records, key=self.place))
