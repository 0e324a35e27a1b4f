"""The sheets of an XLSX as people see them: formulas as their answers, cells over several rows in each of them,
a date that shows no day as a month, per cent and kroner told from other numbers. Holds openpyxl, which is large."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date
from itertools import count
from typing import Any, NamedTuple
from xml.etree.ElementTree import iterparse

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from board.catalogue import N_, _
from board.errors import Refused
from board.importing.cell import Formula, Money, Month, Share
from board.importing.sheet import NOT_A_LIST, Book, Row, Sheet, capped, unreadable

UNPACKED_LIMIT_BYTES = 250_000_000
_DAMAGED = N_("Excel-fila er skadet. Åpne den i Excel, og lagre den på nytt")
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[(?!\$)[^\]]*\]')


class _Merged(NamedTuple):
    left: int
    top: int
    right: int
    bottom: int


def unpack(content: bytes) -> Book:
    """Raises Refused(IMPORT_UNREADABLE)."""
    _look_inside(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # drop-down lists and colours it does not know
            answers, formulas = (
                load_workbook(io.BytesIO(content), read_only=True, data_only=d) for d in (True, False)
            )
            seen = [sheet.title for sheet in answers.worksheets if sheet.sheet_state == "visible"]
            hidden = tuple(sheet.title for sheet in answers.worksheets if sheet.title not in seen)
            sheets = tuple(Sheet(name, _rows(content, answers[name], formulas[name])) for name in seen)
    except Refused:
        raise
    except Exception as error:  # openpyxl raises whatever it stumbles on in a file that is not sound
        raise unreadable(_(_DAMAGED)) from error
    if not sheets:
        raise unreadable(_("den har ingen ark"))
    return Book(sheets, hidden)


def _rows(content: bytes, answers: Any, formulas: Any) -> list[Row]:
    for sheet in (answers, formulas):
        sheet.reset_dimensions()  # what the file says of its own size is not always so
    merged = _merged(content, answers._worksheet_path)
    return capped(_filled(_cells(answers, formulas), merged))


def _cells(answers: Any, formulas: Any) -> Iterator[Row]:
    for line, row, written in zip(count(1), answers.iter_rows(), formulas.iter_rows(), strict=False):
        yield Row(line, tuple(_value(*pair) for pair in zip(row, written, strict=True)))


def _value(cell: Any, written: Any) -> Any:
    """What a cell shows."""
    value = cell.value
    if value is None:
        # An answer that is an empty text is nothing; a formula without any answer was never worked out.
        return Formula(written.value) if written.data_type == "f" and cell.data_type == "n" else None
    shown = _NOT_SHOWN.sub("", str(cell.number_format or "")).casefold()
    if isinstance(value, date):
        if "y" not in shown or "d" in shown:
            return value
        return Month(value.year, value.month) if "m" in shown else value.year
    if isinstance(value, int | float) and not isinstance(value, bool):
        if "%" in shown:
            return Share(value)
        if "kr" in str(cell.number_format).casefold() or "nok" in str(cell.number_format).casefold():
            return Money(value)
    return value


def _filled(rows: Iterator[Row], merged: list[_Merged]) -> Iterator[Row]:
    """A cell over several rows says the same in each of them that says anything."""
    starts: dict[int, list[_Merged]] = {}
    for some in merged:
        starts.setdefault(some.top, []).append(some)
    above: dict[_Merged, Any] = {}
    for row in rows:
        above = {some: value for some, value in above.items() if some.bottom >= row.line}
        fresh = starts.get(row.line, [])
        if not row.blank:
            cells = list(row.cells) + [None] * (max((some.left + 1 for some in above), default=0) - len(row.cells))
            for some, value in above.items():
                cells[some.left] = value
            row = Row(row.line, tuple(cells), {some.left: some.right - some.left + 1 for some in (*above, *fresh)})
        above |= {some: row.cell(some.left) for some in fresh if some.bottom > some.top}
        yield row


def _merged(content: bytes, path: str) -> list[_Merged]:
    """Which cells reach over several, as a sheet says at its end; a reader that holds no whole sheet does not."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as packed, packed.open(path.removeprefix("/")) as xml:
        for _, element in iterparse(xml):
            if element.tag.endswith("}mergeCell"):
                left, top, right, bottom = (int(edge or 0) for edge in range_boundaries(element.attrib["ref"]))
                found.append(_Merged(left - 1, top, right - 1, bottom))
            element.clear()
    return found


def _look_inside(content: bytes) -> None:
    """Refuse a packed file that is no workbook, holds macros, or would unpack to more than there is room for."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            inside = packed.infolist()
    except zipfile.BadZipFile as error:
        raise unreadable(_(_DAMAGED)) from error
    names = {one.filename for one in inside}
    if any(name.endswith("vbaProject.bin") for name in names):
        raise unreadable(_("den har makroer. Lagre den som .xlsx uten makroer"))
    if not any(name.startswith("xl/") for name in names):
        raise unreadable(_(NOT_A_LIST))
    if sum(one.file_size for one in inside) > UNPACKED_LIMIT_BYTES:
        raise unreadable(_("den er større enn {limit} MB når den pakkes ut", limit=UNPACKED_LIMIT_BYTES // 1_000_000))
