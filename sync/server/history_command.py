"""`tavle admin history import`: figures from before Tavle, shown first and then brought in, all of them or none.

Exit codes: 0 all of the file is there; 1 nothing was brought in.
"""

from datetime import date
from pathlib import Path

import typer
from sqlalchemy import Connection

from board import moment
from board.errors import Refused
from board.importing.sheet import content
from board.stamp import wall_ms
from sync.server import history
from sync.server.history import Change, Sheet
from sync.server.tenants import organisation_number
from sync.server.terminal import do

DONE, NOTHING = 0, 1
WHO = "kommandolinja"
_WORDS = {"new": "kommer til", "changed": "endres", "same": "er her fra før"}


def bring_in(database: str, organisation: str, file: Path, yes: bool) -> int:
    """Read, show, ask unless `yes`, keep. Returns the exit code."""
    try:
        sheet = history.read(content(file), _today())
    except Refused as refusal:
        typer.echo(str(refusal), err=True)
        return NOTHING
    changes = do(database, lambda tx: history.compare(tx, organisation_number(tx, organisation), sheet.figures))
    _show(sheet, changes)
    fresh = sum(change.kind != "same" for change in changes)
    if sheet.problems:
        typer.echo("Ingenting er hentet inn. Rett radene, og kjør en gang til.", err=True)
        return NOTHING
    if not fresh:
        typer.echo("Det er ingenting nytt å hente inn.")
        return DONE
    if not yes and not typer.confirm(f"Hente inn {fresh} tall?"):
        typer.echo("Ingenting er hentet inn.")
        return NOTHING

    def work(tx: Connection) -> None:
        owner = organisation_number(tx, organisation)
        history.bring_in(tx, owner, sheet.figures, file.name, who=WHO, now_ms=wall_ms())

    do(database, work)
    typer.echo(f"{fresh} tall er hentet inn.")
    return DONE


def _show(sheet: Sheet, changes: tuple[Change, ...]) -> None:
    for change in changes:
        typer.echo(f"  {history.told(change)}  {_WORDS[change.kind]}")
    for problem in sheet.problems:
        typer.echo(f"  Linje {problem.line}: {problem.reason}", err=True)


def _today() -> date:
    return moment.day(wall_ms())
