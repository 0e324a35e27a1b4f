"""What can go wrong for a person at a page: a closed set of kinds, one sentence each, never a trace of what happened
inside."""

from enum import StrEnum


class Kind(StrEnum):
    NOT_FOUND = "not_found"
    FORBIDDEN = "forbidden"
    STALE_FORM = "stale_form"
    CHANGED_MEANWHILE = "changed_meanwhile"
    TOO_LARGE = "too_large"
    TOO_MUCH = "too_much"
    TOO_MANY = "too_many"
    UNREADABLE = "unreadable"
    MISSING = "missing"
    PERIOD = "period"
    WRONG_SIGN_IN = "wrong_sign_in"
    WRONG_PROOF = "wrong_proof"
    WRONG_CODE = "wrong_code"
    WEAK_PASSWORD = "weak_password"
    UNLIKE_PASSWORDS = "unlike_passwords"
    PROVIDER_DOWN = "provider_down"
    PROVIDER_REFUSED = "provider_refused"
    PROVIDER_UNVERIFIED = "provider_unverified"
    PROVIDER_UNKNOWN = "provider_unknown"
    INVITATION = "invitation"
    EMAIL = "email"
    EMAIL_TAKEN = "email_taken"
    NO_UNIT = "no_unit"
    OWN_ACCOUNT = "own_account"
    LAST_COORDINATOR = "last_coordinator"
    BUSY = "busy"
    BROKEN = "broken"


STATUS: dict[Kind, int] = {
    Kind.NOT_FOUND: 404,
    Kind.FORBIDDEN: 403,
    Kind.STALE_FORM: 403,
    Kind.CHANGED_MEANWHILE: 409,
    Kind.TOO_LARGE: 413,
    Kind.TOO_MUCH: 413,
    Kind.TOO_MANY: 429,
    Kind.UNREADABLE: 422,
    Kind.MISSING: 422,
    Kind.PERIOD: 422,
    Kind.WRONG_SIGN_IN: 403,
    Kind.WRONG_PROOF: 403,
    Kind.WRONG_CODE: 422,
    Kind.WEAK_PASSWORD: 422,
    Kind.UNLIKE_PASSWORDS: 422,
    Kind.PROVIDER_DOWN: 503,
    Kind.PROVIDER_REFUSED: 403,
    Kind.PROVIDER_UNVERIFIED: 403,
    Kind.PROVIDER_UNKNOWN: 403,
    Kind.INVITATION: 404,
    Kind.EMAIL: 422,
    Kind.EMAIL_TAKEN: 422,
    Kind.NO_UNIT: 422,
    Kind.OWN_ACCOUNT: 422,
    Kind.LAST_COORDINATOR: 422,
    Kind.BUSY: 503,
    Kind.BROKEN: 500,
}

SENTENCES: dict[Kind, str] = {
    Kind.NOT_FOUND: "Denne siden finnes ikke, eller den er ikke din å se.",
    Kind.FORBIDDEN: "Dette har ikke rollen din tilgang til. Spør koordinatoren.",
    Kind.STALE_FORM: "Skjemaet er for gammelt. Gå tilbake, last siden på nytt og prøv igjen. Ingenting er endret.",
    Kind.CHANGED_MEANWHILE: "En annen endret dette imens. Se en gang til, og prøv igjen. Ingenting er endret.",
    Kind.TOO_LARGE: "Fila er for stor. Det er plass til {limit} MB. Ingenting er hentet inn.",
    Kind.TOO_MUCH: "Det er skrevet for mye i skjemaet. Kort det ned, og prøv igjen. Ingenting er endret.",
    Kind.TOO_MANY: "Det ble mange forsøk på kort tid. Vent {seconds} sekunder.",
    Kind.UNREADABLE: "{reason}. Ingenting er endret.",
    Kind.MISSING: "Feltet «{field}» er ikke fylt ut riktig. Ingenting er endret.",
    Kind.PERIOD: "Perioden slutter før den begynner. Velg en senere slutt.",
    Kind.WRONG_SIGN_IN: "E-post, passord og kode passer ikke sammen, eller koden er brukt. Vent til appen viser en "
    "ny kode, og prøv igjen. Etter fem feil må du vente, først et halvt minutt, så lenger.",
    Kind.WRONG_PROOF: "Passordet eller koden stemmer ikke, eller koden er brukt. Vent til appen viser en ny kode, og "
    "prøv igjen. Ingenting er endret.",
    Kind.WRONG_CODE: "Koden stemmer ikke med den nye appen. Vent til den viser en ny kode, og se at klokka på "
    "telefonen går riktig. Ingenting er endret.",
    Kind.WEAK_PASSWORD: "{reason}. Ingenting er endret.",
    Kind.UNLIKE_PASSWORDS: "De to passordene er ikke like. Skriv dem en gang til. Ingenting er endret.",
    Kind.PROVIDER_DOWN: "Får ikke kontakt med {name} akkurat nå. Prøv igjen om litt, eller logg inn med passord.",
    Kind.PROVIDER_REFUSED: "Innloggingen med {name} ble ikke fullført. Prøv en gang til.",
    Kind.PROVIDER_UNVERIFIED: "{name} går ikke god for e-postadressen din, så vi vet ikke hvem du er. Be den som "
    "styrer {name} om hjelp.",
    Kind.PROVIDER_UNKNOWN: "Innloggingen gikk bra, men {email} slipper ikke inn i Tavle. Be koordinatoren legge "
    "deg til.",
    Kind.INVITATION: "Lenka er brukt, for gammel eller erstattet av en nyere. Be koordinatoren om en ny.",
    Kind.EMAIL: "E-postadressen er ikke en adresse. Ingenting er endret.",
    Kind.EMAIL_TAKEN: "E-postadressen er allerede i bruk. Er brukeren stengt, kan den åpnes igjen fra lista.",
    Kind.NO_UNIT: "En enhetsleder må ha en enhet. Velg en. Ingenting er endret.",
    Kind.OWN_ACCOUNT: "Dette kan du ikke gjøre med din egen bruker. Be en annen koordinator.",
    Kind.LAST_COORDINATOR: "Dette er den eneste koordinatoren. Gjør en annen til koordinator først.",
    Kind.BUSY: "Sentralen har det travelt akkurat nå. Vent litt, og prøv igjen.",
    Kind.BROKEN: "Noe gikk galt hos sentralen. Ingenting er endret. Prøv igjen, eller si fra til drift.",
}


class Sorry(Exception):
    """A page that cannot be shown or a deed that cannot be done. Nothing was changed. `facts` fill the sentence."""

    def __init__(self, kind: Kind, **facts: object) -> None:
        super().__init__(kind, facts)
        self.kind = kind
        self.facts = facts

    def __str__(self) -> str:
        return SENTENCES[self.kind].format(**self.facts)
