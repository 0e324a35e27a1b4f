"""The fishbone of a card hangs in the drawer."""

from board.catalogue import N_
from kiosk.tools import Group, Tool

TOOLS = (Tool("fishbone", N_("Fiskebein"), "fish", Group.CARD, 20),)
