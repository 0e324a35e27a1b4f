"""The centre's command line: `tavle server` and `tavle admin …`. Mounted by the `tavle` command when it is asked for.

Everything works on the database directly, beside a running server.
"""

import os
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy import select

from board.catalogue import _
from board.log.stamp import wall_ms
from sync.server.access import admission, audit, device_tokens
from sync.server.commands import backup as backup_commands
from sync.server.commands import erasure, people, tenants
from sync.server.commands.terminal import DEFAULT, Url, do, is_there, opened, stop, table, when
from sync.server.db import backup, moving
from sync.server.db.database import InUse
from sync.server.db.errors import CANNOT_OPEN, explained
from sync.server.db.tables import alarms, devices, refusals, units

server = typer.Typer(help="Sentralen", no_args_is_help=False)
admin = typer.Typer(help="Styre sentralen", no_args_is_help=True)
device = typer.Typer(help="Tavler som er koblet til", no_args_is_help=True)
pair = typer.Typer(help="Tavler som vil kobles til", no_args_is_help=True)
past = typer.Typer(help="Årsverk fra før Tavle", no_args_is_help=True)
admin.add_typer(tenants.organisation, name="organisation")
admin.add_typer(tenants.unit, name="unit")
admin.add_typer(device, name="device")
admin.add_typer(pair, name="pairing")
admin.add_typer(people.person, name="person")
admin.add_typer(past, name="history")
admin.command("find")(erasure.find)
admin.command("erase")(erasure.erase)
admin.command("backup")(backup_commands.back_up)
admin.command("archive")(backup_commands.make_archive)
admin.command("restore")(backup_commands.restore)


@server.callback(invoke_without_command=True)
def serve(
    database: Url = DEFAULT,
    host: Annotated[str, typer.Option(envvar="TAVLE_HOST", help="Adressen å lytte på")] = "127.0.0.1",
    port: Annotated[int, typer.Option(envvar="TAVLE_PORT", help="Porten å lytte på")] = 8080,
    workers: Annotated[
        int, typer.Option(envvar="TAVLE_WORKERS", help="Antall prosesser; flere enn én krever PostgreSQL")
    ] = 1,
    pool: Annotated[int, typer.Option(envvar="TAVLE_POOL", help="Forbindelser til PostgreSQL per prosess")] = 8,
    public_url: Annotated[str, typer.Option(envvar="TAVLE_PUBLIC_URL", help="Adressen folk når sentralen på")] = "",
    log_names_days: Annotated[
        int, typer.Option(envvar="TAVLE_LOG_NAMES_DAYS", min=1, help="Så mange dager står navn i Logg")
    ] = audit.NAMES_DAYS,
) -> None:
    """Start sentralen."""
    from sync.server.serve import serve as run

    if workers > 1 and database.startswith("sqlite"):
        raise typer.BadParameter(_("Flere prosesser krever PostgreSQL."), param_hint="--workers")
    with opened(database, new=True):
        pass  # what is wrong with it is told here in a sentence, and not by each worker in its own words
    os.environ["TAVLE_LOG_NAMES_DAYS"] = str(log_names_days)
    public_url = public_url or f"http://{host}:{port}"
    try:
        run(database, host=host, port=port, workers=workers, pool=pool, public_url=public_url)
    except InUse as error:
        stop(str(error))


@device.command("list")
def device_list(database: Url = DEFAULT) -> None:
    """Alle tavler: nummer, enhet, navn, versjon, sist hørt fra, klokkefeil i sekunder, tilstand."""
    query = select(
        devices.c.id,
        units.c.public,
        devices.c.name,
        devices.c.app,
        devices.c.seen_ms,
        devices.c.skew_ms,
        devices.c.revoked_ms,
        devices.c.left_ms,
    ).join_from(devices, units, devices.c.unit == units.c.id)
    rows = do(database, lambda tx: tx.execute(query.order_by(devices.c.id)).all())
    table((r.id, r.public, r.name, r.app, when(r.seen_ms), r.skew_ms // 1000, _ended(r)) for r in rows)


def _ended(wall: Any) -> str:
    return _("koblet fra") if wall.left_ms else _("stengt") if wall.revoked_ms else ""


@device.command("revoke")
def device_revoke(number: int, database: Url = DEFAULT) -> None:
    """Steng en tavle ute. Den virker videre for seg selv."""
    do(database, lambda tx: device_tokens.revoke(tx, number, wall_ms()))


@device.command("rotate")
def device_rotate(number: int, database: Url = DEFAULT) -> None:
    """Be en tavle bytte nøkkel i neste runde."""
    do(database, lambda tx: device_tokens.age(tx, number))


@device.command("alarms")
def device_alarms(database: Url = DEFAULT) -> None:
    """Kort som finnes to ganger: når, hvilken tavle, hva."""
    query = select(alarms.c.at_ms, alarms.c.device, alarms.c.what).order_by(alarms.c.id)
    table((when(at), row, what) for at, row, what in do(database, lambda tx: tx.execute(query).all()))


@device.command("refused")
def device_refused(database: Url = DEFAULT) -> None:
    """Endringer som ikke kunne lagres: enhet, tavle, nummer, grunn."""
    query = select(units.c.public, refusals.c.device, refusals.c.n, refusals.c.why)
    joined = query.join_from(refusals, units, refusals.c.unit == units.c.id)
    table(do(database, lambda tx: tx.execute(joined).all()))


@pair.command("show")
def pair_show(code: str, database: Url = DEFAULT) -> None:
    """Hvilken tavle er det som viser denne koden?"""
    found = do(database, lambda tx: admission.look(tx, code, wall_ms()))
    typer.echo(f"{found.name}\t{found.device}\t{found.app}\t{when(found.made_ms)}")


@pair.command("approve")
def pair_approve(code: str, unit: Annotated[str, typer.Option(help="Enhetens id")], database: Url = DEFAULT) -> None:
    """Slipp tavla som viser koden, inn i enheten, uten at noen andre sier ja. Den kan så lese alt på enhetens tavle,
    også nøyaktige tall; alle tavlene i enheten sier fra i en uke."""
    wall = do(database, lambda tx: admission.approve(tx, code, unit, wall_ms())).wall
    typer.echo(
        _(
            "{wall} -> {unit}. {means}. Enhetens tavler sier fra om den i en uke.",
            wall=wall.name or wall.device,
            unit=unit,
            means=_(admission.READS),
        )
    )


@pair.command("deny")
def pair_deny(code: str, database: Url = DEFAULT) -> None:
    """Avvis tavla som viser koden."""
    do(database, lambda tx: admission.deny(tx, code, wall_ms()))


@past.command("import")
def history_import(
    organisation: Annotated[str, typer.Argument(help="Kommunens id")],
    file: Annotated[Path, typer.Argument(help="Årsverk år for år, .csv eller .xlsx")],
    yes: Annotated[bool, typer.Option("--yes", help="Hent inn uten å spørre")] = False,
    column: Annotated[list[str] | None, typer.Option(help="Hva en kolonne er, for eksempel identifisert=C")] = None,
    sheet: Annotated[str, typer.Option(help="Les bare arket med dette navnet")] = "",
    yearly: Annotated[
        bool | None,
        typer.Option("--yearly/--accumulated", help="Tallene er hvert års egne, eller til og med året"),
    ] = None,
    database: Url = DEFAULT,
) -> None:
    """Hent inn årsverk fra før Tavle. Viser først hva som er lest som hva, og hva som kommer til."""
    from sync.server.commands import history

    raise typer.Exit(history.bring_in(database, organisation, file, yes, column or (), sheet, yearly))


@admin.command("move")
def move(
    to: Annotated[str, typer.Option("--to", help="Den nye databasen, tom: postgresql+psycopg://…")],
    database: Url = DEFAULT,
) -> None:
    """Flytt sentralen til en annen database. Stans den først. Tavlene går videre der de var."""
    is_there(database)
    try:
        counts = moving.moved(database, to)
    except moving.NotEmpty:
        stop(_("Det ligger allerede en sentral der. Ingenting er flyttet."))
    except InUse as error:
        stop(str(error))
    except CANNOT_OPEN as error:
        stop(explained(error))
    typer.echo(
        _(
            "{rows} rader er flyttet, {changes} av dem endringer.",
            rows=sum(counts.values()),
            changes=counts.get("change", 0),
        )
    )


@admin.command("new-epoch")
def new_epoch(database: Url = DEFAULT) -> None:
    """Si fra til alle tavlene at databasen er satt tilbake (PostgreSQL, etter gjenoppretting)."""
    typer.echo(do(database, backup.new_epoch))
