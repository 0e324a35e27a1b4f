"""Goals for the service are in use where one hangs."""

from board.catalogue import N_
from board.kinds.indicator.record import Indicator
from board.use import Use

USE = Use(
    N_("Mål for tjenesten"), Indicator, 50, N_("Når dere vil vite om det ble bedre for dem tjenesten er til for.")
)
