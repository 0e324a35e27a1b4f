"""A culture analysis is in use where the unit has been asked about its statements."""

from board.catalogue import N_
from board.kinds.culture.record import Survey
from board.use import Use

USE = Use(N_("Kulturanalyse"), Survey, 90, N_("Når dere vil snakke om hvordan dere er sammen, uten å peke på noen."))
