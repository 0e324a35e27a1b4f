"""The shelf's tables as files: CSV, JSON, Parquet, XLSX. Row by row, so that size costs disk and no memory.

CSV and XLSX are for people with a Norwegian spreadsheet: days and numbers as it reads them, moments in Norwegian
time. JSON and Parquet are for programs: moments in UTC. Text is text everywhere, also what begins as a formula does.
In XLSX it is written as a string; CSV knows no strings, so there it gets an apostrophe before it.
"""

import csv
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from board.calendar import HOME
from board.store import private
from sync.protocol.exports import Column, Table, harmless
from sync.pull.local_store import LocalStore

BATCH = 10_000
CSV_BATCH = 500


@contextmanager
def written(file: Path) -> Iterator[Path]:
    """A place to write a file at; it stands under its name when it is whole."""
    part = file.with_name(f".{file.name}.part")
    part.unlink(missing_ok=True)
    try:
        yield private.file(part)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def to_csv(shelf: LocalStore, table: Table, file: Path) -> None:
    """UTF-8 with BOM, `;` between cells, decimal comma: what a Norwegian Excel opens with a double click."""
    names = [column.name for column in table.columns]
    with written(file) as part, part.open("w", encoding="utf-8", newline="") as out:
        out.write("\ufeff")  # so, and not by the encoding, which would be asked for each row
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
        writer.writerow(names)
        rows = _rows(shelf, table, ", ".join(f'"{name}"' for name in names))
        while batch := rows.fetchmany(CSV_BATCH):
            columns = zip(table.columns, zip(*batch, strict=True), strict=True)
            cells = [map(Cells(column).__getitem__, values) for column, values in columns]
            writer.writerows(zip(*cells, strict=True))


class Cells(dict[Any, str]):
    """How the values of a column are written. Most are like many others and are made once."""

    def __init__(self, column: Column) -> None:
        super().__init__({None: ""})
        self._make = CSV.get(column.kind, str)

    def __missing__(self, value: Any) -> str:
        made = self[value] = self._make(value)
        return made


def to_json(shelf: LocalStore, table: Table, file: Path) -> None:
    """One array; each row an object on a line of its own."""
    cells = ", ".join(f"'{column.name}', {_json_cell(column)}" for column in table.columns)
    with written(file) as part, part.open("w", encoding="utf-8", newline="\n") as out:
        out.write("[")
        between = "\n"
        for (row,) in _rows(shelf, table, f"json_object({cells})"):
            out.write(between + row)
            between = ",\n"
        out.write("\n]\n")


def _json_cell(column: Column) -> str:
    name = f'"{column.name}"'
    return (
        f"json(CASE {name} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)"
        if column.kind == "truth"
        else name
    )


def to_parquet(shelf: LocalStore, table: Table, file: Path) -> None:
    """With types, and each column's meaning in its metadata."""
    import pyarrow as pa
    from pyarrow import parquet

    kinds = {
        "text": pa.string(),
        "whole": pa.int64(),
        "number": pa.float64(),
        "share": pa.float64(),
        "day": pa.date32(),
        "moment": pa.timestamp("s", "UTC"),
        "truth": pa.bool_(),
    }
    fields = [
        pa.field(c.name, kinds[c.kind], metadata={"title": c.title, "meaning": c.meaning}) for c in table.columns
    ]
    schema = pa.schema(fields, metadata={"title": table.title, "meaning": table.meaning})
    made: dict[str, Callable[[Any], Any]] = {"day": _day, "truth": _truth}
    making = [made.get(column.kind, _same) for column in table.columns]
    cells = ", ".join(f'unixepoch("{c.name}")' if c.kind == "moment" else f'"{c.name}"' for c in table.columns)
    with written(file) as part, parquet.ParquetWriter(part, schema, compression="zstd") as out:
        rows = _rows(shelf, table, cells)
        while batch := rows.fetchmany(BATCH):
            columns = zip(making, zip(*batch, strict=True), fields, strict=True)
            arrays = [pa.array([make(v) for v in values], field.type) for make, values, field in columns]
            out.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _same(value: Any) -> Any:
    return value


def _day(value: str | None) -> Any:
    return None if value is None else datetime.fromisoformat(value).date()


def _truth(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _rows(shelf: LocalStore, table: Table, cells: str) -> sqlite3.Cursor:
    """Rows in the order of the key."""
    key = ", ".join(f'"{name}"' for name in table.key)
    return shelf.db.execute(f'SELECT {cells} FROM "{table.name}" ORDER BY {key}')


def norwegian(moment: str) -> str:
    """A moment in UTC as the clock on the wall showed it.

    >>> norwegian("2026-11-18T12:26:40Z")
    '2026-11-18 13:26:40'
    """
    return _hour(moment[:13]) + moment[13:19]


@lru_cache(maxsize=8192)
def _hour(hour: str) -> str:
    at = datetime.fromisoformat(f"{hour}:00:00+00:00").astimezone(HOME)
    return at.isoformat(" ")[:13]  # Norway is whole hours from UTC


CSV: dict[str, Callable[[Any], str]] = {
    "text": harmless,
    "number": lambda value: str(value).replace(".", ","),
    "share": lambda value: str(value).replace(".", ","),
    "truth": lambda value: "ja" if value else "nei",
    "moment": norwegian,
}
Write = Callable[[LocalStore, Table, Path], None]
FILES: dict[str, Write] = {"csv": to_csv, "json": to_json, "parquet": to_parquet}
"""Formats with a file for each table; XLSX is one workbook, in `workbook`."""
