"""What the parts of the centre's command line share: which database, work in it, and lines of text."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn, TypeVar

import typer
from platformdirs import user_data_path
from sqlalchemy import Connection, make_url
from sqlalchemy.exc import SQLAlchemyError

from board.moment import at
from sync.server.database import Database, connect
from sync.server.database_errors import CANNOT_OPEN, explained
from sync.server.inspection import Cannot, Why

T = TypeVar("T")

DEFAULT = f"sqlite:///{user_data_path('tavle') / 'centre.db'}"
Url = Annotated[
    str,
    typer.Option("--database", envvar="TAVLE_DATABASE", help="Databasen: sqlite:/// eller postgresql+psycopg://"),
]


def do(url: str, work: Callable[[Connection], T], *, still: bool = False, new: bool = False) -> T:
    """Run work, or say in one line what was not found, or what the database could not. `still` work only reads, and
    sees one moment. Only `new` work may found a centre: a misspelt name of a file is no empty centre."""
    with opened(url, new=new) as database:
        try:
            return (database.still(work) if still else database.run(work)).result()
        except LookupError as error:
            stop(f"Finnes ikke: {error}")
        except SQLAlchemyError as error:
            stop(explained(error))


def stop(sentence: str) -> NoReturn:
    """Say why not, and end with 1."""
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


def agreed(question: str) -> bool:
    return input(f"{question} [j/N] ").strip().lower() in ("j", "ja")


def when(ms: int) -> str:
    return at(ms).isoformat(timespec="seconds") if ms else "-"


def table(rows: Iterable[Iterable[object]]) -> None:
    for row in rows:
        typer.echo("\t".join(map(str, row)))


@contextmanager
def opened(url: str, *, new: bool = False) -> Iterator[Database]:
    """A database that is open until the block ends; says in one line why it cannot be opened."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite" and not new and not Path(parsed.database or "").is_file():
            stop(str(Cannot(Why.NOTHING_THERE, Path(parsed.database or ""))))
        database = connect(url, pool=1)
    except CANNOT_OPEN as error:
        stop(explained(error))
    try:
        yield database
    finally:
        database.close()
