"""Hvem angår det hangs in the drawer, and in the tray of each card."""

from board.board import Board
from board.catalogue import N_, _, _n
from board.kinds.card.record import Card
from board.kinds.stakeholder.index import Stakeholdermaps, Stakeholders, map_id
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


TOOLS = (Tool("stakeholders", N_("Hvem angår det?"), "people", Group.UNIT, 35, use=_open, says=_says, on=_on),)
