"""Hvem angår det hangs in the drawer and in the tray of each card; a card made of a group leads back to it."""

from board.board import Board
from board.catalogue import N_, _, _n
from board.kinds.card.record import Card
from board.kinds.stakeholder.index import Stakeholdermaps, Stakeholders, hanging, made_from, map_id
from kiosk.state import State, Wall
from kiosk.tools import Group, Tool


def _says(state: State, card: Card) -> str:
    count = len(state.board.of(Stakeholders).of(map_id(card.id)))
    return _n("{n} interessent", "{n} interessenter", count) if count else _("ikke begynt")


def _open(wall: Wall, id: str = "") -> None:
    wall.go("stakeholders", card=id)


def _on(board: Board, card: Card) -> bool:
    known = board.of(Stakeholdermaps).get(map_id(card.id))
    return known is not None and not known.archived


def _told_of(state: State, card: Card) -> str:
    one = made_from(state.board, card.id)
    return one.name if one else ""


def _back(wall: Wall, id: str) -> None:
    if one := made_from(wall.state.board, id):
        known = hanging(wall.state.board, one.map)
        wall.go("stakeholders", map=one.map, card=known.card if known else "", at=one.id)


TOOLS = (
    Tool("stakeholders", N_("Hvem angår det?"), "people", Group.UNIT, 35, use=_open, says=_says, on=_on),
    Tool(
        "stakeholder",
        N_("Fra interessenten"),
        "people",
        Group.CARD,
        95,
        there=lambda state: False,
        use=_back,
        says=_told_of,
    ),
)
