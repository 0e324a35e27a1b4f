"""Confirmations: what a page says after a deed, in one sentence each."""

from board.catalogue import N_

SAID: dict[str, str] = {
    "ute": N_("Du er logget ut."),
    "ute-overalt": N_("Du er logget ut overalt. Logg inn igjen her om du vil fortsette."),
    "passord": N_("Passordet er byttet. Alle andre innlogginger er avsluttet."),
    "bruker-stengt": N_("Kontoen er stengt og logget ut overalt."),
    "trukket": N_("Nøkkelen er trukket tilbake. Den åpner ingenting lenger."),
    "besok-tilbake": N_("Det er tatt tilbake, og henger ikke på tavla lenger."),
    "besok": N_("Det henger på tavla så snart tavla er på nett."),
    "lagret": N_("Det er lagret."),
    "slettet": N_("Tallet er slettet."),
    "angret": N_("Det er angret. Alt er som før."),
    "inne": N_("Tavla er sluppet inn. Den henter alt selv i løpet av noen sekunder."),
    "ett-ja": N_(
        "Ditt ja står. Tavla får ingenting før en tavle som henger i enheten eller én person til også sier ja."
    ),
    "avvist": N_("Tavla er avvist."),
    "pin": N_("PIN-koden blir nullstilt neste gang tavla er her. Det står på tavla i en uke."),
    "stengt": N_("Tavla er stengt ute. Den virker videre for seg selv."),
    "tatt": N_("Kortet henger på tavla som forslag så snart tavla er på nett."),
    "alt-tatt": N_("Det henger på tavla der fra før. Ingenting er lagt til."),
}
"""By the word in the address of the page that says it."""
