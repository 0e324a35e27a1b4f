"""What of the goals for well-being hangs in the drawer."""

from board.catalogue import N_
from kiosk.tools import Group, Tool

TOOLS = (Tool("goals", N_("Trivselsmål"), "target", Group.BOARD, 10),)
