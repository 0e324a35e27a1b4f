"""The stakeholder maps of many units, as the walls have them, without what anybody is thought to mean: that stays in
the unit.

    of_units(tx, organisation, now_ms)[unit]       each map of the unit on which somebody hangs
    opened(tx, unit, id, now_ms)                   one of them, to be read whole

Two kinds are read, and the cards they are of, with one query each for all units. A map of a card is told of from the
day its card is. Names nobody.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection

from board.board import Board
from board.kinds.card.record import Card
from board.kinds.stakeholder.index import Stakeholdermaps, Stakeholders, about, hanging, hung
from board.kinds.stakeholder.record import Stakeholder, Stakeholdermap
from sync.server.reports import hung as cards
from sync.server.reports import tenancy


@dataclass(frozen=True)
class ToldMap:
    """A map: what it is about, the card it is of, and who hangs on it in the order they were written."""

    id: str
    about: str
    card: Card | None
    groups: tuple[Stakeholder, ...]

    def at(self, interest: int, influence: int) -> tuple[Stakeholder, ...]:
        """Those of one cell."""
        return tuple(one for one in self.groups if (one.interest, one.influence) == (interest, influence))

    @property
    def unplaced(self) -> tuple[Stakeholder, ...]:
        return tuple(one for one in self.groups if not (one.interest and one.influence))

    @property
    def represented(self) -> bool:
        """Whether somebody hangs there who must be taken along."""
        return any(one.required for one in self.groups)


def of_units(
    tx: Connection, organisation: int, now_ms: int, of: Collection[int] | None = None
) -> dict[int, tuple[ToldMap, ...]]:
    """The maps of each unit of an organisation that has any, or of some of them."""
    of_them = tenancy.numbers(organisation, of)
    boards = Board.load_several(tx, of_them, _rests_on(now_ms))
    found = {number: tuple(_shown(board)) for number, board in boards.items()}
    return {number: maps for number, maps in found.items() if maps}


def opened(tx: Connection, unit: int, id_: str, now_ms: int) -> ToldMap | None:
    """A map that hangs and may be told of; None where there is none such."""
    board = Board.load(tx, unit, _rests_on(now_ms))
    return _told(board, id_) if hanging(board, id_) else None


def _shown(board: Board) -> Iterator[ToldMap]:
    found = (_told(board, one.id) for one in hung(board))
    yield from (one for one in found if one.groups)


def _told(board: Board, id_: str) -> ToldMap:
    known = board.of(Stakeholdermaps).items[id_]
    return ToldMap(id_, about(board, known), board.cards.get(known.card), board.of(Stakeholders).of(id_))


def _rests_on(now_ms: int) -> dict[str, ColumnElement[bool]]:
    """A card that is told of only tomorrow is not there, and its map neither."""
    return cards.and_cards((Stakeholdermap, Stakeholder), Stakeholdermap.table.c.card, now_ms)
