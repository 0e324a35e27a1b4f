"""One XLSX with a sheet for each table, and first «Les meg»: what this is, what is hidden and why, what columns mean.

Days and numbers are real ones, written the Norwegian way; everything else is a string, whatever it begins with.
Written row by row: what a row has been written of is forgotten.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sync.extract import Column, Reports, Table
from sync.pull.formats import norwegian, written
from sync.pull.shelf import Shelf

ROWS = 1_000_000
"""Of one sheet; Excel has room for 1 048 576. A longer table goes on in a second sheet."""
WIDEST = 60
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_NORWEGIAN = "[$-414]"
NUMBERS = {
    "whole": f"{_NORWEGIAN}#,##0",
    "number": f"{_NORWEGIAN}#,##0.0##",
    "share": f"{_NORWEGIAN}0 %",
    "day": f"{_NORWEGIAN}dd.mm.yyyy",
    "moment": f"{_NORWEGIAN}dd.mm.yyyy hh:mm",
}
_WIDTH = {"text": 24, "day": 12, "moment": 17, "truth": 9}


def write(shelf: Shelf, reports: Reports, tables: Sequence[Table], read_me: Sequence[str], file: Path) -> None:
    """`read_me` are the paragraphs above the definitions."""
    import xlsxwriter

    with written(file) as part:
        book = xlsxwriter.Workbook(part, OPTIONS)
        formats = {kind: book.add_format({"num_format": written}) for kind, written in NUMBERS.items()}
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        _read_me(book, reports, tables, read_me)
        for table in tables:
            _sheets(book, shelf, table, head, formats)
        book.close()


def _read_me(book: Any, reports: Reports, tables: Iterable[Table], read_me: Sequence[str]) -> None:
    sheet = book.add_worksheet("Les meg")
    bold = book.add_format({"bold": True, "font_size": 14})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 26)
    sheet.set_column(2, 2, 90, wrapped)
    sheet.write_string(0, 0, f"Tavle: {reports.organisation}", bold)
    line = 1
    for paragraph in read_me:
        sheet.write_string(line, 2, paragraph)
        line += 1
    for table in tables:
        line += 1
        sheet.write_string(line, 0, table.title, bold)
        sheet.write_string(line, 2, table.meaning)
        for column in table.columns:
            line += 1
            for n, text in enumerate((column.name, column.title, column.meaning)):
                sheet.write_string(line, n, text)
        line += 1


def _sheets(book: Any, shelf: Shelf, table: Table, head: Any, formats: dict[str, Any]) -> None:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    key = ", ".join(f'"{name}"' for name in table.key)
    rows = shelf.db.execute(f'SELECT {names} FROM "{table.name}" ORDER BY {key}')
    part = 0
    while True:
        part += 1
        sheet = book.add_worksheet(table.title if part == 1 else f"{table.title} ({part})")
        sheet.freeze_panes(1, 0)
        for n, column in enumerate(table.columns):
            sheet.set_column(n, n, min(max(_WIDTH.get(column.kind, 12), len(column.title) + 3), WIDEST))
            sheet.write_string(0, n, column.title, head)
        puts = [_put(sheet, n, column, formats.get(column.kind)) for n, column in enumerate(table.columns)]
        line = 0
        for row in rows:
            line += 1
            for put, value in zip(puts, row, strict=True):
                if value is not None:
                    put(line, value)
            if line == ROWS:
                break
        sheet.autofilter(0, 0, max(line, 1), len(table.columns) - 1)
        if line < ROWS:
            return


def _put(sheet: Any, n: int, column: Column, format: Any) -> Callable[[int, Any], object]:
    """How a value of this column gets into its cell."""
    match column.kind:
        case "text":
            return lambda line, value: sheet.write_string(line, n, value)
        case "truth":
            return lambda line, value: sheet.write_boolean(line, n, bool(value))
        case "day":
            return lambda line, value: sheet.write_datetime(line, n, date.fromisoformat(value), format)
        case "moment":
            return lambda line, value: sheet.write_datetime(
                line, n, datetime.fromisoformat(str(norwegian(value))), format
            )
        case _:
            return lambda line, value: sheet.write_number(line, n, value, format)
