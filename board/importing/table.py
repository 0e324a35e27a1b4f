"""A sheet whose columns are known: where its headings stand, in one row or two, which column is which field, and what
is not part of it. What the fields are called, a `Naming` knows; whoever brings the file may know better (`told`).

    found = read(content, heading.NAMING, {})
    for table in found.tables:
        for row in table.rows: table.cell(row, "title")
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from board.catalogue import _
from board.importing.cell import column_of, letter_of, nothing, short, text
from board.importing.sheet import LOOK_ROWS, Row, Sheet, book, empty, unreadable

Heading = tuple[str, ...]
"""What stands above a column, from the top."""

SAMPLE = 3


class Naming(Protocol):
    """What a kind of table calls its fields."""

    needed: frozenset[str]
    """The fields without which a row says nothing."""

    @property
    def wanting(self) -> str:
        """The reason why a file without headings is none."""

    @property
    def lacking(self) -> str:
        """The reason why it is none any more once it is said that the needed columns are others."""

    def fields(self, headings: Sequence[Heading]) -> dict[str, int]:
        """Field to column."""

    def named(self, heading: str) -> str | None:
        """The field, or what else of this kind of table, that this is the name of, word for word."""


@dataclass(frozen=True)
class Column:
    """`field` is None for one that is not used; `sample` are some of its values as they stand."""

    index: int
    heading: str
    field: str | None
    sample: tuple[str, ...]

    @property
    def letter(self) -> str:
        return letter_of(self.index)


@dataclass(frozen=True)
class Table:
    """`above` are the rows over the headings, `again` those that say the headings once more."""

    sheet: str
    columns: tuple[Column, ...]
    headings: tuple[Row, ...]
    rows: tuple[Row, ...]
    above: tuple[Row, ...] = ()
    again: tuple[Row, ...] = ()
    turned: bool = False
    """What are rows here are columns in the file."""

    def cell(self, row: Row, name: str) -> Any:
        """None where no column is this field."""
        index = self.index(name)
        return None if index is None else row.cell(index)

    def index(self, name: str) -> int | None:
        return next((column.index for column in self.columns if column.field == name), None)

    @property
    def unused(self) -> tuple[Column, ...]:
        """Columns that hold something and are no field."""
        return tuple(column for column in self.columns if column.field is None and column.sample)


@dataclass(frozen=True)
class Found:
    """`unread` are the sheets that were not read, each with the reason."""

    tables: tuple[Table, ...]
    unread: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Told:
    """What the person who brings the file says of it: what columns are (by their number, None: not used), and which
    sheet is meant (empty: all)."""

    columns: Mapping[int, str | None] = field(default_factory=dict)
    sheet: str = ""

    def also(self, letter: str, name: str | None) -> "Told":
        """Raises ValueError when there is no such column."""
        columns = {column: None if known == name else known for column, known in self.columns.items()}
        return replace(self, columns={**columns, column_of(letter): name})

    def said(self, words: str, names: Mapping[str, Any]) -> "Told":
        """What somebody says of a column: `C=ansvarlig`, `ansvarlig=C`, `D=ikke`. `names`: what a person calls each
        field. Raises ValueError."""
        one, sign, other = (part.strip().casefold() for part in words.partition("="))
        letter, name = (one, other) if other in names else (other, one)
        if not sign or name not in names:
            raise ValueError(words)
        return self.also(letter, names[name])


def read(
    content: bytes, naming: Naming, told: Told, *, turned: Callable[[Sheet], Sheet | None] | None = None
) -> Found:
    """The tables in a file. `turned` makes a sheet whose headings stand below each other one that has them side by
    side. Raises Refused(IMPORT_UNREADABLE) when there is no table."""
    read_ = book(content, lambda rows: max((len(naming.fields(_headings(row))) for row in rows), default=0))
    tables: list[Table] = []
    unread = dict.fromkeys(read_.hidden, _("det er skjult"))
    if told.sheet and told.sheet not in [sheet.name for sheet in read_.sheets]:
        raise unreadable(_("den har ikke noe ark som heter «{sheet}»", sheet=told.sheet))
    for sheet in read_.sheets:
        if told.sheet not in ("", sheet.name):
            unread[sheet.name] = _("det er ikke valgt")
        elif table := _table(sheet, naming, told):
            tables.append(table)
        elif turned and (other := turned(sheet)) and (table := _table(other, naming, told)):
            tables.append(replace(table, turned=True))
        else:
            unread[sheet.name] = naming.wanting
    if not tables:
        raise unreadable(naming.wanting)
    there = {column.index for table in tables for column in table.columns}
    for index, name in told.columns.items():
        if name and index not in there:
            raise unreadable(_("den har ingen kolonne {letter}", letter=letter_of(index)))
    if not any(table.rows for table in tables):
        raise unreadable(_("det står ingenting under overskriftene"))
    return Found(tuple(tables), unread)


def written(row: Row) -> str:
    """What stands in a row, in short."""
    return short(" ".join(text(cell) for cell in row.cells if not nothing(cell)))


def _table(sheet: Sheet, naming: Naming, told: Told) -> Table | None:
    headed = _find(sheet.rows, naming)
    if headed is None:
        if not naming.needed <= set(told.columns.values()):
            return None
        at, height = 0, 0  # no headings, but it was said which column is which
    else:
        at, height = headed
    headings = _headings(*sheet.rows[at : at + height])
    given = {index: name for name, index in naming.fields(headings).items() if name not in told.columns.values()}
    fields: dict[int, str | None] = {**given, **told.columns}
    if not naming.needed <= set(fields.values()):
        raise unreadable(naming.lacking)
    head, below = sheet.rows[at : at + height], sheet.rows[at + height :]
    again = [row for row in below if _again(row, headings, fields, naming)]
    said = {row.line for row in again}
    body = [row for row in below if row.line not in said]
    width = max([len(headings), *(len(row.cells) for row in body)], default=0)
    columns = tuple(
        Column(n, " – ".join(headings[n]) if n < len(headings) else "", fields.get(n), _sample(body, n))
        for n in range(width)
    )
    used = tuple(column for column in columns if column.field or column.heading or column.sample)
    return Table(sheet.name, used, tuple(head), tuple(body), tuple(sheet.rows[:at]), tuple(again))


def _find(rows: Sequence[Row], naming: Naming) -> tuple[int, int] | None:
    """Where the headings stand and over how many rows: those among the first that name most fields. A second row of
    headings is one that names more than the first does alone, or says the same in other words."""
    best: tuple[int, int] | None = None
    most = 0
    for at, row in enumerate(rows[:LOOK_ROWS]):
        below = rows[at + 1] if at + 1 < len(rows) else None
        alone = _named_by(_headings(row), naming)
        lower = _named_by(_headings(below), naming) if below else 0
        both = _named_by(_headings(row, below), naming) if below and _goes_on(row, below, naming) else 0
        twice = (both == alone and _all_named(below, naming)) or (both == lower and _all_named(row, naming))
        height = 2 if both > max(alone, lower) or (both and twice) else 1
        if (count := both if height == 2 else alone) > most:
            best, most = (at, height), count
    return best


def _named_by(headings: Sequence[Heading], naming: Naming) -> int:
    fields = naming.fields(headings)
    return len(fields) if naming.needed <= fields.keys() else 0


def _goes_on(row: Row, below: Row, naming: Naming) -> bool:
    """Whether the row below may be more headings: each of its cells is a name, or stands where the row above leaves
    room."""
    free = {n for start, width in row.wide.items() for n in range(start, start + width)}
    cells = [(n, cell) for n, cell in enumerate(below.cells) if not empty(cell)]
    names = [n for n, cell in cells if isinstance(cell, str) and naming.named(cell)]
    return bool(names) and all(n in names or n in free or empty(row.cell(n)) for n, _ in cells)


def _all_named(row: Row | None, naming: Naming) -> bool:
    cells = [cell for cell in row.cells if not empty(cell)] if row else []
    return len(cells) > 1 and all(isinstance(cell, str) and naming.named(cell) for cell in cells)


def _headings(*rows: Row) -> list[Heading]:
    """What stands above each column; a heading over several columns stands above each of them."""
    told: list[list[str]] = []
    for number, row in enumerate(rows):
        cells = list(row.cells)
        if number < len(rows) - 1:  # only a heading with others below it is meant for several columns
            for start, width in row.wide.items():
                cells += [None] * (start + width - len(cells))
                cells[start : start + width] = [row.cell(start)] * width
        told += [[] for _ in range(len(cells) - len(told))]
        for n, cell in enumerate(cells):
            if not empty(cell) and text(cell) not in told[n]:
                told[n].append(text(cell))
    return [tuple(parts) for parts in told]


def _again(row: Row, headings: Sequence[Heading], fields: Mapping[int, str | None], naming: Naming) -> bool:
    """The headings once more, on the next page or in other words: each cell is a name of its column."""
    written = [(n, text(cell)) for n, cell in enumerate(row.cells) if not empty(cell)]
    return len(written) > 1 and all(
        n < len(headings) and (told in headings[n] or naming.named(told) == fields.get(n, "")) for n, told in written
    )


def _sample(rows: Sequence[Row], column: int) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for row in rows:
        if not nothing(value := row.cell(column)):
            found[short(text(value))] = None
            if len(found) == SAMPLE:
                break
    return tuple(found)
