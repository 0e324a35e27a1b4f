"""`tavle admin find` and `erase`: where somebody's name stands, and taking it out for good."""

from collections.abc import Mapping
from typing import Annotated

import typer
from sqlalchemy import Connection

from board.catalogue import _, _n
from board.log.stamp import wall_ms
from sync.server import erasure, tenants
from sync.server.commands.terminal import DEFAULT, Url, agreed, do, opened, stop, table, when
from sync.server.db.remains import remains


def find(
    unit: str,
    text: str,
    erase_all: Annotated[
        bool, typer.Option("--erase", help="Slett innholdet i alle feltene som ble funnet, når du har sagt ja")
    ] = False,
    database: Url = DEFAULT,
) -> None:
    """Hvor en tekst står, i alt enheten har skrevet: slag, id, felt, når, og om det står der nå. Ingenting om
    stemmer."""
    if not text.strip():
        stop(_("Skriv det som skal finnes."))
    found = do(database, lambda tx: erasure.find(tx, tenants.unit_number(tx, unit), text), still=True)
    if not found:
        stop(_("«{text}» står ikke noe sted i enheten.", text=text))
    heads = (_("Slag"), _("Id"), _("Felt"), _("Skrevet"), _("Står der"), _("Hva det er"))
    rows = [
        (f.kind, f.record, f.field, when(f.stamp), _("nå") if f.now else _("før"), erasure.told(f.kind, [f.field]))
        for f in found
    ]
    table(rows, heads)
    if not erase_all:
        return
    fields: dict[tuple[str, str], set[str]] = {}
    for f in found:
        fields.setdefault((f.kind, f.record), set()).add(f.field)
    asked = _n(
        "Slette alt som står i feltet over, og har stått der, for godt?",
        "Slette alt som står i de {n} feltene over, og har stått der, for godt?",
        len(found),
    )
    if not agreed(asked):
        stop(_("Ingenting er slettet."))
    _erased(database, unit, fields)


def erase(
    unit: str,
    kind: Annotated[str, typer.Argument(help="For eksempel card")],
    record: Annotated[str, typer.Argument(help="Id-en, slik find skriver den")],
    fields: Annotated[list[str], typer.Argument(help="For eksempel title problem responsible")],
    database: Url = DEFAULT,
) -> None:
    """Slett innholdet i feltene for godt: i loggen, i tabellene, på alle tavlene og i kopiene deres."""
    _erased(database, unit, {(kind, record): set(fields)})


def _erased(database: str, unit: str, fields: Mapping[tuple[str, str], set[str]]) -> None:
    """All of it or none, and what is left of it where."""

    def work(tx: Connection) -> int:
        return erasure.erase_several(tx, tenants.unit_number(tx, unit), fields, wall_ms())

    try:
        count = do(database, work)
    except erasure.Unknown as error:
        stop(_("{error} Ingenting er slettet.", error=error))
    typer.echo(
        _n(
            "{n} endring er blanket ut. Tavlene gjør det samme når de er innom, også i kopiene sine.",
            "{n} endringer er blanket ut. Tavlene gjør det samme når de er innom, også i kopiene sine.",
            count,
        )
    )
    with opened(database) as told:
        held = [name for kind, _record in fields for name in erasure.tables(kind)]
        for sentence in remains(told, list(dict.fromkeys(held))):
            typer.echo(sentence)
