"""What of finding hangs in the drawer."""

from board.catalogue import N_
from kiosk.tools import Group, Tool

TOOLS = (Tool("find", N_("Finn kort"), "search", Group.UNIT, 5),)
