"""What can go wrong for a person at a page: a closed set of kinds, one sentence each, never a trace of what happened
inside."""

from enum import StrEnum


class Kind(StrEnum):
    NOT_FOUND = "not_found"
    FORBIDDEN = "forbidden"
    STALE_FORM = "stale_form"
    CHANGED_MEANWHILE = "changed_meanwhile"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    UNREADABLE = "unreadable"
    MISSING = "missing"
    PERIOD = "period"
    BUSY = "busy"
    BROKEN = "broken"


STATUS: dict[Kind, int] = {
    Kind.NOT_FOUND: 404,
    Kind.FORBIDDEN: 403,
    Kind.STALE_FORM: 403,
    Kind.CHANGED_MEANWHILE: 409,
    Kind.TOO_LARGE: 413,
    Kind.TOO_MANY: 429,
    Kind.UNREADABLE: 422,
    Kind.MISSING: 422,
    Kind.PERIOD: 422,
    Kind.BUSY: 503,
    Kind.BROKEN: 500,
}

SENTENCES: dict[Kind, str] = {
    Kind.NOT_FOUND: "Denne siden finnes ikke, eller den er ikke din å se.",
    Kind.FORBIDDEN: "Dette har ikke rollen din tilgang til. Spør koordinatoren.",
    Kind.STALE_FORM: "Skjemaet er for gammelt. Gå tilbake, last siden på nytt og prøv igjen. Ingenting er endret.",
    Kind.CHANGED_MEANWHILE: "En annen endret dette imens. Se en gang til, og prøv igjen. Ingenting er endret.",
    Kind.TOO_LARGE: "Fila er for stor. Det er plass til {limit} MB. Ingenting er hentet inn.",
    Kind.TOO_MANY: "Det ble mange forsøk på kort tid. Vent {seconds} sekunder.",
    Kind.UNREADABLE: "{reason}. Ingenting er endret.",
    Kind.MISSING: "Feltet «{field}» er ikke fylt ut riktig. Ingenting er endret.",
    Kind.PERIOD: "Perioden slutter før den begynner. Velg en senere slutt.",
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
