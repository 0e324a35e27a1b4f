"""The account of gains from before Tavle, out of a table somebody has made. Nothing is kept here.

A row is the account as it stood at the end of a period; years may also stand side by side. Rows that cannot be
understood are named by place and reason, and rows that are no figure (a sum, a source) are told. Numbers that are
each year's own are added up once somebody has said that they are.

    read(content, today, Told())    read(content, today, Told(), yearly=True)
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise
from typing import Annotated, Any

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass as checked

from board.catalogue import _
from board.formats import full_day
from board.formats import number as written_number
from board.importing import account, number, period, table
from board.importing.account import Said
from board.importing.cell import Faulty, Money, Share, letter_of, nothing, text
from board.importing.number import NoNumber
from board.importing.sheet import Row, Sheet, empty, unreadable
from board.importing.table import Column, Table, Told, written
from board.labels import STATES

FTE_LIMIT = 100_000.0
ROW_LIMIT = 1_000
_ACROSS = 200
_NO_FIGURE = re.compile(r"(?:sum|total|i alt|kilde|note|merk|gjennomsnitt|snitt|differanse|\*|\d\))", re.IGNORECASE)

Fte = Annotated[float, Field(ge=0, le=FTE_LIMIT)]


@checked(frozen=True, config=ConfigDict(allow_inf_nan=False))
class Figure:
    """The account at the end of `day`, in årsverk. `realised` is None where it was never told."""

    day: date
    identified: Fte
    realised: Fte | None


@dataclass(frozen=True)
class Problem:
    """A row that says no figure: where it stands, and why. `place` reads «Linje 3» or «Kolonne C»."""

    line: int
    reason: str
    place: str


@dataclass(frozen=True)
class Figures:
    """`columns` are those of the table, `remarks` sentences about what was not taken or may surprise. `undecided`: it
    must be said whether the numbers are each year's own or all that has come, before they are brought in."""

    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...]
    columns: tuple[Column, ...] = ()
    remarks: tuple[str, ...] = ()
    undecided: bool = False


def read(content: bytes, today: date, told: Told | None = None, yearly: bool | None = None) -> Figures:
    """The figures in a CSV or XLSX file, oldest first. Raises Refused(IMPORT_UNREADABLE)."""
    told = told or Told()
    found = table.read(content, account.NAMING, told, turned=lambda sheet: _turned(sheet, today))
    one = max(found.tables, key=lambda some: len(some.rows))
    remarks = [
        _("Arket «{sheet}» er ikke lest: {reason}.", sheet=sheet, reason=reason)
        for sheet, reason in found.unread.items()
    ]
    remarks += [
        _("Arket «{sheet}» er ikke lest: «{other}» er.", sheet=some.sheet, other=one.sheet)
        for some in found.tables
        if some is not one
    ]
    one, sorts = _chosen(one, told)
    remarks += [
        _("{place} er ikke lest: «{written}».", place=_place(one, row), written=written(row)) for row in one.above
    ]
    comma = number.commas(one.cell(row, name) for row in one.rows for name in STATES)
    figures: dict[date, Figure] = {}
    places: dict[date, str] = {}
    problems = []
    for row in one.rows:
        if all(nothing(one.cell(row, name)) for name in ("start", "end", *STATES)):
            continue
        if _no_figure(one, row, today):
            remarks.append(
                _(
                    "{place} er ikke et tall for et år: «{written}».",
                    place=_place(one, row),
                    written=written(row),
                )
            )
            continue
        try:
            figure = _figure(one, row, today, comma)
            if figure.day in figures:
                raise Faulty(_("Samme dag som på {place}.", place=places[figure.day].lower()))
            figures[figure.day], places[figure.day] = figure, _place(one, row)
        except Faulty as fault:
            problems.append(Problem(row.line, str(fault), _place(one, row)))
    if len(figures) > ROW_LIMIT:
        raise unreadable(_("den har mer enn {limit} rader med tall", limit=ROW_LIMIT))
    ordered = [figures[day] for day in sorted(figures)]
    falls = _falls(ordered)
    undecided = yearly is None and (sorts == "yearly" or (sorts != "accumulated" and bool(falls)))
    if yearly:
        ordered = _added_up(ordered)
        remarks.append(_("Tallene er hvert års egne, og er lagt sammen år for år."))
    elif not undecided:
        remarks += falls
    return Figures(tuple(ordered), tuple(problems), one.columns, tuple(remarks), undecided)


def _chosen(one: Table, told: Told) -> tuple[Table, str]:
    """The table with the columns that serve best as the account, by their headings and what their cells show; and
    whether these say to be each year's own. Raises Refused when what was identified is told in other units only."""
    kinds: dict[str, list[tuple[int, Column, Said]]] = {}
    for column in one.columns:
        if (what := account.said(column.heading)) and column.index not in told.columns:
            what = what._replace(unit=_unit(one, column) or what.unit)
            kinds.setdefault(what.kind, []).append((account.rank(what), column, what))
    fields = {column.index: column.field for column in one.columns}
    sorts = ""
    for kind, some in kinds.items():
        if kind in told.columns.values():
            continue
        _rank, best, what = min(some, key=lambda each: each[0])
        if not what.unit and kind == "identified" and (other := _above(one)):
            raise unreadable(_("over tallene står det «{other}», og det er ikke årsverk", other=other))
        serves = what.unit in ("fte", "")
        if not serves and kind == "identified":
            raise unreadable(
                _("«{heading}» er {unit}, ikke årsverk", heading=best.heading, unit=_(account.UNITS[what.unit]))
            )
        fields |= {column.index: None for _rank, column, _said in some} | {best.index: kind if serves else None}
        sorts = what.sort if kind == "identified" else sorts
    columns = tuple(
        Column(column.index, column.heading, fields[column.index], column.sample) for column in one.columns
    )
    return Table(one.sheet, columns, one.headings, one.rows, one.above, one.again, one.turned), sorts


def _above(one: Table) -> str:
    """What is said over the headings to be another unit."""
    told = [written(row) for row in one.above]
    units = [account.unit_of(words) for words in told]
    others = [words for words, unit in zip(told, units, strict=True) if unit not in ("fte", "")]
    return others[-1] if others and "fte" not in units else ""


def _unit(one: Table, column: Column) -> account.Unit:
    """What most cells of a column show."""
    cells = [row.cell(column.index) for row in one.rows if not nothing(row.cell(column.index))]
    shares = sum(isinstance(cell, Share) or text(cell).endswith("%") for cell in cells)
    money = sum(isinstance(cell, Money) for cell in cells)
    return "share" if 2 * shares > len(cells) else "money" if 2 * money > len(cells) else ""


def _figure(one: Table, row: Row, today: date, comma: bool | None) -> Figure:
    start, end = period.read(one.cell(row, "end"), today)
    if not nothing(one.cell(row, "start")):
        start, _whole = period.read(one.cell(row, "start"), today)
    if start > end:
        raise Faulty(_("Perioden slutter {end}, før den begynner {start}.", end=full_day(end), start=full_day(start)))
    if end > today:
        raise Faulty(_("{end} er ikke kommet ennå. Skriv dagen tallet gjelder for.", end=full_day(end)))
    identified, realised = (_number(one.cell(row, name), _(shown), comma) for name, shown in STATES.items())
    if identified is None:
        raise Faulty(_("Identifisert mangler."))
    if realised is not None and realised > identified:
        raise Faulty(_("Realisert er mer enn identifisert."))
    return Figure(end, identified, realised)


def _number(value: Any, name: str, comma: bool | None) -> float | None:
    if nothing(value):
        return None
    try:
        found = number.read(value, comma)
    except NoNumber as fault:
        raise Faulty(f"{name} {fault}") from None
    if not 0 <= found <= FTE_LIMIT:
        raise Faulty(_("{name} må være mellom 0 og {limit}.", name=name, limit=written_number(FTE_LIMIT)))
    return found


def _no_figure(one: Table, row: Row, today: date) -> bool:
    """A sum, a source, a note: it has no period, and does not look as if it had a figure of one."""
    value = one.cell(row, "end")
    if period.find(value, today) is not None:
        return False
    return bool(_NO_FIGURE.match(text(value))) or all(nothing(one.cell(row, name)) for name in STATES)


def _falls(figures: Sequence[Figure]) -> list[str]:
    """Sentences about an account that falls."""
    return [
        _(
            "{name} faller fra {before} til {after} i {day:%Y}.",
            name=_(STATES[name]),
            before=text(before),
            after=text(after),
            day=later.day,
        )
        for earlier, later in pairwise(figures)
        for name in STATES
        if (before := getattr(earlier, name)) is not None
        and (after := getattr(later, name)) is not None
        and after < before
    ]


def _added_up(figures: Sequence[Figure]) -> list[Figure]:
    identified = list(accumulate(figure.identified for figure in figures))
    realised = list(accumulate(figure.realised or 0 for figure in figures))
    if identified and identified[-1] > FTE_LIMIT:
        raise unreadable(_("tallene er til sammen mer enn {limit} årsverk", limit=written_number(FTE_LIMIT)))
    return [
        Figure(figure.day, round(found, 6), None if figure.realised is None else round(taken, 6))
        for figure, found, taken in zip(figures, identified, realised, strict=True)
    ]


def _turned(sheet: Sheet, today: date) -> Sheet | None:
    """A sheet with years side by side, turned so that they stand below each other; None when it has none."""
    years = {row.line: _periods(row, today) for row in sheet.rows}
    most = max(sheet.rows, key=lambda row: years[row.line])
    width = max(len(row.cells) for row in sheet.rows)
    if not years[most.line] or width > _ACROSS:
        return None
    rows = [
        Row(n + 1, tuple("År" if n == 0 and row is most else row.cell(n) for row in sheet.rows)) for n in range(width)
    ]
    return Sheet(sheet.name, [row for row in rows if not row.blank])


def _periods(row: Row, today: date) -> int:
    return sum(not empty(cell) and period.find(cell, today) is not None for cell in row.cells[1:])


def _place(one: Table, row: Row) -> str:
    if one.turned:
        return _("Kolonne {letter}", letter=letter_of(row.line - 1))
    return _("Linje {line}", line=row.line)
