"""`tavle admin person …`: the first coordinator, and people when no coordinator can come in."""

from collections.abc import Callable
from typing import Annotated, TypeVar

import typer
from sqlalchemy import Connection, select

from board.catalogue import _
from board.log.stamp import wall_ms
from sync.server.access import audit, invitation, register
from sync.server.access.person import ROLES
from sync.server.access.register import RegisterError, RegisterFault
from sync.server.access.rule import Role
from sync.server.commands.terminal import DEFAULT, Name, Url, do, opened, stop, table
from sync.server.db.remains import remains
from sync.server.db.tables import audit as audit_lines
from sync.server.db.tables import offers, people, sessions
from sync.server.tenants import organisation_number

person = typer.Typer(help="Folk som logger inn på sentralen", no_args_is_help=True)

T = TypeVar("T")
PublicUrl = Annotated[
    str, typer.Option(envvar="TAVLE_PUBLIC_URL", help="Adressen folk når sentralen på; står i lenka som skrives")
]
Organisation = Annotated[str, typer.Option(help="Kommunens id, når adressen brukes i flere")]
_URL = "http://127.0.0.1:8080"


@person.command("add")
def add(
    organisation: str,
    email: str,
    name: Name,
    role: Annotated[Role, typer.Option(help="Rollen")] = Role.COORDINATOR,
    unit: Annotated[
        list[str] | None, typer.Option(help="Id-en til en av enhetene rollen gjelder; gjerne flere")
    ] = None,
    public_url: PublicUrl = _URL,
    database: Url = DEFAULT,
) -> None:
    """Ny konto. Skriver lenka som setter opp innloggingen: den virker én gang, i tre døgn."""

    def work(tx: Connection) -> str:
        owner = organisation_number(tx, organisation)
        now_ms = wall_ms()
        number = register.add(tx, owner, email=email, name=name, role=role, units=unit or (), now_ms=now_ms)
        audit.note(tx, owner, audit.COMMAND_LINE, "person_added", f"{name} ({_(ROLES[role])})", now_ms)
        return invitation.make(tx, number, now_ms)

    _link(public_url, _do(database, work))


@person.command("list")
def list_(organisation: str, database: Url = DEFAULT) -> None:
    """E-post, navn, rolle, enheter og tilstand."""
    rows = _do(database, lambda tx: register.everybody(tx, organisation_number(tx, organisation)))
    table(
        (r.email, r.name, _(ROLES[r.role]), " ".join(place.public for place in r.units) or "-", _state(r.closed_ms))
        for r in rows
    )


@person.command("close")
def close(email: str, organisation: Organisation = "", database: Url = DEFAULT) -> None:
    """Steng noen ute, straks og overalt."""

    def work(tx: Connection) -> str:
        owner, number = _person(tx, email, organisation)
        now_ms = wall_ms()
        name = register.close(tx, owner, number, saw=None, by=None, now_ms=now_ms)
        audit.note(tx, owner, audit.COMMAND_LINE, "person_closed", name, now_ms)
        return name

    typer.echo(_("{name} er stengt ute.", name=_do(database, work)))


@person.command("forget")
def forget(email: str, organisation: Organisation = "", database: Url = DEFAULT) -> None:
    """Slett navn, adresse og alt annet om noen for godt. Det de så og gjorde, står igjen i Logg uten navn."""

    def work(tx: Connection) -> bool:
        owner, number = _person(tx, email, organisation)
        return register.forget(tx, owner, number, wall_ms())

    alone = _do(database, work)
    typer.echo(_("Navn og adresse er slettet. Det som ble sett og gjort, står igjen uten navn."))
    if not alone:
        typer.echo(_("Men en annen her heter det samme, så navnet står igjen i Logg, der det kan være den andres."))
    with opened(database) as told:
        for sentence in remains(told, [people.name, sessions.name, audit_lines.name, offers.name]):
            typer.echo(sentence)


@person.command("reset")
def reset(email: str, organisation: Organisation = "", public_url: PublicUrl = _URL, database: Url = DEFAULT) -> None:
    """Begynn på nytt for noen: uten passord og kodeapp, åpnet om stengt. Skriver en ny lenke."""

    def work(tx: Connection) -> str:
        owner, number = _person(tx, email, organisation)
        now_ms = wall_ms()
        code = register.invite(tx, owner, number, by=None, now_ms=now_ms)
        audit.note(tx, owner, audit.COMMAND_LINE, "person_invited", register.find(tx, owner, number).name, now_ms)
        return code

    _link(public_url, _do(database, work))


def _do(database: str, work: Callable[[Connection], T]) -> T:
    try:
        return do(database, work)
    except RegisterError as error:
        stop(str(error))


def _link(public_url: str, code: str) -> None:
    typer.echo(f"{public_url.rstrip('/')}/velkommen/{code}")


def _person(tx: Connection, email: str, organisation: str) -> tuple[int, int]:
    """(organisation, number). Raises LookupError."""
    mine = [people.c.email == email.strip().lower()]
    if organisation:
        mine.append(people.c.organisation == organisation_number(tx, organisation))
    rows = tx.execute(select(people.c.organisation, people.c.id).where(*mine)).all()
    if not rows:
        raise LookupError(email)
    if len(rows) > 1:
        raise RegisterError(RegisterFault.SEVERAL)
    return rows[0].organisation, rows[0].id


def _state(closed_ms: int | None) -> str:
    return "stengt" if closed_ms else ""
