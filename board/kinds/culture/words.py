"""What the parts of a culture analysis are called to people."""

from board.catalogue import N_
from board.kinds.culture.record import Prompt, Side

PROMPTS_SAID: dict[Prompt, str] = {
    "stories": N_("Historier vi forteller"),
    "rituals": N_("Vaner og ritualer"),
    "symbols": N_("Symboler"),
    "structure": N_("Hvordan vi er organisert"),
    "control": N_("Hva vi måler og roser"),
    "power": N_("Hvem som bestemmer"),
}
SIDES_SAID: dict[Side, str] = {"now": N_("Slik er det i dag"), "wanted": N_("Slik vil vi ha det")}
