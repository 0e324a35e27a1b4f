"""What is done with a card and hangs in the drawer."""

from board.catalogue import N_
from kiosk.state import Wall
from kiosk.tools import Group, Tool


def _whys(wall: Wall, id: str) -> None:
    wall.go("card", id=id, whys=True)


TOOLS = (Tool("whys", N_("5 × hvorfor"), "tree", Group.CARD, 10, use=_whys),)
