"""What the board itself hangs in the drawer: it can be brought down to where everybody reaches it."""

from board.catalogue import N_
from kiosk.state import Wall
from kiosk.theme import theme
from kiosk.tools import Group, Tool


def _lower(wall: Wall) -> None:
    theme.lowered = 1


TOOLS = (Tool("lower", N_("Senk tavla"), "arrow-down", Group.BOARD, 60, there=lambda state: True, use=_lower),)
