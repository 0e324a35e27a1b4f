"""Lifting is in use where a card was lifted."""

from board.catalogue import N_
from board.kinds.lift.record import Lift
from board.use import Use

USE = Use(
    N_("Løft til nivået over"),
    Lift,
    35,
    N_("Når dere ikke kan bestemme det selv. De over ser kortet, og svarer på tavla."),
)
