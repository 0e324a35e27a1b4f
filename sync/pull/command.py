"""`tavle pull`: the command a coordinator runs, by hand or every night.

Exit codes: 0 the files are up to date; 1 stopped with a sentence, and the next run goes on from there.
"""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import typer

from board.catalogue import _, _n
from board.store import private
from sync.protocol.exports import Reports, Table
from sync.pull import manifest, workbook
from sync.pull.fetch import Fetch, Teller, chosen
from sync.pull.formats import FILES
from sync.pull.local_store import LocalStore
from sync.pull.progress import told
from sync.pull.trouble import PullFault, PullStopped
from sync.wall.http import HttpClient

NEEDS = {"parquet": ("pyarrow", "parquet"), "xlsx": ("xlsxwriter", "pull")}
"""Format to the library it needs, and the extra that has it."""
DONE, STOPPED = 0, 1


def pull(url: str, key: str, folder: Path, format: str, wanted: Sequence[str], names: bool, ca: Path | None) -> int:
    """Fetch and write; says in a sentence why it stopped. Returns the exit code."""
    try:
        url = _address(url)
        library, extra = NEEDS.get(format, ("", ""))
        if library and find_spec(library) is None:
            raise PullStopped(PullFault.NOT_INSTALLED, format=format, extra=extra)
        with LocalStore.open(folder) as shelf, told() as teller:
            reports = asyncio.run(_fetch(shelf, url, key, wanted, names, ca, teller))
            tables = chosen(reports, wanted)
            files = _write(shelf, reports, tables, format, folder, url, teller)
        here = {"folder": folder, "file": manifest.FILE}
        typer.echo(
            _n(
                "{n} fil i {folder}, beskrevet i {file}.",
                "{n} filer i {folder}, beskrevet i {file}.",
                len(files),
                **here,
            )
        )
    except PullStopped as stopped:
        typer.echo(str(stopped), err=True)
        return STOPPED
    except OSError as error:
        typer.echo(str(PullStopped(PullFault.FOLDER, folder=folder, reason=error.strerror or str(error))), err=True)
        return STOPPED
    return DONE


def _address(url: str) -> str:
    """As people write it: without https:// it is meant all the same. Raises PullStopped(UNREACHABLE)."""
    whole = (url if "://" in url else f"https://{url}").rstrip("/")
    if not whole.startswith(("https://", "http://")):
        raise PullStopped(PullFault.UNREACHABLE, url=url)
    return whole


async def _fetch(
    shelf: LocalStore, url: str, key: str, wanted: Sequence[str], names: bool, ca: Path | None, teller: Teller
) -> Reports:
    http = HttpClient(url, ca=ca)
    try:
        return await Fetch(http, url, key, teller).run(shelf, wanted, names)
    finally:
        await http.close()


def _write(
    shelf: LocalStore, reports: Reports, tables: Sequence[Table], format: str, folder: Path, url: str, teller: Teller
) -> list[Path]:
    now = datetime.now(UTC)
    title = _("Skriver {format}", format=format)
    teller.rows(title, 0)
    if format == "xlsx":
        files = {folder / "tavle.xlsx": tables}
        workbook.write(shelf, reports, tables, manifest.read_me(reports, format, url, now), folder / "tavle.xlsx")
    else:
        files = {folder / f"{table.name}.{format}": [table] for table in tables}
        for file, (table,) in files.items():
            if not shelf.fresh(table.name, private.tighten(file)):
                FILES[format](shelf, table, file)
                shelf.wrote(table.name, file)
    manifest.write(shelf, reports, format, url, files, now)
    teller.rows(title, sum(shelf.count(table.name) for table in tables))
    teller.done(title)
    return list(files)
