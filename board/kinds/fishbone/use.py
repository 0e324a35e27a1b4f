"""A fishbone is in use on a card that has one."""

from board.catalogue import N_
from board.kinds.fishbone.record import Fishbone
from board.use import Use

USE = Use(N_("Fiskebein"), Fishbone, 20, N_("Når det er mange grunner, og dere er uenige om hvilken."))
