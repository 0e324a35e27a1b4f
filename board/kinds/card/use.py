"""Innsats og effekt is in use on a card that has both."""

from board.catalogue import N_
from board.kinds.card.record import Card
from board.use import Use

USE = Use(
    N_("Innsats og effekt"),
    Card,
    30,
    N_("Når det henger flere forslag enn dere rekker. Da ser alle hva som er lurt å ta først."),
    where=(Card.table.c.effort > 0) & (Card.table.c.impact > 0),
)
