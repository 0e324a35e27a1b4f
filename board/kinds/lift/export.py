"""What of a lift leaves its unit. The organisation follows what its units ask of the levels above and hear back; who
looks into it stays on the wall."""

from board.export import Export

_ASKS = "decision en avgjørelse, money penger, help hjelp, know at nivået vet det"
_VERDICTS = "yes ja, partly delvis, no nei; tomt: ikke svart"
_SAID = {
    "read": ("Lest", "Dagen nivået over leste det"),
    "discussed": ("Drøftet", "Dagen det ble drøftet der"),
    "answered": ("Svart", "Dagen svaret kom"),
    "verdict": ("Svar", _VERDICTS),
    "answer": ("Begrunnelse", "Det nivået over skrev"),
}

_FURTHER = {
    "further": ("Løftet videre til", "Det høyeste nivået det er løftet videre til; tomt: ikke løftet videre"),
    "further_by": ("Svar derfra innen", "Dagen nivået under ba om svar til"),
    "further_read": ("Lest der", "Dagen det ble lest der det er løftet videre til"),
    "further_discussed": ("Drøftet der", "Dagen det ble drøftet der det er løftet videre til"),
    "further_answered": ("Svart derfra", "Dagen svaret kom derfra det er løftet videre til"),
    "further_verdict": ("Svar derfra", _VERDICTS),
    "further_answer": ("Begrunnelse derfra", "Det som ble skrevet der det er løftet videre til"),
}

LIFT = Export(
    "lifts",
    "Løft",
    "Kort som er løftet til nivået over eller videre, eller som enheter under er spurt om: hvorfor, når, og svaret.",
    {
        "card": ("Kort", "Id i tabellen Forbedringskort; tom når det er noe løftet hit som er løftet videre"),
        "lifted": ("Løftet videre", "Id i tabellen Løft til oss når enheten har løftet det videre; ellers tom"),
        "to": ("Løftet til", "Enheten over, eller den som er spurt, med id-en sentralen kjenner den ved"),
        "to_name": ("Navnet dit", "Det enheten het da"),
        "down": ("Spurt nedover", "Sann når det er en enhet under som blir spurt, og ikke et løft"),
        "asks": ("Ber om", _ASKS),
        "why": ("Hvorfor", "Det de ansatte skrev"),
        "by": ("Svar innen", "Dagen enheten ba om svar til"),
        "back": ("Tatt tilbake", "Sann når enheten har tatt kortet tilbake"),
        "closed": ("Lagt ned", "Sann når ingen der kan svare: enheten er lagt ned"),
        "made": ("Løftet", "Dagen kortet ble løftet"),
        **_SAID,
        **_FURTHER,
    },
    refers={"card": "cards.id", "lifted": "lifts_received.id"},
    with_card="card",
)

LIFTED = Export(
    "lifts_received",
    "Løft til oss",
    "Kort som enheter under har løftet hit, eller som nivået over spør om, og hva denne enheten svarte.",
    {
        "origin": ("Kom fra", "Enheten, med id-en sentralen kjenner den ved"),
        "origin_name": ("Enhetens navn", "Slik enheten het"),
        "owner_name": ("Kortet hører til", "Enheten kortet henger i, når en annen løftet det videre hit"),
        "title": ("Tittel", "Kortets tittel"),
        "asks": ("Ber om", _ASKS),
        "why": ("Hvorfor", "Det enheten skrev"),
        "by": ("Svar innen", "Dagen enheten ba om svar til"),
        "hours_per_week": ("Timer i uka", "Det enheten regner med å spare"),
        "down": ("Spurt ovenfra", "Sann når det er nivået over som spør, og ikke et løft"),
        "back": ("Tatt tilbake", "Sann når enheten har tatt kortet tilbake"),
        "closed": ("Lagt ned", "Sann når enheten det kom fra, er lagt ned og ingen venter på svar"),
        "since": ("Løftet", "Dagen kortet ble løftet"),
        **_SAID,
    },
)
