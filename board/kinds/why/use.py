"""5 × hvorfor is in use on a card that bears an answer."""

from board.catalogue import N_
from board.kinds.why.record import Why
from board.use import Use

USE = Use(
    N_("5 × hvorfor"),
    Why,
    10,
    N_("Når det samme kommer tilbake. Spør hvorfor til dere finner noe å rette."),
    of="card",
)
