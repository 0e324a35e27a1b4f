"""`tavle admin find` and `erase`: where somebody's name stands, and taking it out for good."""

from typing import Annotated

import typer
from sqlalchemy import Connection

from board.catalogue import _
from board.log.stamp import wall_ms
from sync.server import erasure, tenants
from sync.server.commands.terminal import DEFAULT, Url, do, opened, stop, table, when
from sync.server.db.remains import remains


def find(unit: str, text: str, database: Url = DEFAULT) -> None:
    """Hvor en tekst står, i alt enheten har skrevet: slag, id, felt, når, og om det står der nå. Ingenting om
    stemmer."""
    if not text.strip():
        stop(_("Skriv det som skal finnes."))
    found = do(database, lambda tx: erasure.find(tx, tenants.unit_number(tx, unit), text), still=True)
    if not found:
        stop(_("«{text}» står ikke noe sted i enheten.", text=text))
    table((f.kind, f.record, f.field, when(f.stamp), _("nå") if f.now else _("før")) for f in found)


def erase(
    unit: str,
    kind: Annotated[str, typer.Argument(help="For eksempel card")],
    record: Annotated[str, typer.Argument(help="Id-en, slik find skriver den")],
    fields: Annotated[list[str], typer.Argument(help="For eksempel title problem responsible")],
    database: Url = DEFAULT,
) -> None:
    """Slett innholdet i feltene for godt: i loggen, i tabellene, på alle tavlene og i kopiene deres."""

    def work(tx: Connection) -> int:
        return erasure.erase(tx, tenants.unit_number(tx, unit), kind, record, set(fields), wall_ms())

    try:
        count = do(database, work)
    except erasure.Unknown as error:
        stop(_("{error} Ingenting er slettet.", error=error))
    typer.echo(
        _(
            "{count} endringer er blanket ut. Tavlene gjør det samme når de er innom, også i kopiene sine.",
            count=count,
        )
    )
    with opened(database) as told:
        for sentence in remains(told, erasure.tables(kind)):
            typer.echo(sentence)
