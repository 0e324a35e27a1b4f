"""The good stories hang in the drawer, and in the tray of a card that is finished."""

from board.catalogue import N_, _, _n
from board.kinds.card.record import Card
from board.kinds.story.index import Stories, untold
from kiosk.state import State, Wall
from kiosk.tools import Group, Tool

_RECENT_MS = 30 * 86_400_000


def _waiting(state: State) -> str:
    """Cards that were finished lately and are not told yet."""
    lately = sum(card.moved > state.now_ms - _RECENT_MS for card in untold(state.board))
    return _n("{n} å fortelle", "{n} å fortelle", lately) if lately else ""


def _says(state: State, card: Card) -> str:
    story = state.board.of(Stories).of_card(card.id)
    if story is None:
        return _("ikke skrevet") if card.stage == "done" else ""
    return _("delt") if story.shared else _("skrevet")


def _open(wall: Wall, id: str = "") -> None:
    wall.go("story", id=id)


TOOLS = (
    Tool("story", N_("Gode historier"), "star", Group.UNIT, 60, waits=_waiting, use=_open),
    Tool("tell", N_("God historie"), "star", Group.CARD, 5, there=lambda state: False, use=_open, says=_says),
)
