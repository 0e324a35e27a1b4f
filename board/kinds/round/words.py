"""What rounds and their parts are called, and what each part asks."""

from board.catalogue import N_, _
from board.kinds.round.record import Form, Part

FORMS: dict[Form, str] = {"5s": N_("5S-runde"), "safety": N_("Vernerunde")}
PARTS_SAID: dict[Part, str] = {
    "sort": N_("Sortere"),
    "order": N_("Systematisere"),
    "shine": N_("Skinne"),
    "standard": N_("Standardisere"),
    "sustain": N_("Sikre"),
    "before": N_("Formøte"),
    "premises": N_("Lokalene"),
    "equipment": N_("Utstyret"),
    "work": N_("Arbeidet"),
    "closing": N_("Avslutning"),
    "": N_("Ikke sagt"),
}
HEADS: dict[Part, str] = {
    "sort": N_("Sortere: er det bare det vi trenger?"),
    "order": N_("Systematisere: har alt sin plass?"),
    "shine": N_("Skinne: er det rent og helt?"),
    "standard": N_("Standardisere: gjør vi det likt?"),
    "sustain": N_("Sikre: holder vi det ved like?"),
    "before": N_("Formøte: hva ble gjort siden sist?"),
    "premises": N_("Lokalene: er det trygt å være her?"),
    "equipment": N_("Utstyret: er det i orden?"),
    "work": N_("Arbeidet: er det trygt å gjøre jobben?"),
    "closing": N_("Avslutning: hva gjør vi nå?"),
}
"""Stands over the questions of a part."""


def points(score: int | None) -> str:
    """1 av 4; gjelder ikke."""
    return _("gjelder ikke") if score is None else _("{n} av 4").format(n=score)
