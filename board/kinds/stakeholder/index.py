"""The stakeholder maps of a board, and the groups and roles on each."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from board.index import Children, Records
from board.kinds.stakeholder.record import Stakeholder, Stakeholdermap
from board.limits import joined, made_of

if TYPE_CHECKING:
    from board.board import Board


def map_id(card: str) -> str:
    """Of the map of a card."""
    return joined(card, "who")


def stakeholder_id(map_: str, name: str, taken: Container[str] = ()) -> str:
    """Of the stakeholder that is called so."""
    return made_of(map_, name.casefold(), taken)


def card_id(stakeholder: str) -> str:
    """Of the card that is made of a stakeholder: made on two walls it is one."""
    return joined(stakeholder, "card")


def made_from(board: Board, card: str) -> Stakeholder | None:
    """The stakeholder that a card was made of, if it hangs."""
    one = board.of(Stakeholders).get(card.removesuffix("-card"))
    made = one is not None and not one.archived and card_id(one.id) == card
    return one if made and one and hanging(board, one.map) else None


class Stakeholdermaps(Records[Stakeholdermap], of=Stakeholdermap):
    pass


class Stakeholders(Children[Stakeholder], of=Stakeholder, under="map", by="position"):
    def at(self, map_: str, interest: int, influence: int) -> tuple[Stakeholder, ...]:
        """Those in one cell of a map."""
        return tuple(one for one in self.of(map_) if (one.interest, one.influence) == (interest, influence))

    def unplaced(self, map_: str) -> tuple[Stakeholder, ...]:
        """Those of a map that have no cell yet."""
        return tuple(one for one in self.of(map_) if not (one.interest and one.influence))


def hanging(board: Board, map_: str) -> Stakeholdermap | None:
    """A map that hangs, and its card with it. One that was undone where it was begun, or taken down, hangs as long as
    a stakeholder does that another wall hung there meanwhile."""
    known = board.of(Stakeholdermaps).get(map_)
    if known is None or (known.archived and not board.of(Stakeholders).of(map_)):
        return None
    card = board.cards.get(known.card) if known.card else None
    return None if known.card and (card is None or card.archived) else known


def about(board: Board, map_: Stakeholdermap) -> str:
    """What a map is about."""
    card = board.cards.get(map_.card)
    return map_.title or (card.title if card else "")


def hung(board: Board) -> tuple[Stakeholdermap, ...]:
    """All maps that hang: those with a title of their own before those of cards, the latest first."""
    found = [one for one in board.of(Stakeholdermaps) if hanging(board, one.id)]
    return tuple(sorted(found, key=lambda one: (bool(one.card), -one.begun, one.id)))
