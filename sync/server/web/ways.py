"""The ways to the pages: what each is called, who may go there and what it is for; those on the shelf of a page, and
where somebody begins. A new page is one line here. Pure.

shelves(person, "/gevinster")      what this person is shown the way to
home(person)                       ("/", "Oversikt"): where one who may not be here is led
"""

from typing import NamedTuple

from board.catalogue import N_, _
from sync.server.access.person import Person
from sync.server.access.rule import Right


class Way(NamedTuple):
    """A page: its name, what one must be allowed to be shown the way there, and what it is for; nothing where the
    pages behind it say that."""

    address: str
    name: str
    right: Right
    told: str


PLACES: tuple[Way, ...] = (
    Way("/", N_("Oversikt"), Right.TOTALS, N_("Hva trenger deg, siden sist, og alle enhetene på én side.")),
    Way(
        "/gevinster",
        N_("Gevinster"),
        Right.TOTALS,
        N_("Timer og årsverk som er funnet og tatt ut, til regnearket og årsmeldingen."),
    ),
    Way("/mal", N_("Mål"), Right.READ, N_("Hva enhetene måler i tjenesten, og om det har endret seg.")),
    Way("/verdistrommer", N_("Verktøy"), Right.TOTALS, ""),
    Way(
        "/tavlehelse", N_("Tavlehelse"), Right.TOTALS, N_("Tegn på at en tavle stivner, og hva som pleier å hjelpe.")
    ),
    Way(
        "/deling", N_("Deling"), Right.SHARE, N_("Det andre enheter har fått til, og som kan hentes til egen tavle.")
    ),
    Way(
        "/rapporter",
        N_("Rapporter"),
        Right.TOTALS,
        N_("Månedsrapport, årsrapport, dokumentasjon etter arbeidsmiljøloven og tavla på A3."),
    ),
    Way(
        "/nivaer",
        N_("Nivåer"),
        Right.READ,
        N_("Hvem som hører under hvem, flytte en enhet, og hva hver har fått fri."),
    ),
    Way(
        "/tavler",
        N_("Enheter og tavler"),
        Right.WALLS,
        N_("Slippe inn en tavle, stenge ute en, nullstille PIN, legge til enheter, ferie og regler for alle."),
    ),
    Way("/brukere", N_("Kontoer"), Right.MANAGE, N_("Hvem som har konto, og hva de kan se.")),
    Way("/logg", N_("Logg"), Right.AUDIT, N_("Hvem som så og endret hva.")),
    Way("/landet", N_("Landet"), Right.NATION, N_("Summen av kommunene som er med.")),
    Way("/hjelp", N_("Hjelp"), Right.OWN, ""),
)
"""On the first shelf of every page."""
TOOLS: tuple[Way, ...] = (
    Way(
        "/verdistrommer",
        N_("Verdistrømmer"),
        Right.READ,
        N_("Steg for steg fra start til slutt: arbeid, venting og hva som kan bli fri."),
    ),
    Way("/arsaker", N_("Årsaker"), Right.READ, N_("Hva enhetene fant da de spurte hvorfor.")),
    Way("/interessenter", N_("Interessenter"), Right.READ, N_("Hvem endringer angår, og hvordan de blir med.")),
    Way("/arshjul", N_("Årshjul"), Right.READ, N_("Det som kommer igjen hvert år.")),
    Way(
        "/vaner",
        N_("Slik gjør vi det nå"),
        Right.READ,
        N_("Vaner som er blitt slik vi gjør det nå, og om de holder."),
    ),
    Way("/historier", N_("Gode historier"), Right.READ, N_("Ferdige kort, fortalt til andre.")),
    Way("/runder", N_("Runder"), Right.TOTALS, N_("5S-runder og vernerunder, og hva de fant.")),
    Way("/innforing", N_("Innføring"), Right.READ, N_("Enheter som er opplært, venter eller har besøk.")),
    Way("/kultur", N_("Kultur"), Right.TOTALS, N_("Hvordan enhetene vil ha det hos seg.")),
    Way("/loft", N_("Løft"), Right.READ, N_("Kort som venter på svar fra nivået over.")),
)
"""The pages of the tools, on a shelf of their own below «Verktøy»; its way leads to the first one may see."""
BESIDE: tuple[Way, ...] = (
    Way("/enheter", N_("Alle tallene"), Right.TOTALS, N_("Alle tallene for enhetene i én tabell.")),
    Way("/vunnet", N_("Vunnet"), Right.READ, N_("Det som ble ferdig siden sist, og hva det ga.")),
    Way("/uka", N_("Ukas oppsummering"), Right.READ, N_("Uka i noen linjer, til å kopiere eller sende.")),
    Way("/noekler", N_("Nøkler"), Right.MANAGE, N_("Nøkler til programmer som henter tallene.")),
    Way("/min-side", N_("Min side"), Right.OWN, N_("Passord, kodeapp og hvor du er logget inn.")),
    Way("/personvern", N_("Personvern"), Right.OWN, N_("Hva som samles inn, og hva som aldri gjør det.")),
    Way("/tilgjengelighet", N_("Tilgjengelighet"), Right.OWN, N_("Hva som virker for hvem, og hva som mangler.")),
)
"""Those that other pages lead to."""


def shelves(person: Person, here: str) -> list[list[tuple[str, str, bool]]]:
    """Address, name and whether it is where one is, of the pages this person is shown the way to: first of all kinds,
    then of the tools where one is at one."""

    def shelf(ways: tuple[Way, ...], at: str) -> list[tuple[str, str, bool]]:
        return [
            (path, _(name), path == at or (path != "/" and at.startswith(f"{path}/")))
            for path, name, right, _told in ways
            if person.may(right)
        ]

    tools = shelf(TOOLS, here)
    at_tools = any(chosen for *_way, chosen in tools)
    ways = [
        (tools[0][0] if path == TOOLS[0][0] and tools else path, name, chosen)
        for path, name, chosen in shelf(PLACES, TOOLS[0][0] if at_tools else here)
    ]
    return [ways, tools] if at_tools else [ways]


def home(person: Person) -> tuple[str, str]:
    """Address and name of the first page that this person may see: never one that would only lead back here."""
    ways = (
        (path, _(name)) for path, name, right, _told in PLACES if person.may(right) and not person.lacks_units(right)
    )
    return next(ways, ("/min-side", _("Min side")))
