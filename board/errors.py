"""Everything that can go wrong for a person at the wall: a closed set of kinds, one sentence each; and what every
refusal is made of."""

from board.catalogue import N_, Told
from board.limits import one_line


class Kind(Told):
    TITLE_MISSING = N_("Kortet trenger en tittel. Skriv med noen få ord hva det gjelder.")
    TEXT_TOO_LONG = N_("Teksten er for lang: {length} tegn, det er plass til {limit}. Ingenting er slettet.")
    DEADLINE_PAST = N_("Fristen {date} er passert. Velg en dag som kommer.")
    DATE_WRONG = N_("«{text}» er ikke en dato. Skriv dag og måned, for eksempel 3.12.")
    HOURS_WRONG = N_("Timer i uka må være mellom 0,1 og {limit}.")
    NUMBER_WRONG = N_("«{text}» er ikke et tall. Skriv for eksempel 2,5.")
    PRESENT_WRONG = N_("Hvor mange er her? Fra 1 til {limit}. Er dere flere, legger {limit} av dere ball.")
    NO_GOALS = N_("Skriv et trivselsmål først. Da er det noe å legge ball på.")
    GOAL_MISSING = N_("Skriv hvordan dere vil ha det på jobb.")
    GOAL_FOR_SERVICE_MISSING = N_("Skriv hva dere vil få til i tjenesten.")
    NUMBER_NEGATIVE = N_("Det kan ikke være under 0. Skriv hvor mange, hvor lenge eller hvor stor del.")
    WEEK_AHEAD = N_("Uke {week} har ikke vært ennå. Velg denne uka eller en som har vært.")
    PHASE_MISSING = N_("Skriv med et par ord hva dere begynte med.")
    VOTE_CLOSED = N_("Vasene er åpnet. Da kan ingen legge flere baller denne gangen.")
    WEEK_OPENED = N_("Vasene er åpnet denne uka. Én ball til ville vist hva den som kom til, la. Prøv neste uke.")
    CLOCK_BACK = N_(
        "Klokka viser {today}, men vasene er åpnet i uke {week} i {year}. Still klokka. "
        "Er dagen riktig, må den som har PIN-koden, si det."
    )
    VOTE_OPEN = N_("Det legges baller nå. Åpne vasene først.")
    BALL_MEANWHILE = N_("Det ble lagt en ball imens. Se en gang til, og prøv igjen.")
    REWORDED = N_("En annen tavle har skrevet om dette. Ballene som ligger der, er for ordene som sto. Stå over nå.")
    BALLS_LOST = N_("Ballene i vasene er borte fra maskinen. Ingen farger er vist. Legg ballene en gang til.")
    VASE_CLOSED = N_("Ukas vase tar ikke imot baller nå. Det som ligger der, åpnes i neste tavlemøte.")
    VASE_FULL = N_(
        "Alle ballene er lagt. Har du ikke lagt noen, så si det i møtet. Er dere flere, står tallet i Oppsett."
    )
    VASE_NOT_APART = N_(
        "Ukas vase kan ikke stå åpen her: nøkkelen får ikke ligge i en mappe for seg selv. Det kan IT ordne."
    )
    NO_BALLS_LEFT = N_("Alle ballene er lagt. Er dere flere, endrer dere antallet under «Hvem er her?».")
    NOTHING_TO_UNDO = N_("Det er ikke noe å angre nå.")
    RESPONSIBLE_MISSING = N_("Kortet trenger ansvarlig og frist før det flyttes fra Forslag.")
    NOT_CHECKED = N_("Kortet må innom Kontrollere før det er ferdig.")
    NOT_MEASURED = N_("Virket det? Skriv en måling etterpå, eller velg «Kan ikke måles».")
    PRACTICE_NOT_ANSWERED = N_("Virket det? Svar på det først.")
    PRACTICE_LINE_MISSING = N_("Skriv minst én linje om hvordan dere gjør det nå.")
    PRACTICE_LEARNED_MISSING = N_("Skriv hva dere lærte. Et kort som lærte dere noe, er ikke bortkastet.")
    PRACTICE_REASON_MISSING = N_("Skriv hva som kom i veien. Da vet dere hva dere kan prøve neste gang.")
    PRACTICE_DAY_PAST = N_("Velg en dag som kommer. Da spør tavla om vanen holder.")
    TEAM_NAME_MISSING = N_("Skriv et fornavn eller initialer.")
    TEAM_FULL = N_("Det er plass til {limit} i et forbedringsteam.")
    REALISED_TOO_MUCH = N_("Det er mer enn anslaget på {identified}. Gjør et nytt anslag først.")
    NOT_IDENTIFIED = N_("Anslå gevinsten først. Så kan den realiseres.")
    ESTIMATE_TOO_LITTLE = N_("Så mye er allerede spart: {realised}. Skriv først at det er blitt mindre.")
    REALISED_NOTE_MISSING = N_("Skriv hva tida brukes til nå. Da er gevinsten realisert.")
    REALISED_AHEAD = N_("Den dagen har ikke vært ennå. Skriv det når tida er fri.")
    FALL_REASON_MISSING = N_("Skriv hvorfor det ble mindre. Da står det igjen for dem som kommer etter.")
    NOT_LESS = N_("Det er ikke mindre enn før: {hours}. Skriv det som er igjen, eller 0.")
    ESTIMATE_TOO_MUCH = N_(
        "Det er mer enn hele enheten arbeider: {hours} timer i uka. Er dere flere, skriv det i Oppsett."
    )
    MORE_THAN_STAFF = N_("Til sammen blir det mer enn enheten arbeider: {fte} årsverk er {hours} timer i uka.")
    QUALITY_MISSING = N_("Skriv et tall eller en setning om hva som er blitt bedre.")
    QUALITY_NOT_THERE = N_("Skriv først hva som er blitt bedre, og fra når.")
    QUALITY_REASON_MISSING = N_("Skriv hva som skjedde. Da står det igjen for dem som kommer etter.")
    MORE_THAN_WORKED = N_("Til sammen blir det mer enn de {people} på møtet arbeider: {hours} timer i uka.")
    STREAM_TITLE_MISSING = N_("Verdistrømmen trenger et navn. Skriv fra hva til hva.")
    STREAMS_FULL = N_("Det er plass til {limit} verdistrømmer. Ta ned en som er ferdig.")
    STREAM_FULL = N_("Det er plass til {limit} steg i en verdistrøm. Del den i to.")
    LANES_FULL = N_("Det er plass til {limit} baner. Slå sammen to som ligner.")
    LANE_IN_USE = N_("Det henger lapper der. Flytt dem først.")
    STEP_TITLE_MISSING = N_("Hva gjøres i steget? Skriv med noen få ord.")
    STEP_HAS_CARD = N_("Steget har kortet «{title}» på tavla. Ta ned kortet først.")
    MINUTES_WRONG = N_("«{text}» minutter? Da er det ikke et steg. Skriv mer enn 0 og høyst {limit}.")
    WAIT_WRONG = N_("Venting er fra 0 til 3650 døgn. Den kan ikke være mindre enn ingenting.")
    TIMES_WRONG = N_("Så ofte går det ikke an å regne med. Fra litt over 0 til {limit} ganger i uka.")
    OPEN_HOURS_WRONG = N_("Så mange timer er det ikke i en uke. Fra litt over 0 til {limit}.")
    PEOPLE_WRONG = N_("Hvor mange gjør det sammen? Fra 1 til {limit}.")
    RIGHT_WRONG = N_("Riktig første gang er mer enn 0 og høyst {limit} prosent.")
    NO_CARD_YET = N_("Lag kort av forskjellen først. Da er det noe å måle mot.")
    STAKEHOLDER_MISSING = N_("Hvem angår det? Skriv en gruppe eller en rolle.")
    STAKEHOLDERS_FULL = N_("Det er plass til {limit} interessenter. Slå sammen noen som ligner.")
    STAKEHOLDER_MAP_MISSING = N_("Hva gjelder det? Skriv med noen få ord hva dere vil endre.")
    STAKEHOLDER_MAPS_FULL = N_("Det er plass til {limit} interessentanalyser. Ta ned en som er ferdig.")
    CAUSE_MISSING = N_("Hva kan være årsaken? Skriv med noen få ord.")
    CAUSES_FULL = N_("Det er plass til {limit} årsaker. Slå sammen to som ligner, eller ta ned én.")
    BONE_MISSING = N_("Hva heter beinet? Skriv ett ord eller to.")
    BONE_GONE = N_("Beinet er tatt bort. Årsakene som hang der, henger uten bein.")
    BONES_FULL = N_("Det er plass til {limit} bein. Ta bort ett dere ikke bruker.")
    LAST_BONE = N_("Et fiskebein trenger minst ett bein. Skriv det heller om.")
    NO_DOTS_LEFT = N_("Alle prikkene er gitt. Ta tilbake en, så kan dere gi den til en annen årsak.")
    NO_DOT_THERE = N_("Årsaken har ingen prikk å ta tilbake.")
    DOTS_WRONG = N_("Gruppa kan ha fra 1 til {limit} prikker å gi.")
    WHY_MISSING = N_("Hvorfor er det slik? Skriv det med noen få ord.")
    WHYS_FULL = N_("Det er plass til {limit} svar på ett kort. Ta bort noen som ikke førte fram.")
    OFFER_GONE = N_("Enheten tilbyr det ikke lenger. Det dere har tatt hit før, er deres eget.")
    STORY_TITLE_MISSING = N_("Hva heter historien? Skriv det med noen få ord.")
    STORY_TOO_EARLY = N_("Historien skrives når kortet henger i Ferdig.")
    STORY_NAMES = N_("Er {words} navn på noen? Historien er uten personer. Skriv om, eller si at det er ingen.")
    PHOTO_WRONG = N_("Bildet er for stort, eller tomt. Ingenting er lagret.")
    PHOTOS_FULL = N_("Tavla har {limit} bilder. Ta bort et gammelt først.")
    PHOTOS_OF_ONE = N_("Kortet har {limit} bilder. Ta bort et av dem først.")
    OCCASION_MISSING = N_("Hva skjer den dagen? Skriv det med noen få ord.")
    OCCASIONS_FULL = N_("Det er plass til {limit} datoer i årshjulet. Avslutt en dere ikke trenger lenger.")
    LIFT_TO_NOBODY = N_("Hvem skal kortet løftes til? Velg en av dem over dere.")
    LIFT_NOBODY_WAITS = N_("Ingen venter på svar på det. Enheten er lagt ned, eller det er dere som blir spurt.")
    LIFT_CAME_FROM_THERE = N_("Kortet kom derfra. Løft det til en annen over dere, eller svar selv.")
    LIFT_WHY_MISSING = N_("Hvorfor løfter dere det? Skriv det med noen få ord.")
    LIFT_ANSWER_MISSING = N_("Blir det ja, delvis eller nei? Velg ett.")
    LIFT_REASON_MISSING = N_("Et nei trenger en grunn, og et delvis ja også. Skriv den med noen få ord.")
    UNTIL_BEFORE = N_("Den siste dagen er før den første. Velg en dag som kommer etter.")
    AREA_MISSING = N_("Hva heter området? Skriv ett ord eller to, for eksempel Kjøkkenet.")
    AREAS_FULL = N_("Det er plass til {limit} områder. Slå sammen to som ligger ved siden av hverandre.")
    QUESTION_MISSING = N_("Hva skal runden se etter? Skriv med noen få ord.")
    QUESTIONS_FULL = N_("Det er plass til {limit} spørsmål i hver del. Skriv heller om ett.")
    LAST_QUESTION = N_("Hver del trenger minst ett spørsmål. Skriv det heller om.")
    ROUND_EMPTY = N_("Svar på minst ett spørsmål først. Da er det en runde.")
    ROUND_DONE = N_("Runden er ferdig. Åpne den igjen for å endre et svar.")
    FINDING_MISSING = N_("Hva fant dere? Skriv med noen få ord.")
    STATEMENT_MISSING = N_("Hvordan vil dere ha det? Skriv én setning som begynner med «Vi».")
    STATEMENTS_FULL = N_("Det er plass til {limit} utsagn. Ta ned et dere ikke trenger lenger.")
    NO_STATEMENTS = N_("Skriv et utsagn først. Da er det noe å svare på.")
    TOO_FEW_TO_ASK = N_(
        "Dere er {n}. Det trengs {limit} for at ingen skal kjennes igjen på svaret. Snakk heller sammen om utsagnene."
    )
    THRESHOLD_TOO_LOW = N_("Grensen kan ikke være lavere enn 3. Den verner hver enkelt.")
    SETTING_WRONG = N_("Det går ikke å sette det slik. Det som gjaldt før, gjelder fortsatt.")
    PIN_NEEDED = N_("Det verner alle her. Den som skal endre det, trenger PIN-koden til tavla.")
    PIN_OBVIOUS = N_("Den er lett å gjette. Ikke velg et årstall, like tall eller tall på rekke.")
    PIN_WRONG = N_("Det var ikke PIN-koden. Prøv en gang til.")
    PIN_WAIT = N_("Det var ikke PIN-koden, flere ganger. Vent {wait}, og prøv igjen.")
    PIN_UNREADABLE = N_("PIN-koden kan ikke leses. Koordinatoren eller IT må nullstille den.")
    MOVED_AWAY = N_("Kortet ble flyttet imens. Se en gang til, og prøv igjen.")
    GONE = N_("Det er ikke her lenger. Noen har tatt det ned.")
    DISK_FULL = N_("Det er ikke plass til å lagre mer. Det siste ble ikke lagret. Si fra til leder.")
    READ_ONLY = N_("Tavla får ikke lov til å lagre. Det siste ble ikke lagret. Si fra til leder.")
    FILE_NEWER = N_(
        "Tavla er lagret av en nyere utgave av Tavle enn den som henger her. Ingenting er borte. "
        "Si fra til IT, som oppdaterer."
    )
    FILE_DAMAGED = N_("Lagringen er skadet og kunne ikke hentes fram igjen. Det siste kan mangle. Si fra til leder.")
    FILE_IN_USE = N_("Tavla er allerede åpen i et annet vindu.")
    FILE_EXCHANGED = N_("Noen har byttet fila tavla lagres i. Det siste ble ikke lagret. Den gamle er tatt vare på.")
    IMPORT_UNREADABLE = N_("Fila kan ikke leses: {reason}. Ingenting er hentet inn.")
    NOT_A_FILE = N_("Der tavla har fila {name}, ligger det noe som ikke er en fil. Flytt det bort, og prøv igjen.")
    NO_SCREEN = N_("Ingen skjerm svarer her. Slå på panelet, og start tavla på nytt.")
    CANNOT_DRAW = N_("Tavla mangler det den tegner med. Installer Debian-pakkene {packages}, og start på nytt.")
    UNEXPECTED = N_("Noe gikk galt. Det siste ble ikke lagret. Prøv igjen.")


STORAGE = frozenset(
    {
        Kind.DISK_FULL,
        Kind.READ_ONLY,
        Kind.FILE_DAMAGED,
        Kind.FILE_NEWER,
        Kind.FILE_IN_USE,
        Kind.FILE_EXCHANGED,
        Kind.NOT_A_FILE,
    }
)
"""Why nothing can be stored, for as long as it is so."""


class Refusal(Exception):
    """Something that cannot be done. Nothing was changed. `kind` names why, `facts` fill its sentence."""

    def __init__(self, kind: Told, **facts: object) -> None:
        super().__init__(kind, facts)
        self.kind = kind
        self.facts = facts

    def __str__(self) -> str:
        return self.kind.say(**self.facts)


class Refused(Refusal):
    """A command that cannot be done."""


def wanted_line(text: str, missing: Kind) -> str:
    """One line that somebody has to write. Raises Refused with this kind where nothing of it can be seen."""
    line = one_line(text)
    if not line:
        raise Refused(missing)
    return line
