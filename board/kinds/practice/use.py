"""Slik gjør vi det nå is in use on a card that has lines."""

from board.catalogue import N_
from board.kinds.practice.record import Practicelines
from board.use import Use

USE = Use(
    N_("Slik gjør vi det nå"),
    Practicelines,
    70,
    N_("Når et kort har virket. Tre linjer gjør det lettere å fortsette."),
    of="card",
)
