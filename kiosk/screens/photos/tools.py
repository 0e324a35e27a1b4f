"""The photos of a card hang in the drawer and in the card's tray, and a camera on the card that has some."""

from board.catalogue import N_, _, _n
from board.kinds.card.record import Card
from board.kinds.photo.index import Photos
from kiosk.state import State
from kiosk.tools import Group, Tool


def _says(state: State, card: Card) -> str:
    photos = state.board.of(Photos).of_card(card.id)
    return _n("{n} bilde", "{n} bilder", len(photos)) if photos else _("ingen ennå")


TOOLS = (
    Tool(
        "photos",
        N_("Bilder"),
        "camera",
        Group.CARD,
        50,
        says=_says,
        on=lambda board, card: board.of(Photos).held(card.id),
    ),
)
