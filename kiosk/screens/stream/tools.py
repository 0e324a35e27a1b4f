"""What of the value streams hangs in the drawer, and in the tray of a card: one that came of a stream leads back."""

from board.board import Board
from board.catalogue import N_, _
from board.kinds.card.record import Card
from board.kinds.stream.compare import difference
from board.kinds.stream.index import Turns
from kiosk.state import State, Wall
from kiosk.tools import Group, Tool


def _says(state: State, card: Card) -> str:
    found = difference(state.board, card.id)
    return found[0].title if found else _("ikke laget")


def _open(wall: Wall, id: str = "") -> None:
    if found := difference(wall.state.board, id):
        wall.go("stream.ideal", id=found[0].id)
    else:
        wall.go("stream")


def _on(board: Board, card: Card) -> bool:
    turn = board.of(Turns).get(card.id)  # the card of a difference bears its id
    return turn is not None and not turn.archived


TOOLS = (Tool("stream", N_("Verdistrøm"), "stream", Group.UNIT, 10, use=_open, says=_says, on=_on),)
