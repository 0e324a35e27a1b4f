"""A table of a page as a workbook: real numbers and days, and text that is text.

sheets = Sheets()
sheets.table("Enheter", ("Enhet", "Årsverk"), [("Nord", 1.5)])
return taken(sheets.packed(), "enheter")
"""

import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from fastapi import Response

from sync.server.web.view import HEADERS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NORWEGIAN = "[$-414]"

Cells = Sequence[Any]


def taken(packed: bytes, name: str) -> Response:
    """What a browser keeps as a file."""
    named = {"content-disposition": f'attachment; filename="{name}.xlsx"'}
    return Response(packed, media_type=XLSX, headers={**HEADERS, **named})


def share(part: float | None, whole: float) -> Any:
    """A part of a whole, shown in per cent; nothing where there is no whole."""
    return None if part is None or not whole else _Share(part / whole)


class _Share(float):
    """A part of one, shown in percent."""


class Sheets:
    """A workbook that is being written."""

    def __init__(self) -> None:
        import xlsxwriter  # 4 MB of memory, for those who want a workbook

        self._bytes = io.BytesIO()
        self._book = book = xlsxwriter.Workbook(self._bytes, _OPTIONS)
        self._head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        self._day = book.add_format({"num_format": f"{_NORWEGIAN}dd.mm.yyyy"})
        self._share = book.add_format({"num_format": f"{_NORWEGIAN}0 %"})
        self._number = book.add_format({"num_format": f"{_NORWEGIAN}#,##0.0##"})

    def packed(self) -> bytes:
        self._book.close()
        return self._bytes.getvalue()

    def text(self, name: str, lines: Iterable[str]) -> None:
        sheet = self._book.add_worksheet(name)
        sheet.set_column(0, 0, 110)
        for n, line in enumerate(lines):
            sheet.write_string(n, 0, line)

    def table(self, name: str, head: Cells, rows: Iterable[Cells], *, first: int = 16) -> None:
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(head) - 1, 16)
        sheet.set_column(0, 0, first)
        for n, title in enumerate(head):
            sheet.write_string(0, n, title, self._head)
        for line, row in enumerate(rows, 1):
            for n, value in enumerate(row):
                self._cell(sheet, line, n, value)

    def _cell(self, sheet: Any, line: int, n: int, value: Any) -> None:
        match value:
            case None | "":
                return
            case date():
                sheet.write_datetime(line, n, value, self._day)
            case str():
                sheet.write_string(line, n, value)
            case _Share():
                sheet.write_number(line, n, value, self._share)
            case int():
                sheet.write_number(line, n, value)
            case _:
                sheet.write_number(line, n, value, self._number)
