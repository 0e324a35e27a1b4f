"""The ways to the pages: those on the shelf of each, and where somebody begins. Pure.

shelves(person, "/gevinster")      what this person is shown the way to
home(person)                       ("/", "Oversikt"): where one who may not be here is led
"""

from board.catalogue import N_, _
from sync.server.access.person import Person
from sync.server.access.rule import Right

PLACES: tuple[tuple[str, str, Right], ...] = (
    ("/", N_("Oversikt"), Right.TOTALS),
    ("/gevinster", N_("Gevinster"), Right.TOTALS),
    ("/mal", N_("Mål"), Right.READ),
    ("/verdistrommer", N_("Verktøy"), Right.TOTALS),
    ("/tavlehelse", N_("Tavlehelse"), Right.TOTALS),
    ("/deling", N_("Deling"), Right.SHARE),
    ("/rapporter", N_("Rapporter"), Right.TOTALS),
    ("/nivaer", N_("Nivåer"), Right.READ),
    ("/tavler", N_("Enheter og tavler"), Right.WALLS),
    ("/brukere", N_("Kontoer"), Right.MANAGE),
    ("/logg", N_("Logg"), Right.AUDIT),
    ("/landet", N_("Landet"), Right.NATION),
    ("/hjelp", N_("Hjelp"), Right.OWN),
)
"""Address, name, and what one must be allowed to be shown the way there."""
TOOLS: tuple[tuple[str, str, Right], ...] = (
    ("/verdistrommer", N_("Verdistrømmer"), Right.READ),
    ("/arsaker", N_("Årsaker"), Right.READ),
    ("/interessenter", N_("Interessenter"), Right.READ),
    ("/arshjul", N_("Årshjul"), Right.READ),
    ("/vaner", N_("Slik gjør vi det nå"), Right.READ),
    ("/historier", N_("Gode historier"), Right.READ),
    ("/runder", N_("Runder"), Right.TOTALS),
    ("/innforing", N_("Innføring"), Right.READ),
    ("/kultur", N_("Kultur"), Right.TOTALS),
    ("/loft", N_("Løft"), Right.READ),
)
"""The pages of the tools, on a shelf of their own below «Verktøy»; its way leads to the first one may see."""


def shelves(person: Person, here: str) -> list[list[tuple[str, str, bool]]]:
    """Address, name and whether it is where one is, of the pages this person is shown the way to: first of all kinds,
    then of the tools where one is at one."""

    def shelf(ways: tuple[tuple[str, str, Right], ...], at: str) -> list[tuple[str, str, bool]]:
        return [
            (path, _(name), path == at or (path != "/" and at.startswith(f"{path}/")))
            for path, name, right in ways
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
    ways = ((path, _(name)) for path, name, right in PLACES if person.may(right) and not person.lacks_units(right))
    return next(ways, ("/min-side", _("Min side")))
