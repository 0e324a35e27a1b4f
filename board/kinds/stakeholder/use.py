"""A stakeholder map is in use where somebody hangs on it."""

from board.catalogue import N_
from board.kinds.stakeholder.record import Stakeholder
from board.use import Use

USE = Use(
    N_("Hvem angår det?"),
    Stakeholder,
    60,
    N_("Når noe skal endres, og flere enn dere selv merker det."),
    of="map",
)
