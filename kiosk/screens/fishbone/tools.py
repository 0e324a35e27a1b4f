"""The fishbone of a card hangs in the drawer and in the card's tray."""

from board.catalogue import N_, _, _n
from board.kinds.card.record import Card
from board.kinds.fishbone.index import Causes, fish_id
from kiosk.state import State
from kiosk.tools import Group, Tool


def _says(state: State, card: Card) -> str:
    causes = state.board.of(Causes).of(fish_id(card.id))
    return _n("{n} årsak", "{n} årsaker", len(causes)) if causes else _("ikke begynt")


TOOLS = (Tool("fishbone", N_("Fiskebein"), "fish", Group.CARD, 20, says=_says),)
