"""Files as people have them, made for a test: what is in them, and how a workbook writes it."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook

Rows = Sequence[Sequence[Any]]


def workbook(
    sheets: Mapping[str, Rows] | Rows,
    *,
    merged: Sequence[str] = (),
    formats: Mapping[str, str] | None = None,
    answered: bool = False,
) -> bytes:
    """The bytes of an XLSX. `answered`: its formulas have an empty answer, as when Excel has worked them out."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in (sheets if isinstance(sheets, Mapping) else {"Ark1": sheets}).items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for cells in merged:
            sheet.merge_cells(cells)
        for cell, shown in (formats or {}).items():
            sheet[cell].number_format = shown
    packed = io.BytesIO()
    book.save(packed)
    return _answered(packed.getvalue()) if answered else packed.getvalue()


def _answered(content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            inside = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                inside = re.sub(rb'<c r="(\w+)"><f>', rb'<c r="\1" t="str"><f>', inside)
            new.writestr(name, inside)
    return packed.getvalue()


def csv(text: str, encoding: str = "utf-8-sig") -> bytes:
    return text.encode(encoding)
