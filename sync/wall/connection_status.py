"""How the wall stands with the centre: one frozen value for the screen. Offline is a badge, never a dialog."""

from dataclasses import dataclass
from datetime import datetime

from board.calendar import at
from board.catalogue import N_, Told


class ConnectionState(Told):
    """Everything a wall can find when it tries to reach the centre. The set is closed."""

    UNPAIRED = N_("Tavla er ikke koblet til en sentral. Alt lagres her.")
    CONNECTED = N_("Tavla er koblet til.")
    NOT_TRIED = N_("Tavla prøver å koble til.")
    # the network
    NO_NETWORK = N_("Det er ikke nett her nå.")
    NO_NAME = N_("Nettet svarer, men finner ikke sentralen. Sjekk adressen.")
    NO_SERVER = N_("Sentralen svarer ikke. Tavla prøver igjen.")
    TOO_SLOW = N_("Sentralen svarer for sakte. Tavla prøver igjen.")
    CUT_OFF = N_("Forbindelsen ble brutt. Tavla prøver igjen.")
    PROXY = N_("Mellomtjeneren (proxy) svarer ikke, eller slipper ikke tavla ut. Si fra til IT.")
    # somebody else answered
    PORTAL = N_("Nettet krever pålogging på en nettside. Si fra til IT.")
    MOVED = N_("Adressen viser et annet sted. Si fra til IT.")
    NOT_OURS = N_("Det er noe annet enn sentralen som svarer. Sjekk adressen.")
    UNTRUSTED = N_("Tavla kan ikke stole på den som svarer. Sjekk klokka, og si fra til IT.")
    CLOCK_WRONG = N_("Klokka er feil. Still den, så kobler tavla seg til.")
    # the centre answered
    SERVER_ERROR = N_("Det er feil på sentralen. Alt er lagret her.")
    BUSY = N_("Sentralen er opptatt. Tavla venter litt.")
    TOO_LARGE = N_("Det var for mye i én melding. Si fra til IT.")
    UNAUTHORISED = N_("Tavla slipper ikke inn lenger. Den må kobles til på nytt.")
    TOO_OLD = N_("Tavle må oppdateres før den kan sende. Alt er lagret her.")
    MISUNDERSTOOD = N_("Sentralen forsto ikke tavla. Si fra til IT.")
    DIFFERS = N_("Tavla og sentralen har ikke det samme. Si fra til IT.")
    # here
    NOT_STORED = N_("Det som kom, kunne ikke lagres her.")
    FAULT = N_("Det er en feil i Tavle. Alt er lagret her. Si fra til IT.")  # of ours, and not foreseen


class Stopped(Exception):
    """The wall is closing; no more steps of a round are run."""


@dataclass(frozen=True)
class ConnectionStatus:
    """`waiting` changes are unsent, the oldest of them `since`; `refused` is how many the centre could not store.
    `phone` is where a phone may send a suggestion now: empty without a network, since then none would arrive.
    `photos` is where it may send a photo, and ends in the id of the record it is of."""

    state: ConnectionState = ConnectionState.UNPAIRED
    waiting: int = 0
    since: datetime | None = None
    refused: int = 0
    unit: str = ""
    phone: str = ""
    photos: str = ""

    @property
    def connected(self) -> bool:
        return self.state is ConnectionState.CONNECTED

    @property
    def sentence(self) -> str:
        """Why, for the service screen."""
        return self.state.say()


def moment(stamp_ms: int | None) -> datetime | None:
    return None if stamp_ms is None else at(stamp_ms)
