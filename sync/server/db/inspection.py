"""What a file that is said to be a centre is: looked through before it is trusted. Knows SQLite, no command line.

found = look(path)                       # raises CopyError
found.organisations, found.changes
"""

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import migrations
from board.catalogue import N_, Told
from board.errors import Refusal


class CopyFault(Told):
    """Why a copy cannot be made or put back."""

    MISSING = N_("Det er ingen fil «{file}».")
    NO_DATABASE = N_("«{file}» er ingen database.")
    DAMAGED = N_("«{file}» er skadet og kan ikke brukes.")
    WALL = N_("«{file}» er fila til en tavle, ikke til en sentral.")
    NO_CENTRE = N_("«{file}» er ikke fila til en sentral.")
    NEWER = N_("«{file}» er lagret av en nyere versjon av Tavle. Oppdater programmet først.")
    SAME = N_("«{file}» er sentralens egen fil.")
    IN_USE = N_("Sentralen går på «{file}». Stans den først.")
    NOTHING_THERE = N_("Det er ingen sentral i «{file}».")
    TAKEN = N_("«{file}» finnes fra før. Velg et annet navn, eller bruk --replace.")
    NO_FOLDER = N_("Det er ingen mappe «{file}».")
    FAILED = N_("Det gikk ikke: {reason}. Sentralen er som den var.")


class CopyError(Refusal):
    """Nothing was changed."""

    def __init__(self, why: CopyFault, file: Path, reason: str = "") -> None:
        super().__init__(why, file=file, reason=reason)


@dataclass(frozen=True)
class CentreContents:
    """What a centre holds. `used_ms` is when somebody last did something in it, by its own clock; 0 is never."""

    organisations: tuple[str, ...]
    units: int
    changes: int
    used_ms: int


def look(path: Path, called: Path | None = None) -> CentreContents:
    """Look through a file, every page and every row of it: SQLite finds nothing wrong with a letter that is none.
    Raises CopyError, naming the file as it is `called`. A transaction that somebody was killed in is rolled back."""
    name = called or path
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as file:
            return _look(file, name)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        unknown = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_NOTADB
        raise CopyError(CopyFault.NO_DATABASE if unknown else CopyFault.DAMAGED, name) from error


def _look(file: sqlite3.Connection, name: Path) -> CentreContents:
    tables = [row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    if file.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise CopyError(CopyFault.DAMAGED, name)
    for table in tables:
        for _ in file.execute(f'SELECT * FROM "{table}"'):
            pass
    if not {"centre_version", "board_version", "centre"} <= set(tables):
        raise CopyError(CopyFault.WALL if "board_version" in tables else CopyFault.NO_CENTRE, name)
    _known(file, name)
    names = [row[0] for row in file.execute("SELECT name FROM organisations ORDER BY name")]
    units, changes = (file.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("units", "change"))
    moments = [("organisations", "made_ms"), ("units", "made_ms"), ("devices", "seen_ms"), ("audit", "at_ms")]
    used = [file.execute(f"SELECT max({at}) FROM {t}").fetchone()[0] or 0 for t, at in moments if t in tables]
    return CentreContents(tuple(names), units, changes, max(used))


def _known(file: sqlite3.Connection, name: Path) -> None:
    """Raise CopyError(NEWER) where it has been through migrations this build has never heard of."""
    for chain in ("board", "centre"):
        versions = {row[0] for row in file.execute(f"SELECT version_num FROM {chain}_version")}
        if not versions <= migrations.known(chain):
            raise CopyError(CopyFault.NEWER, name)


def forget(draft: Path) -> None:
    """Take away a file that came to nothing, and what SQLite has put beside it."""
    for left in (draft, journal(draft)):
        with suppress(OSError):
            left.unlink(missing_ok=True)


def journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")
