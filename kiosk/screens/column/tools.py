"""What of the cards that are gone from the board hangs in the drawer."""

from board.catalogue import N_
from kiosk.tools import Group, Tool

TOOLS = (
    Tool(
        "taken-down",
        N_("Kort som er tatt ned"),
        "archive",
        Group.BOARD,
        30,
        there=lambda state: bool(state.board.cards.taken_down.items),
        use=lambda wall: wall.go("column", stage="taken_down"),
    ),
)
