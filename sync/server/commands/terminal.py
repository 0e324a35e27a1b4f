"""What the parts of the centre's command line share: which database, work in it, and lines of text."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn, TypeVar

import typer
from platformdirs import user_data_path
from pydantic import Field, TypeAdapter, ValidationError
from sqlalchemy import Connection, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from board import limits
from board.answers import NO, YES, chosen, offered
from board.calendar import at
from board.catalogue import _
from board.record import Line
from sync.server.db.database import Database, connect
from sync.server.db.errors import CANNOT_OPEN, explained
from sync.server.db.inspection import CopyError, CopyFault

T = TypeVar("T")

DEFAULT = f"sqlite:///{user_data_path('tavle') / 'centre.db'}"
Url = Annotated[
    str,
    typer.Option("--database", envvar="TAVLE_DATABASE", help="Databasen: sqlite:/// eller postgresql+psycopg://"),
]


_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""What would steer the terminal, or part a row; what refused changes are called may hold any of it."""


def _name(given: str) -> str:
    """What copying has left around and between its words is no part of a name."""
    try:
        return _line.validate_python(limits.one_line(given))
    except ValidationError:
        stop(_("Et navn er på én linje, med 1–{line} tegn. Ingenting er gjort.", line=limits.LINE))


_line = TypeAdapter(Annotated[Line, Field(min_length=1)])
Name = Annotated[str, typer.Argument(callback=_name)]
YES_OR_NO = (YES, NO)


def do(url: str, work: Callable[[Connection], T], *, still: bool = False, new: bool = False) -> T:
    """Run work, or say in one line what was not found, or what the database could not. `still` work only reads, and
    sees one moment. Only `new` work may found a centre: a misspelt name of a file is no empty centre. That it did is
    said, since whoever meant the centre that runs has another file now."""
    missing = _missing(url)
    with opened(url, new=new) as database:
        if missing:
            typer.echo(_("Det var ingen sentral i «{missing}». Den er laget nå.", missing=missing), err=True)
        try:
            return (database.still(work) if still else database.run(work)).result()
        except LookupError as error:
            stop(_("Finnes ikke: {error}", error=error))
        except SQLAlchemyError as error:
            stop(explained(error))


def stop(sentence: str) -> NoReturn:
    """Say why not, and end with 1."""
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


def agreed(question: str) -> bool:
    """Whether somebody says yes; silence, as in a script, is no."""
    try:
        return chosen(input(f"{question} {offered(YES_OR_NO)} "), YES_OR_NO) == YES
    except EOFError:
        return False


def when(ms: int) -> str:
    return at(ms).isoformat(timespec="seconds") if ms else "-"


def table(rows: Iterable[Iterable[object]], heads: Sequence[str] = ()) -> None:
    for row in [heads, *rows] if heads else rows:
        typer.echo("\t".join(_CONTROL.sub(_escaped, str(cell)) for cell in row))


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode()


@contextmanager
def opened(url: str, *, new: bool = False) -> Iterator[Database]:
    """A database that is open until the block ends; says in one line why it cannot be opened."""
    try:
        if not new:
            is_there(url)
        database = connect(url, pool=1)
    except CANNOT_OPEN as error:
        stop(explained(error))
    try:
        yield database
    finally:
        database.close()


def is_there(url: str) -> None:
    """End in a sentence when there is no such file: a misspelt name is no empty centre."""
    if missing := _missing(url):
        stop(str(CopyError(CopyFault.NOTHING_THERE, missing)))


def _missing(url: str) -> Path | None:
    """SQLite's file, when it is not there. Of what is no address `connect` says so."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        return None
    file = Path(parsed.database or "")
    return file if parsed.get_backend_name() == "sqlite" and not file.is_file() else None
