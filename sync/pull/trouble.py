"""Why a download stopped: a closed set of kinds, one sentence each. What had been fetched is kept every time."""

from enum import StrEnum

from sync.link import State


class Kind(StrEnum):
    UNREACHABLE = "unreachable"
    UNTRUSTED = "untrusted"
    NOT_A_CENTRE = "not_a_centre"
    CUT_OFF = "cut_off"
    BUSY = "busy"
    KEY = "key"
    KEY_ENDED = "key_ended"
    NAMES = "names"
    NO_TABLE = "no_table"
    FOLDER = "folder"
    IN_USE = "in_use"
    NOT_INSTALLED = "not_installed"


SENTENCES: dict[Kind, str] = {
    Kind.UNREACHABLE: "Får ikke kontakt med {url}. Sjekk adressen og nettet.",
    Kind.UNTRUSTED: "Kan ikke stole på den som svarer på {url}. Er det en egen sertifikatutsteder, bruk --ca.",
    Kind.NOT_A_CENTRE: "Det er noe annet enn en sentral for Tavle som svarer på {url}.",
    Kind.CUT_OFF: "Forbindelsen ble brutt. Det som er hentet, er tatt vare på: kjør kommandoen en gang til.",
    Kind.BUSY: "Sentralen er opptatt. Det som er hentet, er tatt vare på: kjør kommandoen igjen om litt.",
    Kind.KEY: "Nøkkelen åpner ikke. Den kan være trukket tilbake; be koordinatoren om en ny.",
    Kind.KEY_ENDED: "Nøkkelen er gått ut. Be koordinatoren lage en ny. Det som er hentet, er tatt vare på.",
    Kind.NAMES: "Nøkkelen får ikke lese navn, eller kommunen lar ikke navn forlate enhetene. Prøv uten --names.",
    Kind.NO_TABLE: "Sentralen har ingen tabell som heter «{name}». Den har {known}.",
    Kind.FOLDER: "Kan ikke skrive i {folder}: {reason}.",
    Kind.IN_USE: "En annen henting bruker {folder} nå.",
    Kind.NOT_INSTALLED: "Formatet {format} trenger et tillegg: installer tavle-….whl med [{extra}].",
}

OF_STATE: dict[State, Kind] = {
    State.NO_NETWORK: Kind.UNREACHABLE,
    State.NO_NAME: Kind.UNREACHABLE,
    State.NO_SERVER: Kind.UNREACHABLE,
    State.PROXY: Kind.UNREACHABLE,
    State.TOO_SLOW: Kind.CUT_OFF,
    State.CUT_OFF: Kind.CUT_OFF,
    State.SERVER_ERROR: Kind.CUT_OFF,
    State.UNTRUSTED: Kind.UNTRUSTED,
    State.CLOCK_WRONG: Kind.UNTRUSTED,
}
"""What the line found; anything else is an answer that no centre gives."""


class Stopped(Exception):
    """The download went no further."""

    def __init__(self, kind: Kind, **facts: object) -> None:
        super().__init__(kind, facts)
        self.kind = kind
        self.facts = facts

    def __str__(self) -> str:
        return SENTENCES[self.kind].format(**self.facts)
