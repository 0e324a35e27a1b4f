"""What of the weeks gone by hangs in the drawer."""

from board.catalogue import N_
from kiosk.tools import Group, Tool

TOOLS = (Tool("history", N_("Historikk"), "history", Group.BOARD, 20),)
