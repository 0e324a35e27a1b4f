"""`tavle admin backup`, `archive` and `restore`: what is written to files, and read from them again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Connection, make_url

from board.catalogue import N_, _, _n
from board.formats import moment
from board.log.stamp import wall_ms
from sync.server import archive, tenants
from sync.server.commands.terminal import DEFAULT, Url, agreed, do, stop
from sync.server.db import backup
from sync.server.db.errors import CANNOT_OPEN, explained
from sync.server.db.inspection import CentreContents, CopyError

UNREAD = N_(
    "Ikke alt som var der, kunne leses: se over tavler, kontoer og nøkler, og steng ute igjen dem som var det."
)
Replace = Annotated[bool, typer.Option("--replace", help="Skriv over fila om den finnes")]


def back_up(target: Path, replace: Replace = False, database: Url = DEFAULT) -> None:
    """En hel og prøvd kopi av sentralen, mens den går (SQLite)."""
    with _told():
        backup.back_up(_file(database), target, replace=replace)
    typer.echo(str(target))


def make_archive(
    organisation: Annotated[str, typer.Argument(help="Kommunens id")],
    target: Annotated[Path, typer.Argument(help="Zip-fila som lages")],
    replace: Replace = False,
    database: Url = DEFAULT,
) -> None:
    """Arkivuttrekk med metadata: alt som kan gå ut av sentralen for én kommune, uten navn."""
    with _told():
        archived(database, organisation, target, replace=replace)
    typer.echo(str(target))


def archived(database: str, organisation: str, target: Path, *, replace: bool = False) -> None:
    """The file stands under its name when it is whole. Raises CopyError."""
    with backup.draft_of(target, replace=replace) as draft:

        def work(tx: Connection) -> None:
            number = tenants.organisation_number(tx, organisation)
            with draft.open("wb") as file:
                archive.pack(tx, number, file, wall_ms())

        do(database, work, still=True)


def restore(
    source: Path,
    yes: Annotated[bool, typer.Option("--yes", help="Sett tilbake uten å spørre")] = False,
    database: Url = DEFAULT,
) -> None:
    """Sett sentralen tilbake til en kopi (SQLite). Stans den først. Kopien prøves; det som var der, blir liggende
    ved siden av."""
    with _told(), backup.restoring(source, _file(database), wall_ms()) as prepared:
        typer.echo(f"Kopien: {_holds(prepared.found)}")
        if prepared.target.exists():
            there = _holds(prepared.there) if prepared.there else _("kan ikke leses.")
            typer.echo(_("Nå: {there}", there=there))
            typer.echo(_("Det som er der nå, blir liggende som {name}.", name=prepared.aside.name))
        if not yes and not agreed(_("Sette tilbake?")):
            stop(_("Ingenting er endret."))
        blanked = prepared.put()
    typer.echo(_("Satt tilbake. {blanked} endringer som var slettet siden, er slettet igjen.", blanked=blanked))
    if prepared.unread:
        typer.echo(_(UNREAD))


@contextmanager
def _told() -> Iterator[None]:
    """Why not, in one sentence."""
    try:
        yield
    except CopyError as error:
        stop(str(error))
    except CANNOT_OPEN as error:
        stop(explained(error))


def _holds(found: CentreContents) -> str:
    used = moment(found.used_ms) if found.used_ms else _("aldri")
    names = f" ({', '.join(found.organisations)})" if found.organisations else ""
    organisations = _n("{n} kommune", "{n} kommuner", len(found.organisations)) + names
    units, changes = _n("{n} enhet", "{n} enheter", found.units), _n("{n} endring", "{n} endringer", found.changes)
    return _("{what}, sist i bruk {when}.", what=", ".join((organisations, units, changes)), when=used)


def _file(url: str) -> Path:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        raise typer.BadParameter(_("Gjelder bare SQLite. For PostgreSQL: pg_basebackup og new-epoch."))
    return Path(parsed.database)
