"""`tavle admin organisation …` and `tavle admin unit …`: who there is at the centre, from first to last."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Connection, select, update

from board.catalogue import _
from board.log.stamp import wall_ms
from sync.server import closing, tenants
from sync.server.access import audit
from sync.server.commands.backup import archived
from sync.server.commands.terminal import DEFAULT, Name, Url, agreed, do, stop, table
from sync.server.db.inspection import CopyError
from sync.server.db.tables import organisations, units

organisation = typer.Typer(help="Kommuner", no_args_is_help=True)
unit = typer.Typer(help="Enheter", no_args_is_help=True)

Id = Annotated[str, typer.Argument(metavar="ID")]
Yes = Annotated[bool, typer.Option("--yes", help="Uten å spørre")]
Archive = Annotated[Path, typer.Option("--archive", help="Zip-fila arkivuttrekket legges i først")]


@organisation.command("add")
def organisation_add(name: Name, database: Url = DEFAULT) -> None:
    """Ny kommune. Skriver id-en."""

    def work(tx: Connection) -> str:
        if taken := tx.scalar(select(organisations.c.public).where(organisations.c.name == name)):
            stop(_("«{name}» finnes allerede: {taken}. Ingenting er lagt til.", name=name, taken=taken))
        return tenants.found_organisation(tx, name, wall_ms())

    typer.echo(do(database, work, new=True))


@organisation.command("list")
def organisation_list(database: Url = DEFAULT) -> None:
    """Alle kommuner."""
    query = select(organisations.c.public, organisations.c.name, organisations.c.closed_ms)
    rows = do(database, lambda tx: tx.execute(query.order_by(organisations.c.name)).all())
    table((row.public, row.name, *([_("nedlagt")] if row.closed_ms else [])) for row in rows)


@organisation.command("rename")
def organisation_rename(id: Id, name: Name, database: Url = DEFAULT) -> None:
    """Nytt navn på en kommune. Id-en er den samme."""

    def work(tx: Connection) -> None:
        number = tenants.organisation_number(tx, id)
        tx.execute(update(organisations).where(organisations.c.id == number).values(name=name))
        audit.note(tx, number, audit.COMMAND_LINE, "organisation_changed", _("navnet: {name}", name=name), wall_ms())

    do(database, work)


@organisation.command("close")
def organisation_close(id: Id, yes: Yes = False, database: Url = DEFAULT) -> None:
    """Legg ned en kommune: tavler, folk og nøkler stenges ute. Alt som er lagret, blir liggende."""
    _asked(yes, _("Stenge ute alle tavler, kontoer og nøkler i {id}?", id=id))
    do(database, lambda tx: closing.close_organisation(tx, tenants.organisation_number(tx, id), wall_ms()))


@organisation.command("forget")
def organisation_forget(id: Id, archive: Archive, yes: Yes = False, database: Url = DEFAULT) -> None:
    """Slett alt om en kommune for godt, etter et arkivuttrekk."""
    _archived(database, id, archive)
    _asked(yes, _("Slette alt om {id} fra sentralen? Det kan ikke angres.", id=id))
    _told(do(database, lambda tx: closing.forget_organisation(tx, tenants.organisation_number(tx, id))))


@unit.command("add")
def unit_add(organisation: str, name: Name, database: Url = DEFAULT) -> None:
    """Ny enhet i en kommune. Skriver id-en."""

    def work(tx: Connection) -> str:
        owner = tenants.organisation_number(tx, organisation)
        same = (units.c.organisation == owner, units.c.name == name)
        if taken := tx.scalar(select(units.c.public).where(*same)):
            stop(
                _(
                    "«{name}» finnes allerede i {organisation}: {taken}. Ingenting er lagt til.",
                    name=name,
                    organisation=organisation,
                    taken=taken,
                )
            )
        return tenants.found_unit(tx, organisation, name, wall_ms())

    typer.echo(do(database, work))


@unit.command("list")
def unit_list(database: Url = DEFAULT) -> None:
    """Alle enheter, og hvor mange endringer hver har."""
    table([tuple(row) for row in do(database, tenants.all_units)])


@unit.command("rename")
def unit_rename(id: Id, name: Name, database: Url = DEFAULT) -> None:
    """Nytt navn på en enhet. Id-en er den samme."""

    def work(tx: Connection) -> None:
        number = tenants.unit_number(tx, id)
        before = tx.execute(select(units.c.name, units.c.organisation).where(units.c.id == number)).one()
        tenants.rename(tx, number, before.name, name)
        said = _("{old} heter {new}", old=before.name, new=name)
        audit.note(tx, before.organisation, audit.COMMAND_LINE, "unit_changed", said, wall_ms())

    do(database, work)


@unit.command("close")
def unit_close(id: Id, yes: Yes = False, database: Url = DEFAULT) -> None:
    """Legg ned en enhet: tavlene stenges ute, og virker videre for seg selv. Tallene som er fortalt, står."""
    _asked(yes, _("Stenge ute alle tavlene i {id}?", id=id))
    do(database, lambda tx: _about(tx, id, "unit_closed", lambda number: closing.close_unit(tx, number, wall_ms())))


@unit.command("forget")
def unit_forget(id: Id, archive: Archive, yes: Yes = False, database: Url = DEFAULT) -> None:
    """Slett alt om en enhet for godt, etter et arkivuttrekk av kommunen."""
    _archived(database, _owner(database, id), archive)
    _asked(yes, _("Slette alt om {id} fra sentralen? Det kan ikke angres.", id=id))
    counts: dict[str, int] = {}
    do(
        database,
        lambda tx: _about(tx, id, "unit_forgotten", lambda number: counts.update(closing.forget_unit(tx, number))),
    )
    _told(counts)


def _about(tx: Connection, id: str, what: audit.What, deed: Callable[[int], None]) -> None:
    """Do it, and say so where the organisation sees it."""
    number = tenants.unit_number(tx, id)
    row = tx.execute(select(units.c.name, units.c.organisation).where(units.c.id == number)).one()
    deed(number)
    audit.note(tx, row.organisation, audit.COMMAND_LINE, what, row.name, wall_ms())


def _owner(database: str, unit: str) -> str:
    def work(tx: Connection) -> str:
        owner = select(units.c.organisation).where(units.c.id == tenants.unit_number(tx, unit)).scalar_subquery()
        return str(tx.scalar(select(organisations.c.public).where(organisations.c.id == owner)))

    return do(database, work)


def _archived(database: str, organisation: str, target: Path) -> None:
    """Nothing is forgotten that was not brought out first, whole, into a file that was not there before."""
    if target.exists():
        stop(_("«{file}» finnes allerede. Velg et annet navn; ingenting er slettet.", file=target))
    try:
        archived(database, organisation, target)
    except CopyError as error:
        stop(_("{error} Ingenting er slettet.", error=error))
    typer.echo(_("Arkivuttrekket ligger i {file}.", file=target))


def _asked(yes: bool, question: str) -> None:
    if not yes and not agreed(question):
        stop(_("Ingenting er gjort."))


def _told(counts: dict[str, int]) -> None:
    typer.echo(_("{rows} rader er slettet.", rows=sum(counts.values())))
    typer.echo(_("I PostgreSQL ligger de i gamle kopier og i WAL til disse går ut; se docs/drift.md."))
