"""What of the value streams hangs in the drawer."""

from board.catalogue import N_
from kiosk.tools import Group, Tool

TOOLS = (Tool("stream", N_("Verdistrøm"), "stream", Group.UNIT, 10),)
