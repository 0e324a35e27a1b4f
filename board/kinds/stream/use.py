"""Verdistrømsanalyse is in use where a stream hangs."""

from board.catalogue import N_
from board.kinds.stream.record import Stream
from board.use import Use

USE = Use(
    N_("Verdistrøm"),
    Stream,
    40,
    N_("Når noe går gjennom mange hender. Fire av fem timer som blir fri, blir gjerne funnet slik."),
)
