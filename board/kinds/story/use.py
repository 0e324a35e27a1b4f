"""Gode historier are in use where one has been written."""

from board.catalogue import N_
from board.kinds.story.record import Story
from board.use import Use

USE = Use(N_("Gode historier"), Story, 120, N_("Når dere har fått til noe andre også kan ha nytte av."))
