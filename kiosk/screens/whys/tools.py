"""The tree of whys hangs in the drawer and in the tray of each card; a card born of a cause leads back to it."""

from board.catalogue import N_, _, _n
from board.kinds.card.record import Card
from board.kinds.why.record import Whys
from board.kinds.why.tree import tree
from kiosk.state import State, Wall
from kiosk.tools import Group, Tool


def _says(state: State, card: Card) -> str:
    found = tree(state.board, card)
    if found.cause:
        return _("årsaken er funnet")
    return _n("{n} svar", "{n} svar", len(found.whys)) if found.whys else _("ikke begynt")


def _born_of(state: State, card: Card) -> str:
    cause = state.board.of(Whys).get(card.id)
    origin = state.board.cards.get(cause.card) if cause else None
    return origin.title if origin and not origin.archived else ""


def _back(wall: Wall, id: str) -> None:
    if cause := wall.state.board.of(Whys).get(id):
        wall.go("whys", id=cause.card, at=id)


TOOLS = (
    Tool("whys", N_("5 × hvorfor"), "tree", Group.CARD, 10, says=_says, on=lambda _board, card: card.why1),
    Tool("cause", N_("Fra årsaken"), "flag", Group.CARD, 90, there=lambda state: False, use=_back, says=_born_of),
)
