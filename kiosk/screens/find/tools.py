"""What of finding cards hangs in the drawer."""

from board.catalogue import N_
from kiosk.tools import Group, Tool

TOOLS = (Tool("find", N_("Finn kort"), "search", Group.BOARD, 8),)
