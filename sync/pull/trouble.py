"""Why a download stopped: a closed set of kinds, one sentence each. What had been fetched is kept every time."""

from board.catalogue import N_, Told
from board.errors import Refusal
from sync.wall.connection_status import ConnectionState


class PullFault(Told):
    UNREACHABLE = N_("Får ikke kontakt med {url}. Sjekk adressen og nettet.")
    UNTRUSTED = N_("Kan ikke stole på den som svarer på {url}. Er det en egen sertifikatutsteder, bruk --ca.")
    NOT_A_CENTRE = N_("Det er noe annet enn en sentral for Tavle som svarer på {url}.")
    CUT_OFF = N_("Forbindelsen ble brutt. Det som er hentet, er tatt vare på: kjør kommandoen en gang til.")
    BUSY = N_("Sentralen er opptatt. Det som er hentet, er tatt vare på: kjør kommandoen igjen om litt.")
    KEY = N_("Nøkkelen åpner ikke. Den kan være trukket tilbake; be koordinatoren om en ny.")
    KEY_ENDED = N_("Nøkkelen er gått ut. Be koordinatoren lage en ny. Det som er hentet, er tatt vare på.")
    NAMES = N_("Nøkkelen får ikke lese navn, eller kommunen lar ikke navn forlate enhetene. Prøv uten --names.")
    NO_TABLE = N_("Sentralen har ingen tabell som heter «{name}». Den har {known}.")
    FOLDER = N_("Kan ikke skrive i {folder}: {reason}.")
    IN_USE = N_("En annen henting bruker {folder} nå.")
    NOT_INSTALLED = N_("Formatet {format} trenger et tillegg: installer tavle-….whl med [{extra}].")


OF_STATE: dict[ConnectionState, PullFault] = {
    ConnectionState.NO_NETWORK: PullFault.UNREACHABLE,
    ConnectionState.NO_NAME: PullFault.UNREACHABLE,
    ConnectionState.NO_SERVER: PullFault.UNREACHABLE,
    ConnectionState.PROXY: PullFault.UNREACHABLE,
    ConnectionState.TOO_SLOW: PullFault.CUT_OFF,
    ConnectionState.CUT_OFF: PullFault.CUT_OFF,
    ConnectionState.SERVER_ERROR: PullFault.CUT_OFF,
    ConnectionState.UNTRUSTED: PullFault.UNTRUSTED,
    ConnectionState.CLOCK_WRONG: PullFault.UNTRUSTED,
}
"""What the line found; anything else is an answer that no centre gives."""


class PullStopped(Refusal):
    """The download went no further."""
