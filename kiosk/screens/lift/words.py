"""What is asked for, and what is answered, as people say it."""

from board.catalogue import N_

ASKS = {
    "decision": N_("En avgjørelse"),
    "money": N_("Penger"),
    "help": N_("Hjelp"),
    "know": N_("At dere vet det"),
}
ASKED = {
    "decision": N_("Vi ber om **en avgjørelse**"),
    "money": N_("Vi ber om **penger**"),
    "help": N_("Vi ber om **hjelp**"),
    "know": N_("Vi ber om **at dere vet det**"),
}
