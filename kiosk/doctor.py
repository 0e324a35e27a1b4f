"""`tavle doctor`: is what is stored sound, and do the tables say what the log says? Mends by rebuilding."""

from contextlib import closing
from pathlib import Path

import typer
from sqlalchemy import Connection, func, select

from board.catalogue import _
from board.kinds import kinds
from board.log import log
from board.store import backups
from board.store.store import Store


def examine(folder: Path, rebuild: bool) -> int:
    """Tell what was found. Returns 0 when all is well (afterwards), 1 when the tables differ from the log."""
    if not (folder / "board.db").exists() and not backups.newest_first(folder):
        typer.echo(_("Det er ingen tavle i {folder}.", folder=folder))
        return 1
    with closing(Store.open(folder, thorough=True)) as store:
        if store.recovered:
            typer.echo(_("Fila var skadet og er satt til side: {name}.", name=store.recovered.damaged.name))
        with store.write() as tx:
            changes = tx.scalar(select(func.count()).select_from(log.change))
            parked = tx.scalar(select(func.count()).select_from(log.change).where(log.change.c.parked))
            typer.echo(
                _("{changes} endringer, {parked} som denne versjonen ikke forstår.", changes=changes, parked=parked)
            )
            before = _tables(tx)
            trial = tx.begin_nested()
            log.rebuild(tx)
            same = _tables(tx) == before
            if rebuild or same:
                trial.commit()
            else:
                trial.rollback()
        if same:
            typer.echo(_("Tabellene stemmer med loggen."))
        elif rebuild:
            typer.echo(_("Tabellene stemte ikke med loggen. De er laget på nytt."))
        else:
            typer.echo(_("Tabellene stemmer ikke med loggen. Kjør med --rebuild for å lage dem på nytt."))
        return 0 if same or rebuild else 1


def _tables(tx: Connection) -> dict[str, list[tuple[object, ...]]]:
    return {
        kind: [
            tuple(row) for row in tx.execute(select(record.table).order_by(record.table.c.unit, record.table.c.id))
        ]
        for kind, record in kinds.items()
    }
