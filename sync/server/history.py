"""The account of gains from before Tavle, out of a spreadsheet: read, shown before it is kept, kept whole or not.

A row is the account as it stood at the end of a period. Rows that cannot be understood are named by line and reason,
and while there is one nothing of the file is brought in. The same figures a second time change nothing; others for a
day that is known replace what stood there, and the audit says both.

    sheet = read(content, today)
    for change in compare(tx, organisation, sheet.figures): …
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass as checked
from sqlalchemy import Connection, delete, insert, select

from board.importing import period
from board.importing.cell import Formula
from board.importing.period import Faulty
from board.importing.sheet import Row, book, unreadable
from sync.server.pages.words import number
from sync.server.people import audit
from sync.server.tables import history

FTE_LIMIT = 100_000.0
ROW_LIMIT = 1_000
_SOURCE = 120

Fte = Annotated[float, Field(ge=0, le=FTE_LIMIT)]
Column = Literal["start", "end", "identified", "realised"]

HEADINGS: dict[Column, tuple[str, ...]] = {
    "start": ("fra", "start", "startdato", "periodestart"),
    "end": (
        "år",
        "årstall",
        "dato",
        "per",
        "pr",
        "dag",
        "til",
        "slutt",
        "sluttdato",
        "periode",
        "måned",
        "tidspunkt",
    ),
    "identified": ("identifisert", "identifiserte", "funnet"),
    "realised": ("realisert", "realiserte", "tatt"),
}
"""How the first word above a column may read."""


@checked(frozen=True, config=ConfigDict(allow_inf_nan=False))
class Figure:
    """The account at the end of `day`, in årsverk. `realised` is None where it was never told."""

    day: date
    identified: Fte
    realised: Fte | None


@dataclass(frozen=True)
class Problem:
    """A row that says no figure: where it stands, and why."""

    line: int
    reason: str


@dataclass(frozen=True)
class Sheet:
    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Change:
    """What a figure does to what is known: `was` is None for a new day, and `figure` itself when nothing changes."""

    figure: Figure
    was: Figure | None

    @property
    def kind(self) -> Literal["new", "changed", "same"]:
        if self.was is None:
            return "new"
        return "same" if self.was == self.figure else "changed"


def read(content: bytes, today: date) -> Sheet:
    """The figures in a CSV or XLSX file, oldest first. Raises Refused(IMPORT_UNREADABLE)."""
    found = book(content, lambda some: max((len(_columns(row)) for row in some), default=0)).sheets[0].rows
    at = next((n for n, row in enumerate(found) if {"end", "identified"} <= _columns(row).keys()), None)
    if at is None:
        raise unreadable("den trenger en kolonne med overskriften År eller Dato, og en med Identifisert")
    columns = _columns(found[at])
    figures: dict[date, Figure] = {}
    lines: dict[date, int] = {}
    problems = []
    for row in found[at + 1 :]:
        cell = {name: row.cells[n] if n < len(row.cells) else None for name, n in columns.items()}
        if all(_blank(value) for value in cell.values()):
            continue
        try:
            figure = _figure(cell, today)
            if figure.day in figures:
                raise Faulty(f"Samme dag som på linje {lines[figure.day]}.")
            figures[figure.day], lines[figure.day] = figure, row.line
        except Faulty as fault:
            problems.append(Problem(row.line, str(fault)))
    if not figures and not problems:
        raise unreadable("det står ingenting under overskriftene")
    if len(figures) > ROW_LIMIT:
        raise unreadable(f"den har mer enn {ROW_LIMIT} rader med tall")
    return Sheet(tuple(figures[day] for day in sorted(figures)), tuple(problems))


def _columns(row: Row) -> dict[Column, int]:
    """Which column is what, by the first word above it."""
    found: dict[Column, int] = {}
    for n, cell in enumerate(row.cells):
        words = str(cell or "").casefold().replace("(", " ").replace(".", " ").split()
        for name, known in HEADINGS.items():
            if words and words[0].strip(":,") in known:
                found.setdefault(name, n)
    return found


def _figure(cell: dict[Column, Any], today: date) -> Figure:
    start, end = period.read(cell["end"], today)
    if not _blank(cell.get("start")):
        start, _ = period.read(cell["start"], today)
    if start > end:
        raise Faulty(f"Perioden slutter {end:%-d.%-m.%Y}, før den begynner {start:%-d.%-m.%Y}.")
    if end > today:
        raise Faulty(f"{end:%-d.%-m.%Y} er ikke kommet ennå. Skriv dagen tallet gjelder for.")
    identified, realised = _number(cell["identified"], "Identifisert"), _number(cell.get("realised"), "Realisert")
    if identified is None:
        raise Faulty("Identifisert mangler.")
    if realised is not None and realised > identified:
        raise Faulty("Realisert er mer enn identifisert.")
    return Figure(end, identified, realised)


def _blank(value: Any) -> bool:
    return value is None or str(value).strip() in ("", "-", "–", "—")


def _number(value: Any, name: str) -> float | None:
    if _blank(value):
        return None
    written = str(value).strip()
    if isinstance(value, Formula):
        raise Faulty(f"{name} er en formel som ikke er regnet ut. Åpne fila i Excel, og lagre den på nytt.")
    plain = written.casefold().removesuffix("årsverk").replace("\xa0", "").replace(" ", "").replace(",", ".")
    try:
        number = float(plain)
    except ValueError:
        raise Faulty(f"{name} er «{written[:40]}», og det er ikke et tall.") from None
    if isinstance(value, bool) or not 0 <= number <= FTE_LIMIT:
        raise Faulty(f"{name} må være mellom 0 og {FTE_LIMIT:.0f}.")
    return number


def known(tx: Connection, organisation: int) -> dict[date, Figure]:
    """What has been told of an organisation, by day."""
    query = select(history.c.day, history.c.identified_fte, history.c.realised_fte)
    rows = tx.execute(query.where(history.c.organisation == organisation).order_by(history.c.day))
    return {row.day: Figure(*row) for row in rows}


def compare(tx: Connection, organisation: int, figures: Sequence[Figure]) -> tuple[Change, ...]:
    """What bringing these in would do."""
    before = known(tx, organisation)
    return tuple(Change(figure, before.get(figure.day)) for figure in figures)


def bring_in(
    tx: Connection, organisation: int, figures: Sequence[Figure], source: str, *, who: str, now_ms: int
) -> tuple[Change, ...]:
    """Keep the figures; returns what that changed."""
    done = tuple(change for change in compare(tx, organisation, figures) if change.kind != "same")
    if not done:
        return ()
    _forget(tx, organisation, [change.figure.day for change in done])
    mine = {"organisation": organisation, "source": source[:_SOURCE], "made_ms": now_ms}
    values = [
        {"day": c.figure.day, "identified_fte": c.figure.identified, "realised_fte": c.figure.realised} for c in done
    ]
    tx.execute(insert(history), [mine | value for value in values])
    about = f"{source[:_SOURCE]}: {'; '.join(map(told, done))}"
    audit.note(tx, organisation, who, "history_imported", about, now_ms)
    return done


def take_out(tx: Connection, organisation: int, day: date, *, who: str, now_ms: int) -> None:
    """A figure that should not have been brought in. Raises LookupError when nothing is known of that day."""
    was = known(tx, organisation).get(day)
    if was is None:
        raise LookupError(day)
    _forget(tx, organisation, [day])
    audit.note(tx, organisation, who, "history_imported", f"tatt ut: {_said(was)}", now_ms)


def _forget(tx: Connection, organisation: int, days: Sequence[date]) -> None:
    tx.execute(delete(history).where(history.c.organisation == organisation, history.c.day.in_(days)))


def told(change: Change) -> str:
    """A change in a line of text."""
    return _said(change.figure) + (f" (før {_said(change.was)})" if change.kind == "changed" and change.was else "")


def _said(figure: Figure) -> str:
    return f"{figure.day:%-d.%-m.%Y}: {_written(figure.identified)} / {_written(figure.realised)}"


def _written(fte: float | None) -> str:
    return "–" if fte is None else number(fte, most=3)
