"""What a database says when it cannot: its own name for the trouble, and a sentence for whoever started the command.

    why(error)        "SQLITE_FULL", "57P01" or "OperationalError": a name, never what was being stored
    explained(error)  "Det er ikke plass …": for the command line

Knows no centre and no network.
"""

from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from board.catalogue import N_, _

SENTENCES: dict[str, str] = {
    "SQLITE_FULL": N_("Disken er full. Ingenting er lagret. Gjør plass og prøv igjen."),
    "SQLITE_NOTADB": N_("Fila er ingen database."),
    "SQLITE_CORRUPT": N_("Databasen er skadet. Sett den tilbake fra en kopi: tavle admin restore."),
    "SQLITE_CANTOPEN": N_("Databasen kan ikke åpnes. Finnes mappa, og har du lov til å lese og skrive i den?"),
    "SQLITE_READONLY": N_("Databasen kan bare leses. Sjekk eier og rettigheter til fila og mappa."),
    "SQLITE_BUSY": N_("Databasen er opptatt av et annet program. Prøv igjen."),
    "SQLITE_IOERR": N_("Disken svarer ikke som den skal. Se i maskinens egen logg."),
    "53100": N_("Disken på databasetjeneren er full. Ingenting er lagret."),
    "53300": N_("Databasetjeneren har ikke flere forbindelser. Sett ned --pool eller --workers."),
    "28P01": N_("Databasetjeneren kjenner ikke brukeren eller passordet."),
    "28000": N_("Databasetjeneren slipper ikke brukeren inn herfra."),
    "3D000": N_("Databasetjeneren har ingen database med det navnet."),
    "42501": N_("Brukeren har ikke lov til å lage tabeller i databasen."),
    "25006": N_("Databasetjeneren kan bare leses nå: den er en reserve."),
}
"""One for each trouble that somebody can do something about."""
UNREACHABLE = N_("Databasen svarer ikke. Går den, og er adressen riktig?")


def why(error: BaseException) -> str:
    """The database's own name of a trouble: SQLite's result code, PostgreSQL's SQLSTATE, else the kind of error."""
    if isinstance(error, PoolTimeout):
        return "POOL_TIMEOUT"
    below = getattr(error, "orig", None)
    name = getattr(below, "sqlite_errorname", None) or getattr(below, "sqlstate", None)
    return str(name or type(error).__name__)


class Newer(Exception):
    """The database was made by a newer Tavle; nothing of it was touched."""


class NoCentre(Exception):
    """It is the file of a wall; nothing of it was touched."""


CANNOT_OPEN = (SQLAlchemyError, OSError, Newer, NoCentre)
"""What may come of opening a database."""


def explained(error: BaseException) -> str:
    """One sentence, with the name behind it for who looks it up."""
    if isinstance(error, Newer):
        return _(
            "Databasen er laget av en nyere Tavle ({error}). Den er ikke rørt. Start den nyere igjen.", error=error
        )
    if isinstance(error, NoCentre):
        return _("Det er fila til en tavle, ikke til en sentral. Den er ikke rørt.")
    if isinstance(error, OSError):
        return f"{_(SENTENCES['SQLITE_CANTOPEN'])} ({error.strerror})"
    name = why(error)
    if isinstance(error, (ArgumentError, NoSuchModuleError)):
        return _(
            "Adressen til databasen er ikke en Tavle kjenner: sqlite:/// eller postgresql+psycopg://. ({name})",
            name=name,
        )
    general = name.rsplit("_", 1)[0] if name.count("_") > 1 else name  # SQLITE_IOERR_WRITE is an SQLITE_IOERR
    known = SENTENCES.get(name) or SENTENCES.get(general)
    if known is None and isinstance(error, DBAPIError) and not name.startswith("SQLITE"):
        known = UNREACHABLE
    return f"{_(known or N_('Databasen kunne ikke.'))} ({name})"
