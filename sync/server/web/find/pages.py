"""All pages there are a way to, each with what it is for in a sentence: what somebody may open, and no more."""

from collections.abc import Sequence
from typing import NamedTuple

from board.catalogue import N_, _
from board.finding import even, holds
from sync.server.access.person import Person
from sync.server.access.rule import Right
from sync.server.web.ways import PLACES, TOOLS

FOR: dict[str, str] = {
    "/": N_("Hva trenger deg, siden sist, og alle enhetene på én side."),
    "/gevinster": N_("Timer og årsverk som er funnet og tatt ut, til regnearket og årsmeldingen."),
    "/mal": N_("Hva enhetene måler i tjenesten, og om det har endret seg."),
    "/verdistrommer": N_("Steg for steg fra start til slutt: arbeid, venting og hva som kan bli fri."),
    "/tavlehelse": N_("Tegn på at en tavle stivner, og hva som pleier å hjelpe."),
    "/deling": N_("Det andre enheter har fått til, og som kan hentes til egen tavle."),
    "/rapporter": N_("Månedsrapport, årsrapport, dokumentasjon etter arbeidsmiljøloven og tavla på A3."),
    "/nivaer": N_("Hvem som hører under hvem, flytte en enhet, og hva hver har fått fri."),
    "/tavler": N_("Slippe inn en tavle, stenge ute en, nullstille PIN, legge til enheter, ferie og regler for alle."),
    "/brukere": N_("Hvem som har konto, og hva de kan se."),
    "/logg": N_("Hvem som så og endret hva."),
    "/landet": N_("Summen av kommunene som er med."),
    "/arsaker": N_("Hva enhetene fant da de spurte hvorfor."),
    "/interessenter": N_("Hvem endringer angår, og hvordan de blir med."),
    "/arshjul": N_("Det som kommer igjen hvert år."),
    "/vaner": N_("Vaner som er blitt slik vi gjør det nå, og om de holder."),
    "/historier": N_("Ferdige kort, fortalt til andre."),
    "/runder": N_("5S-runder og vernerunder, og hva de fant."),
    "/innforing": N_("Enheter som er opplært, venter eller har besøk."),
    "/kultur": N_("Hvordan enhetene vil ha det hos seg."),
    "/loft": N_("Kort som venter på svar fra nivået over."),
    "/enheter": N_("Alle tallene for enhetene i én tabell."),
    "/vunnet": N_("Det som ble ferdig siden sist, og hva det ga."),
    "/uka": N_("Uka i noen linjer, til å kopiere eller sende."),
    "/noekler": N_("Nøkler til programmer som henter tallene."),
    "/min-side": N_("Passord, kodeapp og hvor du er logget inn."),
    "/personvern": N_("Hva som samles inn, og hva som aldri gjør det."),
    "/tilgjengelighet": N_("Hva som virker for hvem, og hva som mangler."),
}
BESIDE: tuple[tuple[str, str, Right], ...] = (
    ("/enheter", N_("Alle tallene"), Right.TOTALS),
    ("/vunnet", N_("Vunnet"), Right.READ),
    ("/uka", N_("Ukas oppsummering"), Right.READ),
    ("/noekler", N_("Nøkler"), Right.MANAGE),
    ("/min-side", N_("Min side"), Right.OWN),
    ("/personvern", N_("Personvern"), Right.OWN),
    ("/tilgjengelighet", N_("Tilgjengelighet"), Right.OWN),
)
"""Those that other pages lead to."""


class Way(NamedTuple):
    address: str
    name: str
    said: str


def of(person: Person) -> list[tuple[str, list[Way]]]:
    """In groups, each with its name."""
    groups = (
        (_("Sider"), [one for one in PLACES if one[0] not in (TOOLS[0][0], "/hjelp")]),
        (_("Verktøy"), TOOLS),
        (_("Annet"), BESIDE),
    )
    found = [
        (name, [Way(path, _(said), _(FOR[path])) for path, said, right in some if person.may(right)])
        for name, some in groups
    ]
    return [(name, ways) for name, ways in found if ways]


def named(person: Person, words: Sequence[str]) -> list[Way]:
    """Those that have all words in their name or what they are for."""
    ways = [way for _name, some in of(person) for way in some]
    return [way for way in ways if words and holds(even(f"{way.name} {way.said}"), words)]
