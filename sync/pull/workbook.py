"""One XLSX with a sheet for each table, and first «Les meg»: what this is, what is hidden and why, what columns mean.

Columns are called as in every other format, and say in Norwegian what they are when pointed at. Days and numbers are
real ones, written the Norwegian way; everything else is a string, whatever it begins with.
Written row by row: what a row has been written of is forgotten.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from board.catalogue import _
from sync.protocol.exports import Column, Reports, Table
from sync.pull import beginning
from sync.pull.formats import norwegian, written
from sync.pull.local_store import LocalStore

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
LINE, ACROSS, MEANING = 15, 130, 85
"""Height of a line in points, and about how many signs go across "Les meg", and across its last column."""
_WIDTH = {"text": 24, "day": 12, "moment": 17, "truth": 9}


def write(shelf: LocalStore, reports: Reports, tables: Sequence[Table], read_me: Sequence[str], file: Path) -> None:
    """`read_me` are the paragraphs above the definitions. Raises OSError where there is no room for it."""
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    with written(file) as part:
        book = xlsxwriter.Workbook(part, OPTIONS)
        formats = {kind: book.add_format({"num_format": written}) for kind, written in NUMBERS.items()}
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        _read_me(book, reports, tables, read_me)
        beginning.write(book, shelf, tables, head, formats)
        for table in tables:
            _sheets(book, shelf, table, head, formats)
        try:
            book.close()
        except FileCreateError as error:
            os.truncate(part, 0)  # what it still holds open is to find room to be put away
            raise OSError(error.args[0].errno, error.args[0].strerror) from None


def _read_me(book: Any, reports: Reports, tables: Iterable[Table], read_me: Sequence[str]) -> None:
    sheet = book.add_worksheet(_("Les meg"))
    bold = book.add_format({"bold": True, "font_size": 14})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 26)
    sheet.set_column(2, 2, MEANING + 5, wrapped)
    _to_paper(sheet)
    sheet.write_string(0, 0, f"Tavle: {reports.organisation}", bold)
    line = 1
    for paragraph in read_me:
        sheet.merge_range(line, 0, line, 2, "", wrapped)
        sheet.write_string(line, 0, paragraph, wrapped)
        _as_high_as(sheet, line, paragraph, ACROSS)
        line += 1
    for table in tables:
        line += 1
        sheet.write_string(line, 0, table.title, bold)
        sheet.write_string(line, 2, table.meaning)
        _as_high_as(sheet, line, table.meaning, MEANING)
        for column in table.columns:
            line += 1
            for n, text in enumerate((column.name, column.title, column.meaning)):
                sheet.write_string(line, n, text)
            _as_high_as(sheet, line, column.meaning, MEANING)
        line += 1


def _sheets(book: Any, shelf: LocalStore, table: Table, head: Any, formats: dict[str, Any]) -> None:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    key = ", ".join(f'"{name}"' for name in table.key)
    rows = shelf.db.execute(f'SELECT {names} FROM "{table.name}" ORDER BY {key}')
    part = 0
    while True:
        part += 1
        sheet = book.add_worksheet(table.title if part == 1 else f"{table.title} ({part})")
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        _to_paper(sheet)
        for n, column in enumerate(table.columns):
            sheet.set_column(n, n, min(max(_WIDTH.get(column.kind, 12), len(column.title) + 3), WIDEST))
            sheet.write_string(0, n, column.name, head)
            sheet.write_comment(0, n, f"{column.title}. {column.meaning}")
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


def _as_high_as(sheet: Any, line: int, text: str, across: int) -> None:
    """Room for a text that is broken into lines: not every program finds the height by itself."""
    sheet.set_row(line, LINE * (1 + len(text) // across))


def _to_paper(sheet: Any) -> None:
    """Whoever prints it gets whole rows on A4."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


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
            return lambda line, value: sheet.write_datetime(line, n, datetime.fromisoformat(norwegian(value)), format)
        case _:
            return lambda line, value: sheet.write_number(line, n, value, format)
