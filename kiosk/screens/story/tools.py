"""The good stories hang in the drawer, and in the tray of a card that is finished."""

from board.catalogue import N_, _
from board.kinds.card.record import Card
from board.kinds.story.index import Stories
from kiosk.state import State, Wall
from kiosk.tools import Group, Tool


def _says(state: State, card: Card) -> str:
    story = state.board.of(Stories).of_card(card.id)
    if story is None:
        return _("ikke skrevet") if card.stage == "done" else ""
    return _("delt") if story.held else _("skrevet")


def _open(wall: Wall, id: str = "") -> None:
    wall.go("story", id=id)


TOOLS = (
    Tool("story", N_("Gode historier"), "star", Group.UNIT, 60, use=_open),
    Tool("tell", N_("God historie"), "star", Group.CARD, 5, there=lambda state: False, use=_open, says=_says),
)
