"""The fishbone of a card hangs in the drawer and in the card's tray."""

from board.board import Board
from board.catalogue import N_, _, _n
from board.kinds.card.record import Card
from board.kinds.fishbone.index import Causes, Fishbones, fish_id
from kiosk.state import State
from kiosk.tools import Group, Tool


def _says(state: State, card: Card) -> str:
    causes = state.board.of(Causes).of(fish_id(card.id))
    return _n("{n} årsak", "{n} årsaker", len(causes)) if causes else _("ikke begynt")


def _on(board: Board, card: Card) -> bool:
    fish = board.of(Fishbones).get(fish_id(card.id))
    return fish is not None and not fish.archived


TOOLS = (Tool("fishbone", N_("Fiskebein"), "fish", Group.CARD, 20, says=_says, on=_on),)
