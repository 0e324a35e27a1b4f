"""A label is what a value of a record is called to people: one table for wall, pages, prints and extracts.

    said(TOOLS, "card")   -> "Kort"

Knows the catalogue and the kinds of values, no screen.
"""

from collections.abc import Mapping
from typing import TypeVar

from board.catalogue import N_, _
from board.kinds.card.record import STAGES, Stage
from board.kinds.stream.compare import How
from board.kinds.unit import STAGE_LABELS, Step

K = TypeVar("K")

STAGE_NAMES: dict[Stage, str] = dict(zip(STAGES, STAGE_LABELS, strict=True))
STEPS: dict[Step, str] = {
    "present": N_("Hvem er her?"),
    "wellbeing": N_("Trivsel"),
    "goals": N_("Mål og resultater"),
    "running": N_("Pågående tiltak"),
    "suggestions": N_("Nye forslag"),
    "done": N_("Ferdig og gevinst"),
    "keeper": N_("Neste tavleansvarlig"),
}
"""The points of the agenda."""
TOOLS = {"value_stream": N_("Verdistrøm"), "card": N_("Kort"), "5s": N_("5S"), "other": N_("Annet")}
TOOLS_IN_FULL = TOOLS | {"value_stream": N_("Verdistrømsanalyse"), "card": N_("Forbedringskort")}
STATES = {"identified": N_("Identifisert"), "realised": N_("Realisert")}
WORKED = {"yes": N_("Det virket"), "partly": N_("Delvis"), "no": N_("Det virket ikke"), "": N_("Ikke sagt")}
"""Whether a card worked."""
USES = {"quality": N_("Kvalitet"), "quantity": N_("Kvantitet"), "saving": N_("Besparelse"), "": N_("Ikke sagt")}
USES_IN_FULL = USES | {"quality": N_("Økt kvalitet"), "quantity": N_("Økt kvantitet")}
USES_OF_KS = {"quality": N_("Økt kvalitet"), "quantity": N_("Spart tid"), "saving": N_("Unngåtte kostnader"), "": "–"}
"""What KS calls it: more done in the same hours is time saved, a saving is a cost avoided."""
LIFT_ASKS = {
    "decision": N_("en avgjørelse"),
    "money": N_("penger"),
    "help": N_("hjelp"),
    "know": N_("at nivået over vet det"),
}
"""What is asked of the level above, as one who is neither of the two says it."""
VERDICTS = {"yes": N_("Ja"), "partly": N_("Delvis"), "no": N_("Nei")}
"""What the level above answers."""
WASTES = {
    "searching": N_("Leting"),
    "duplicate": N_("Dobbeltarbeid"),
    "interruption": N_("Avbrudd"),
    "waiting": N_("Venting"),
    "trips": N_("Unødige turer"),
    "errors": N_("Feil og omgjøring"),
    "overproduction": N_("Overproduksjon"),
    "knowledge": N_("Ubrukt kunnskap"),
    "": N_("Ikke sagt"),
}
"""The tidstyver."""
WORTHS = {"value": N_("Verdi"), "necessary": N_("Nødvendig"), "waste": N_("Tidstyv"), "": N_("Ikke sagt")}
"""What a step of a value stream is to who gets it."""
HOWS = {
    How.GONE: N_("Faller bort"),
    How.CHANGED: N_("Endres"),
    How.WAITING: N_("Venting"),
    How.MORE: N_("Tar mer tid"),
}
"""What becomes of a step in the ideal."""
TOPICS = {
    "unclear": N_("Uklare eller motstridende krav"),
    "emotional": N_("Emosjonelle krav"),
    "workload": N_("Arbeidsmengde og tidspress"),
    "support": N_("Støtte og hjelp"),
    "other": N_("Annet"),
    "": N_("Uten tema"),
}
"""Arbeidsmiljøloven § 4-3 as it reads since 1 January 2026."""
TOPICS_IN_FULL = TOPICS | {"other": N_("Annet i arbeidsmiljøet")}


def said(labels: Mapping[K, str], value: K) -> str:
    """What the value is called in the language that is spoken."""
    return _(labels[value])


def all_said(labels: Mapping[K, str]) -> dict[K, str]:
    """The whole table in the language that is spoken."""
    return {value: _(label) for value, label in labels.items()}
