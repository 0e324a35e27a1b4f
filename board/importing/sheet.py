"""Rows of cells out of a file somebody has made: CSV in any of its dialects, or the sheets of an XLSX.

Knows nothing of cards and figures. What the file *is* decides, not what it is called. Every file that cannot be read
is refused with a reason in words; none is read by half. Workbooks are read in `board.importing.workbook`.
"""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from board.catalogue import N_, _
from board.errors import Kind, Refused
from board.formats import number
from board.limits import seen

SIZE_LIMIT_BYTES = 20_000_000
ROW_LIMIT = 10_000
COLUMN_LIMIT = 120
LOOK_ROWS = 300
"""So far down headings are looked for: above them stand the list's own name, an introduction, a logo."""

DELIMITERS = (";", ",", "\t", "|")
_ENCODINGS = ("cp1252", "mac_roman", "cp865")
_LETTERS = frozenset("æøåÆØÅ§«»–éüöä")

_SEP = re.compile(r"sep=([;,\t|])\s*$", re.IGNORECASE | re.MULTILINE)
_END = "\x1e"  # cannot be in a text file that people have made
_OTHER_FILES = (
    (b"%PDF", N_("det er en PDF. Lagre lista som .xlsx eller .csv")),
    (
        b"\xd0\xcf\x11\xe0",
        N_("den er i et gammelt Excel-format, eller den har passord. Lagre den som .xlsx uten passord"),
    ),
    (b"\x89PNG", N_("det er et bilde")),
    (b"\xff\xd8\xff", N_("det er et bilde")),
    (b"{\\rtf", N_("det er et tekstdokument. Lagre lista som .xlsx eller .csv")),
)
NOT_A_LIST = N_("det er ikke en liste. Lagre den som .xlsx eller .csv")

Score = Callable[[Sequence["Row"]], Any]


@dataclass(frozen=True)
class Row:
    """`line` is the number people see: of the line in a text file, of the row in a sheet. `wide` are the columns
    whose cell reaches over several, and over how many."""

    line: int
    cells: tuple[Any, ...]
    wide: Mapping[int, int] = field(default_factory=dict)

    def cell(self, column: int) -> Any:
        return self.cells[column] if column < len(self.cells) else None

    @property
    def blank(self) -> bool:
        return all(empty(cell) for cell in self.cells)


@dataclass(frozen=True)
class Sheet:
    """`name` is empty where a file has no sheets."""

    name: str
    rows: list[Row]


@dataclass(frozen=True)
class Book:
    """What a file holds: sheets with something in them, and the names of those that are hidden, not looked into."""

    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...] = ()


def unreadable(reason: str) -> Refused:
    return Refused(Kind.IMPORT_UNREADABLE, reason=reason)


def empty(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not seen(cell))


def book(content: bytes, score: Score) -> Book:
    """The sheets of a file. Of the delimiters a text file may use, the one whose rows `score` highest. Raises
    Refused(IMPORT_UNREADABLE)."""
    _look_at(content)
    if content.startswith(b"PK"):
        from board.importing.workbook import unpack  # 20 MB of memory, for those who read a workbook

        found = unpack(content)
    else:
        found = Book((Sheet("", _delimited(_text(content), score)),))
    full = tuple(sheet for sheet in found.sheets if sheet.rows)
    if not full:
        raise unreadable(_("den er tom"))
    return Book(full, found.hidden)


def content(file: Path) -> bytes:
    """What is in a file, or so much of it that it is seen to be too large. Raises Refused(IMPORT_UNREADABLE)."""
    try:
        with file.open("rb") as opened:
            return opened.read(SIZE_LIMIT_BYTES + 1)
    except FileNotFoundError as error:
        raise unreadable(_("«{file}» finnes ikke", file=file)) from error
    except IsADirectoryError as error:
        raise unreadable(_("«{file}» er en mappe", file=file)) from error
    except OSError as error:
        raise unreadable(_("«{file}» lar seg ikke åpne", file=file)) from error


def capped(some: Iterable[Row]) -> list[Row]:
    """The rows that are not blank. Raises Refused when there are more than anybody reads through."""
    found = []
    for row in some:
        if not row.blank:
            found.append(row)
        if not all(map(empty, row.cells[COLUMN_LIMIT:])):
            raise unreadable(_("den har mer enn {limit} kolonner", limit=COLUMN_LIMIT))
        if len(found) > ROW_LIMIT + 1:  # one row says what the others are
            raise unreadable(_("den har mer enn {limit} rader", limit=number(ROW_LIMIT)))
    return found


def _look_at(content: bytes) -> None:
    """Refuse what is no list at a glance."""
    if len(content) > SIZE_LIMIT_BYTES:
        raise unreadable(_("den er større enn {limit} MB", limit=SIZE_LIMIT_BYTES // 1_000_000))
    if not content.strip():
        raise unreadable(_("den er tom"))
    for beginning, reason in _OTHER_FILES:
        if content.startswith(beginning):
            raise unreadable(_(reason))


def _text(content: bytes) -> str:
    """UTF-16 is what Excel calls «Unicode-tekst», with or without its mark; old machines wrote one byte a letter."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        tried: tuple[str, ...] = ("utf-16",)
    elif b"\0" in content:
        tried = ("utf-16-le",) if content[1:2] == b"\0" else ("utf-16-be",) if content[:1] == b"\0" else ()
    else:
        with suppress(UnicodeDecodeError):
            return content.decode("utf-8-sig")
        told = [content.decode(name, errors="replace") for name in _ENCODINGS]
        return max(told, key=lambda text: sum(sign in _LETTERS for sign in text) - 9 * text.count("\ufffd"))
    for encoding in tried:
        with suppress(UnicodeDecodeError):
            return content.decode(encoding)
    raise unreadable(_(NOT_A_LIST))


def _delimited(text: str, score: Score) -> list[Row]:
    """The first line may say `sep=;`, as Excel writes it."""
    if _END in text or "\0" in text:
        raise unreadable(_(NOT_A_LIST))
    told = _SEP.match(text)
    tried = [told[1]] if told else DELIMITERS
    best = max(tried, key=lambda delimiter: score(_beginning(text, delimiter)))
    return capped(_records(text, best))


def _beginning(text: str, delimiter: str) -> list[Row]:
    """The first rows, as far as they can be read this way."""
    found: list[Row] = []
    with suppress(Refused):
        for row in islice(_records(text, delimiter), LOOK_ROWS):
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
        raise unreadable(_("teksten ved linje {line} er for lang for én rute", line=line)) from error
    raise unreadable(_('et anførselstegn (") mot slutten blir aldri lukket'))
