"""Rows of cells out of a file somebody has made: CSV in any of its dialects, or the first sheet of an XLSX.

Knows nothing of cards. What the file *is* decides, not what it is called. Every file that cannot be read is refused
with a reason in words; none is read by half.
"""

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from board.errors import Kind, Refused

SIZE_LIMIT_BYTES = 20_000_000
UNPACKED_LIMIT_BYTES = 250_000_000
ROW_LIMIT = 10_000

DELIMITERS = (";", ",", "\t")
TRIED_ROWS = 50

_SEP = re.compile(r"sep=([;,\t])\s*$", re.IGNORECASE | re.MULTILINE)
_END = "\x1e"  # cannot be in a text file that people have made
_OTHER_FILES = (
    (b"%PDF", "det er en PDF. Lagre lista som .xlsx eller .csv"),
    (
        b"\xd0\xcf\x11\xe0",
        "den er i et gammelt Excel-format, eller den har passord. Lagre den som .xlsx uten passord",
    ),
    (b"\x89PNG", "det er et bilde"),
    (b"\xff\xd8\xff", "det er et bilde"),
    (b"{\\rtf", "det er et tekstdokument. Lagre lista som .xlsx eller .csv"),
)
_NOT_A_LIST = "det er ikke en liste. Lagre den som .xlsx eller .csv"

Score = Callable[[Sequence["Row"]], Any]


class Row(NamedTuple):
    """`line` is the number people see: of the line in a text file, of the row in a sheet."""

    line: int
    cells: tuple[Any, ...]

    @property
    def blank(self) -> bool:
        return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in self.cells)


def unreadable(reason: str) -> Refused:
    return Refused(Kind.IMPORT_UNREADABLE, reason=reason)


def rows(file: Path, score: Score) -> list[Row]:
    """The rows of a file that are not blank. Of the delimiters a text file may use, the one whose rows `score`
    highest. Raises Refused(IMPORT_UNREADABLE)."""
    return rows_in(content(file), score)


def rows_in(content: bytes, score: Score) -> list[Row]:
    """The same of what is in a file."""
    _look_at(content)
    packed = content.startswith(b"PK")
    found = _capped(_sheet(content)) if packed else _delimited(_text(content), score)
    if not found:
        raise unreadable("den er tom")
    return found


def content(file: Path) -> bytes:
    """What is in a file, or so much of it that it is seen to be too large. Raises Refused(IMPORT_UNREADABLE)."""
    try:
        with file.open("rb") as opened:
            return opened.read(SIZE_LIMIT_BYTES + 1)
    except FileNotFoundError as error:
        raise unreadable(f"«{file}» finnes ikke") from error
    except IsADirectoryError as error:
        raise unreadable(f"«{file}» er en mappe") from error
    except OSError as error:
        raise unreadable(f"«{file}» lar seg ikke åpne") from error


def _look_at(content: bytes) -> None:
    """Refuse what is no list at a glance."""
    if len(content) > SIZE_LIMIT_BYTES:
        raise unreadable(f"den er større enn {SIZE_LIMIT_BYTES // 1_000_000} MB")
    if not content.strip():
        raise unreadable("den er tom")
    for beginning, reason in _OTHER_FILES:
        if content.startswith(beginning):
            raise unreadable(reason)


def _text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):  # what Excel calls «Unicode-tekst»
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise unreadable(_NOT_A_LIST) from error
    if b"\0" in content:
        raise unreadable(_NOT_A_LIST)
    for encoding in ("utf-8-sig", "cp1252"):
        with suppress(UnicodeDecodeError):
            return content.decode(encoding)
    return content.decode("latin-1")  # which reads anything


def _delimited(text: str, score: Score) -> list[Row]:
    """The first line may say `sep=;`, as Excel writes it."""
    if _END in text:
        raise unreadable(_NOT_A_LIST)
    told = _SEP.match(text)
    tried = [told[1]] if told else DELIMITERS
    best = max(tried, key=lambda delimiter: score(_beginning(text, delimiter)))
    return _capped(_records(text, best))


def _beginning(text: str, delimiter: str) -> list[Row]:
    """The first rows, as far as they can be read this way."""
    found: list[Row] = []
    with suppress(Refused):
        for row in islice(_records(text, delimiter), TRIED_ROWS):
            found.append(row)
    return found


def _records(text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(f"{text}\n{_END}", newline=""), delimiter=delimiter)
    line = 1
    try:
        for cells in reader:
            if cells == [_END]:
                return
            if cells and not (line == 1 and _SEP.match(text)):
                yield Row(line, tuple(cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise unreadable(f"teksten ved linje {line} er for lang for én rute") from error
    raise unreadable('et anførselstegn (") mot slutten blir aldri lukket')


def _sheet(content: bytes) -> Iterator[Row]:
    """Formulas as the values they had; one that was never worked out, as the text it is."""
    from openpyxl import load_workbook  # 20 MB of memory, for those who read a workbook

    _look_inside(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # drop-down lists and colours it does not know
            books = [load_workbook(io.BytesIO(content), read_only=True, data_only=done) for done in (True, False)]
            sheets = [next(s for s in book.worksheets if s.sheet_state == "visible") for book in books]
            for sheet in sheets:
                sheet.reset_dimensions()  # what the file says of its own size is not always so
            values, formulas = (sheet.iter_rows(values_only=True) for sheet in sheets)
            for line, (row, written) in enumerate(zip(values, formulas, strict=True), 1):
                cells = [
                    text if value is None and isinstance(text, str) else value
                    for value, text in zip(row, written, strict=True)
                ]
                yield Row(line, tuple(cells))
    except Refused:
        raise
    except StopIteration as error:
        raise unreadable("den har ingen ark") from error
    except Exception as error:  # openpyxl raises whatever it stumbles on in a file that is not sound
        raise unreadable("Excel-fila er skadet. Åpne den i Excel, og lagre den på nytt") from error


def _look_inside(content: bytes) -> None:
    """Refuse a packed file that is no workbook, holds macros, or would unpack to more than there is room for."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            inside = packed.infolist()
    except zipfile.BadZipFile as error:
        raise unreadable("Excel-fila er skadet. Åpne den i Excel, og lagre den på nytt") from error
    names = {one.filename for one in inside}
    if any(name.endswith("vbaProject.bin") for name in names):
        raise unreadable("den har makroer. Lagre den som .xlsx uten makroer")
    if not any(name.startswith("xl/") for name in names):
        raise unreadable(_NOT_A_LIST)
    if sum(one.file_size for one in inside) > UNPACKED_LIMIT_BYTES:
        raise unreadable(f"den er større enn {UNPACKED_LIMIT_BYTES // 1_000_000} MB når den pakkes ut")


def _capped(some: Iterator[Row]) -> list[Row]:
    found = []
    for row in some:
        if not row.blank:
            found.append(row)
        if len(found) > ROW_LIMIT + 1:  # one row says what the others are
            raise unreadable(f"den har mer enn {ROW_LIMIT:,} rader".replace(",", " "))
    return found
