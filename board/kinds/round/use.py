"""Rounds are in use where one was begun: 5S in its areas, or the vernerunde."""

from board.catalogue import N_
from board.kinds.round.record import Round
from board.use import Use

USE = Use(N_("Runder"), Round, 60, N_("Når det er vanskelig å finne fram, og når vernerunden skal gås."))
