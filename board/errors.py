"""Everything that can go wrong for a person at the wall: a closed set of kinds, one sentence each.

The sentences are bokmål and go through the catalogue where they are shown.
"""

from enum import StrEnum


class Kind(StrEnum):
    TITLE_MISSING = "title_missing"
    TEXT_TOO_LONG = "text_too_long"
    DEADLINE_PAST = "deadline_past"
    DATE_WRONG = "date_wrong"
    HOURS_WRONG = "hours_wrong"
    NUMBER_WRONG = "number_wrong"
    PRESENT_WRONG = "present_wrong"
    NO_GOALS = "no_goals"
    GOAL_MISSING = "goal_missing"
    VOTE_CLOSED = "vote_closed"
    VOTE_OPEN = "vote_open"
    WEEK_OPENED = "week_opened"
    CLOCK_BACK = "clock_back"
    NO_BALLS_LEFT = "no_balls_left"
    NOTHING_TO_UNDO = "nothing_to_undo"
    RESPONSIBLE_MISSING = "responsible_missing"
    NOT_CHECKED = "not_checked"
    NOT_MEASURED = "not_measured"
    REALISED_TOO_MUCH = "realised_too_much"
    NOT_IDENTIFIED = "not_identified"
    REALISED_NOTE_MISSING = "realised_note_missing"
    THRESHOLD_TOO_LOW = "threshold_too_low"
    SETTING_WRONG = "setting_wrong"
    PIN_NEEDED = "pin_needed"
    PIN_OBVIOUS = "pin_obvious"
    PIN_WRONG = "pin_wrong"
    PIN_WAIT = "pin_wait"
    PIN_UNREADABLE = "pin_unreadable"
    MOVED_AWAY = "moved_away"
    GONE = "gone"
    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    FILE_NEWER = "file_newer"
    FILE_DAMAGED = "file_damaged"
    FILE_IN_USE = "file_in_use"
    FILE_EXCHANGED = "file_exchanged"
    IMPORT_UNREADABLE = "import_unreadable"
    NO_SCREEN = "no_screen"
    CANNOT_DRAW = "cannot_draw"
    UNEXPECTED = "unexpected"


SENTENCES: dict[Kind, str] = {
    Kind.TITLE_MISSING: "Kortet trenger en tittel. Skriv med noen få ord hva det gjelder.",
    Kind.TEXT_TOO_LONG: "Teksten er for lang: {length} tegn, det er plass til {limit}. Ingenting er slettet.",
    Kind.DEADLINE_PAST: "Fristen {date} er passert. Velg en dag som kommer.",
    Kind.DATE_WRONG: "«{text}» er ikke en dato. Skriv dag og måned, for eksempel 3.12.",
    Kind.HOURS_WRONG: "Timer i uka må være mellom 0,1 og {limit}.",
    Kind.NUMBER_WRONG: "«{text}» er ikke et tall. Skriv for eksempel 2,5.",
    Kind.PRESENT_WRONG: "Hvor mange er her? Fra 1 til {limit}. Er dere flere, legger {limit} av dere ball.",
    Kind.NO_GOALS: "Skriv et trivselsmål først. Da er det noe å legge ball på.",
    Kind.GOAL_MISSING: "Skriv hva dere vil ha det slik som på jobb.",
    Kind.VOTE_CLOSED: "Vasene er åpnet. Da kan ingen legge flere baller denne gangen.",
    Kind.WEEK_OPENED: "Vasene er åpnet denne uka. Én ball til ville vist hva den som kom til, la. Prøv neste uke.",
    Kind.CLOCK_BACK: "Klokka viser {today}, men vasene er åpnet i uke {week} i {year}. Still klokka. "
    "Er dagen riktig, må den som har PIN-koden, si det.",
    Kind.VOTE_OPEN: "Det legges baller nå. Åpne vasene først.",
    Kind.NO_BALLS_LEFT: "Alle ballene er lagt. Er dere flere, endrer dere antallet under «Hvem er her?».",
    Kind.NOTHING_TO_UNDO: "Det er ikke noe å angre nå.",
    Kind.RESPONSIBLE_MISSING: "Kortet trenger ansvarlig og frist før det flyttes fra Forslag.",
    Kind.NOT_CHECKED: "Kortet må innom Kontrollere før det er ferdig.",
    Kind.NOT_MEASURED: "Virket det? Skriv en måling etterpå, eller velg «Kan ikke måles».",
    Kind.REALISED_TOO_MUCH: "Det er mer enn anslaget på {identified} t/uke. Gjør et nytt anslag først.",
    Kind.NOT_IDENTIFIED: "Anslå gevinsten først. Så kan den realiseres.",
    Kind.REALISED_NOTE_MISSING: "Skriv hva tida brukes til nå. Da er gevinsten realisert.",
    Kind.THRESHOLD_TOO_LOW: "Grensen kan ikke være lavere enn 3. Den verner hver enkelt.",
    Kind.SETTING_WRONG: "Det går ikke å sette det slik. Det som gjaldt før, gjelder fortsatt.",
    Kind.PIN_NEEDED: "Det verner alle her. Den som skal endre det, trenger PIN-koden til tavla.",
    Kind.PIN_OBVIOUS: "Den er lett å gjette. Ikke velg et årstall, like tall eller tall på rekke.",
    Kind.PIN_WRONG: "Det var ikke PIN-koden. Prøv en gang til.",
    Kind.PIN_WAIT: "Det var ikke PIN-koden, flere ganger. Vent {wait}, og prøv igjen.",
    Kind.PIN_UNREADABLE: "PIN-koden kan ikke leses. Koordinatoren eller IT må nullstille den.",
    Kind.MOVED_AWAY: "Kortet ble flyttet imens. Se en gang til, og prøv igjen.",
    Kind.GONE: "Det er ikke her lenger. Noen har tatt det ned.",
    Kind.DISK_FULL: "Det er ikke plass til å lagre mer. Det siste ble ikke lagret. Si fra til leder.",
    Kind.READ_ONLY: "Tavla får ikke lov til å lagre. Det siste ble ikke lagret. Si fra til leder.",
    Kind.FILE_NEWER: "Tavla er lagret av en nyere versjon av Tavle. Oppdater programmet. Ingenting er endret.",
    Kind.FILE_DAMAGED: "Lagringen er skadet og kunne ikke hentes fram igjen. Det siste kan mangle. Si fra til leder.",
    Kind.FILE_IN_USE: "Tavla er allerede åpen i et annet vindu.",
    Kind.FILE_EXCHANGED: "Noen har byttet fila tavla lagres i. Det siste ble ikke lagret. Den gamle er tatt vare på.",
    Kind.IMPORT_UNREADABLE: "Fila kan ikke leses: {reason}. Ingenting er hentet inn.",
    Kind.NO_SCREEN: "Ingen skjerm svarer her. Slå på panelet, og start tavla på nytt.",
    Kind.CANNOT_DRAW: "Tavla mangler det den tegner med. Installer Debian-pakkene {packages}, og start på nytt.",
    Kind.UNEXPECTED: "Noe gikk galt. Det siste ble ikke lagret. Prøv igjen.",
}


class Refused(Exception):
    """A command that cannot be done. Nothing was changed. `kind` names why, `facts` fill the sentence."""

    def __init__(self, kind: Kind, **facts: object) -> None:
        super().__init__(kind, facts)
        self.kind = kind
        self.facts = facts

    def __str__(self) -> str:
        return SENTENCES[self.kind].format(**self.facts)
