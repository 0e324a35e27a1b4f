"""What the board itself hangs in the drawer: it can be brought down to where everybody reaches it, and a leader
group's cards can be seen in the stages of any unit."""

from board.catalogue import N_
from board.leading import leads
from kiosk.state import Wall
from kiosk.theme import theme
from kiosk.tools import Group, Tool


def _lower(wall: Wall) -> None:
    theme.lowered = 1


def _stages(wall: Wall) -> None:
    wall.go("home", stages=True)


TOOLS = (
    Tool("lower", N_("Senk tavla"), "arrow-down", Group.BOARD, 60, there=lambda state: True, use=_lower),
    Tool(
        "stages", N_("Saker i kolonner"), "card", Group.UNIT, 6, there=lambda state: leads(state.board), use=_stages
    ),
)
