"""The settings hang in the drawer, also where the file cannot be read."""

from board.catalogue import N_
from kiosk.tools import Group, Tool

TOOLS = (Tool("settings", N_("Oppsett"), "gear", Group.BOARD, 50, there=lambda state: True),)
