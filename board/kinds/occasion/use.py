"""The årshjul is in use where the unit has written a date of its own in it."""

from board.catalogue import N_
from board.kinds.occasion.record import Occasion
from board.use import Use

USE = Use(N_("Årshjul"), Occasion, 65, N_("Når noe kommer igjen, og ingen skal trenge å huske det."))
