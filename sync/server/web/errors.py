"""What can go wrong for a person at a page: a closed set of kinds, one sentence each, never a trace of what happened
inside."""

from typing import TypeVar

from board.catalogue import N_, Told
from board.errors import Refusal

T = TypeVar("T")


class PageFault(Told):
    """Each with the status that the answer has in HTTP, and with the field it is about where it is always that."""

    def __init__(self, status: int, sentence: str, at: str = "") -> None:
        self.status = status
        self.at = at

    NOT_FOUND = 404, N_("Denne siden finnes ikke, eller den er ikke din å se.")
    FORBIDDEN = 403, N_("Dette har ikke rollen din tilgang til. Spør koordinatoren.")
    NO_UNITS = 403, N_("Du har ingen enheter ennå, så her er det ingenting å se. Be koordinatoren gi deg dem.")
    STALE_FORM = (
        403,
        N_("Skjemaet er for gammelt. Gå tilbake, last siden på nytt og prøv igjen. Ingenting er endret."),
    )
    CHANGED_MEANWHILE = 409, N_("En annen endret dette imens. Se en gang til, og prøv igjen. Ingenting er endret.")
    SAID_MEANWHILE = (
        409,
        N_(
            "En annen lagret noe annet her imens: {said}. Lagrer du en gang til, tar det du har skrevet plassen. "
            "Ingenting er endret ennå."
        ),
    )
    """The page shows all that the other has written, beside what was written here."""
    TOO_LATE = 409, N_("Det er gått mer enn ti minutter, så dette kan ikke angres lenger. Ingenting er endret.")
    UNDONE = 409, N_("Dette er angret allerede. Alt er som før.")
    TOO_LARGE = 413, N_("Fila er for stor. Det er plass til {limit} MB. Ingenting er hentet inn.")
    TOO_MUCH = 413, N_("Det er skrevet for mye i skjemaet. Kort det ned, og prøv igjen. Ingenting er endret.")
    TOO_MANY = 429, N_("Det ble mange forsøk på kort tid. Vent {seconds} sekunder.")
    UNREADABLE = 422, N_("{reason}. Ingenting er endret.")
    MISSING = 422, N_("Feltet «{field}» er ikke fylt ut riktig. Ingenting er endret.")
    ASKED_WRONGLY = 422, N_("Feltet «{field}» er ikke fylt ut riktig.")
    PERIOD = 422, N_("Perioden slutter før den begynner. Velg en senere slutt."), "last"
    WRONG_SIGN_IN = (
        403,
        N_(
            "E-post, passord og kode passer ikke sammen, eller koden er brukt. Vent til appen viser en "
            "ny kode, og prøv igjen. Etter fem feil må du vente, først et halvt minutt, så lenger."
        ),
    )
    SIGNED_OUT = (
        403,
        N_("Du var logget ut, så ingenting er lagret. Logg inn, så står det du skrev, i skjemaet igjen."),
    )
    SIGNED_IN = 200, N_("Du er logget inn igjen. Ingenting er lagret ennå: se over, og send skjemaet en gang til.")
    WRONG_PROOF = (
        403,
        N_(
            "Passordet eller koden stemmer ikke, eller koden er brukt. Vent til appen viser en ny kode, og "
            "prøv igjen. Ingenting er endret."
        ),
    )
    WRONG_CODE = (
        422,
        N_(
            "Koden stemmer ikke med den nye appen. Vent til den viser en ny kode, og se at klokka på "
            "telefonen går riktig. Ingenting er endret."
        ),
        "proof",
    )
    UNLIKE_PASSWORDS = 422, N_("De to passordene er ikke like. Skriv dem en gang til. Ingenting er endret."), "again"
    PROVIDER_DOWN = 503, N_("Får ikke kontakt med {name} akkurat nå. Prøv igjen om litt, eller logg inn med passord.")
    PROVIDER_REFUSED = 403, N_("Innloggingen med {name} ble ikke fullført. Prøv en gang til.")
    PROVIDER_UNVERIFIED = (
        403,
        N_(
            "{name} går ikke god for e-postadressen din, så vi vet ikke hvem du er. Be den som "
            "styrer {name} om hjelp."
        ),
    )
    PROVIDER_UNKNOWN = (
        403,
        N_("Innloggingen gikk bra, men {email} slipper ikke inn i Tavle. Be koordinatoren legge deg til."),
    )
    INVITATION = 404, N_("Lenka er brukt, for gammel eller erstattet av en nyere. Be koordinatoren om en ny.")
    EMAIL = 422, N_("E-postadressen er ikke en adresse. Ingenting er endret."), "email"
    EMAIL_TAKEN = (
        422,
        N_("E-postadressen er allerede i bruk. Er kontoen stengt, kan den åpnes igjen fra lista."),
        "email",
    )
    NO_UNIT = 422, N_("Den rollen må ha minst én enhet. Velg en eller flere. Ingenting er endret."), "unit"
    OWN_ACCOUNT = 422, N_("Dette kan du ikke gjøre med din egen konto. Be en annen koordinator.")
    LAST_COORDINATOR = 422, N_("Dette er den eneste koordinatoren. Gjør en annen til koordinator først.")
    BUSY = 503, N_("Sentralen har det travelt akkurat nå. Vent litt, og prøv igjen.")
    BROKEN = 500, N_("Noe gikk galt hos sentralen. Ingenting er endret. Prøv igjen, eller si fra til IT.")

    @property
    def sentence(self) -> str:
        return str(self.value[1])


class PageError(Refusal):
    """A page that cannot be shown or a deed that cannot be done. Nothing was changed."""

    kind: PageFault

    def __init__(self, kind: PageFault, *, at: str = "", **facts: object) -> None:
        super().__init__(kind, **facts)
        self.at = at or kind.at
        """The name of the field in the form that it is about; empty where it is about none."""


def there(found: T | None) -> T:
    """What was looked for. Raises PageError(NOT_FOUND) where it is not there, or not theirs to see."""
    if found is None:
        raise PageError(PageFault.NOT_FOUND)
    return found
