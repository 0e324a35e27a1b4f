"""What is asked for, and what is answered, as those above say it."""

from board.catalogue import N_

ASKED = {
    "decision": N_("De ber om **en avgjørelse**"),
    "money": N_("De ber om **penger**"),
    "help": N_("De ber om **hjelp**"),
    "know": N_("De ber om **at vi vet det**"),
}
