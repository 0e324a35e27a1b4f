"""`tavle admin history import`: figures from before Tavle, shown first, then brought in, all of them or none. Shows
which column was read as what, and lets it be changed.

Exit codes: 0 all of the file is there; 1 nothing was brought in.
"""

from collections.abc import Sequence
from pathlib import Path

import typer
from sqlalchemy import Connection

from board import calendar
from board.answers import CHANGE, NO, YES, chosen, offered
from board.catalogue import N_, _
from board.errors import Refused
from board.formats import quoted
from board.importing import account, figures
from board.importing.figures import Figures
from board.importing.sheet import content
from board.importing.table import Told
from board.log.stamp import wall_ms
from sync.server import history
from sync.server.access.audit import COMMAND_LINE
from sync.server.commands.terminal import do
from sync.server.history import Change
from sync.server.tenants import organisation_number

DONE, NOTHING = 0, 1
_WORDS = {"new": N_("kommer til"), "changed": N_("endres"), "same": N_("er her fra før")}
_IMPORT = (YES, NO, CHANGE)
_YEARLY = N_("årlig")
_YEARLY_OR_NOT = (_YEARLY, N_("akkumulert"))
_EITHER = N_("Er tallene hvert års egne, eller akkumulerte (alt til og med året)?")


def bring_in(
    database: str,
    organisation: str,
    file: Path,
    yes: bool,
    columns: Sequence[str] = (),
    sheet: str = "",
    yearly: bool | None = None,
) -> int:
    """Read, show, ask unless `yes`, keep. Returns the exit code. `columns` say what a column is: `identifisert=C`."""
    told = Told(sheet=sheet)
    try:
        for words in columns:
            told = told.said(words, account.NAMES)
        return _bring_in(database, organisation, file, yes, told, yearly)
    except ValueError as wrong:
        typer.echo(_wrong(str(wrong)), err=True)
    except Refused as refusal:
        typer.echo(str(refusal), err=True)
        if refusal.facts.get("reason") == account.NAMING.wanting:
            typer.echo(_("Si hva kolonnene er, for eksempel med --column år=A --column identifisert=C."), err=True)
    return NOTHING


def _bring_in(database: str, organisation: str, file: Path, yes: bool, told: Told, yearly: bool | None) -> int:
    packed, today = content(file), calendar.day(wall_ms())
    while True:
        found = figures.read(packed, today, told, yearly)
        if found.undecided and not yes:
            _show(found, ())
            answer = chosen(_said(f"{_(_EITHER)} {offered(_YEARLY_OR_NOT)}"), _YEARLY_OR_NOT)
            if not answer:
                typer.echo(_("Ingenting er hentet inn."))
                return NOTHING
            yearly = answer == _YEARLY
            continue
        changes = do(database, lambda tx: history.compare(tx, organisation_number(tx, organisation), found.figures))  # noqa: B023
        _show(found, changes)
        if found.undecided:
            typer.echo(
                _("{either} Skriv --yearly eller --accumulated. Ingenting er hentet inn.", either=_(_EITHER)),
                err=True,
            )
            return NOTHING
        fresh = sum(change.kind != "same" for change in changes)
        if found.problems:
            typer.echo(_("Ingenting er hentet inn. Rett radene, og kjør en gang til."), err=True)
            return NOTHING
        if not fresh:
            typer.echo(_("Det er ingenting nytt å hente inn."))
            return DONE
        question = _("Hente inn {n} tall?", n=fresh)
        answer = YES if yes else _said(f"{question} {offered(_IMPORT)}")
        if chosen(answer, _IMPORT) == YES:
            break
        if "=" not in answer and chosen(answer, _IMPORT) != CHANGE:
            typer.echo(_("Ingenting er hentet inn."))
            return NOTHING
        told = _changed(packed, told, answer)

    def work(tx: Connection) -> None:
        owner = organisation_number(tx, organisation)
        history.bring_in(tx, owner, found.figures, file.name, who=COMMAND_LINE, now_ms=wall_ms())

    do(database, work)
    typer.echo(_("{fresh} tall er hentet inn.", fresh=fresh))
    return DONE


def _changed(packed: bytes, told: Told, answer: str) -> Told:
    """What somebody says that a column is; an empty answer changes nothing."""
    while answer:
        if "=" in answer:
            try:
                then = told.said(answer, account.NAMES)
                figures.read(packed, calendar.day(wall_ms()), then)
            except ValueError as wrong:
                typer.echo(_wrong(str(wrong)))
            except Refused as refusal:
                typer.echo(str(refusal))
            else:
                return then
        answer = _said(
            _("Hvilken kolonne er hva ({known})? For eksempel C=realisert", known=", ".join(account.NAMES))
        )
    return told


def _said(question: str) -> str:
    """What somebody answers; silence is nothing."""
    try:
        return str(typer.prompt(question, default="", show_default=False, prompt_suffix=" ")).strip().casefold()
    except typer.Abort:
        return ""


def _wrong(words: str) -> str:
    names = ", ".join(account.NAMES)
    return _(
        "«{told}» er ikke forstått. Skriv for eksempel C=realisert. En kolonne kan være: {names}.",
        told=words,
        names=names,
    )


def _show(found: Figures, changes: Sequence[Change]) -> None:
    typer.echo(_("Kolonnene er lest slik:"))
    for column in found.columns:
        if column.field or column.sample:
            read_as = account.SHOWN[column.field] if column.field else _("ikke med")
            typer.echo(f"  {column.letter} {quoted(column.heading)} → {read_as} ({' · '.join(column.sample)})")
    for remark in found.remarks:
        typer.echo(f"  {remark}")
    for change in changes:
        typer.echo(f"  {history.told(change)}  {_(_WORDS[change.kind])}")
    for problem in found.problems:
        typer.echo(f"  {problem.place}: {problem.reason}", err=True)
