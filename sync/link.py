"""How the wall stands with the centre: one frozen value for the screen. Offline is a badge, never a dialog.

The sentences are bokmål and go through the catalogue where they are shown; `facts` fill them.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from board.moment import at
from board.week import HOME


class State(StrEnum):
    """Everything a wall can find when it tries to reach the centre. The set is closed."""

    UNPAIRED = "unpaired"
    CONNECTED = "connected"
    NOT_TRIED = "not_tried"
    # the network
    NO_NETWORK = "no_network"
    NO_NAME = "no_name"
    NO_SERVER = "no_server"
    TOO_SLOW = "too_slow"
    CUT_OFF = "cut_off"
    PROXY = "proxy"
    # somebody else answered
    PORTAL = "portal"
    MOVED = "moved"
    NOT_OURS = "not_ours"
    UNTRUSTED = "untrusted"
    CLOCK_WRONG = "clock_wrong"
    # the centre answered
    SERVER_ERROR = "server_error"
    BUSY = "busy"
    TOO_LARGE = "too_large"
    UNAUTHORISED = "unauthorised"
    TOO_OLD = "too_old"
    MISUNDERSTOOD = "misunderstood"
    DIFFERS = "differs"
    # here
    NOT_STORED = "not_stored"
    FAULT = "fault"  # of ours, and not foreseen


SENTENCES: dict[State, str] = {
    State.UNPAIRED: "Tavla er ikke koblet til en sentral. Alt lagres her.",
    State.CONNECTED: "Tavla er koblet til.",
    State.NOT_TRIED: "Tavla prøver å koble til.",
    State.NO_NETWORK: "Det er ikke nett her nå.",
    State.NO_NAME: "Nettet svarer, men finner ikke sentralen. Sjekk adressen.",
    State.NO_SERVER: "Sentralen svarer ikke. Tavla prøver igjen.",
    State.TOO_SLOW: "Sentralen svarer for sakte. Tavla prøver igjen.",
    State.CUT_OFF: "Forbindelsen ble brutt. Tavla prøver igjen.",
    State.PROXY: "Mellomtjeneren (proxy) svarer ikke, eller slipper ikke tavla ut. Si fra til IT.",
    State.PORTAL: "Nettet krever pålogging på en nettside. Si fra til IT.",
    State.MOVED: "Adressen viser et annet sted. Si fra til IT.",
    State.NOT_OURS: "Det er noe annet enn sentralen som svarer. Sjekk adressen.",
    State.UNTRUSTED: "Tavla kan ikke stole på den som svarer. Sjekk klokka, og si fra til IT.",
    State.CLOCK_WRONG: "Klokka er feil. Still den, så kobler tavla seg til.",
    State.SERVER_ERROR: "Det er feil på sentralen. Alt er lagret her.",
    State.BUSY: "Sentralen er opptatt. Tavla venter litt.",
    State.TOO_LARGE: "Det var for mye i én melding. Si fra til IT.",
    State.UNAUTHORISED: "Tavla slipper ikke inn lenger. Den må kobles til på nytt.",
    State.TOO_OLD: "Tavle må oppdateres før den kan sende. Alt er lagret her.",
    State.MISUNDERSTOOD: "Sentralen forsto ikke tavla. Si fra til IT.",
    State.DIFFERS: "Tavla og sentralen har ikke det samme. Si fra til IT.",
    State.NOT_STORED: "Det som kom, kunne ikke lagres her.",
    State.FAULT: "Det er en feil i Tavle. Alt er lagret her. Si fra til IT.",
}

LONG = timedelta(days=3)


class Stopped(Exception):
    """The wall is closing; no more steps of a round are run."""


@dataclass(frozen=True)
class Link:
    """`waiting` changes are unsent, the oldest of them `since`; `refused` is how many the centre could not store.
    `phone` is where a phone may send a suggestion now: empty without a network, since then none would arrive."""

    state: State = State.UNPAIRED
    waiting: int = 0
    since: datetime | None = None
    refused: int = 0
    unit: str = ""
    phone: str = ""
    facts: dict[str, str] = field(default_factory=dict, compare=False)

    @property
    def connected(self) -> bool:
        return self.state is State.CONNECTED

    @property
    def sentence(self) -> str:
        """Why, for the service screen."""
        return SENTENCES[self.state]

    def badge(self, now: datetime) -> tuple[str, dict[str, object]]:
        """The badge's text and what fills it: `text.format(**facts)`."""
        if self.state is State.UNPAIRED:
            return "Lagret her", {}
        if not self.waiting:
            return "Lagret her og sentralt", {}
        if self.since is not None and now - self.since >= LONG:
            return "Lagret her · ikke sendt siden {day}", {"day": day(self.since, now)}
        return "Lagret her · {n} venter", {"n": self.waiting}


def day(when: datetime, now: datetime, zone: ZoneInfo = HOME, locale: str = "nb") -> str:
    """The day as one says it: «fredag» within a week, else «3. november», with the year when it is another."""
    from babel.dates import format_date  # slow to import, and only a wall that has waited long says a day

    local, today = when.astimezone(zone).date(), now.astimezone(zone).date()
    near = "EEEE" if today - local < timedelta(days=7) else "d. MMMM"
    return format_date(local, near if local.year == today.year or near == "EEEE" else "d. MMMM y", locale=locale)


def moment(stamp_ms: int | None) -> datetime | None:
    return None if stamp_ms is None else at(stamp_ms)
