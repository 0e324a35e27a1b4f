"""What `tavle import` shows before it asks: the columns, the cards, and everything of the list that is on none."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from rich.console import Console
from rich.table import Table

from board.catalogue import _, _n
from board.formats import near_day, quoted
from board.importing import heading
from board.importing.actionlist import ActionList, Note
from board.importing.table import Column
from board.kinds.card.record import STAGES
from board.log.change import Json

Cards = Mapping[str, Mapping[str, Json]]


def columns(console: Console, found: ActionList) -> None:
    """Which column was read as what, with a sample; sheets that are alike are told once."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for table in found.tables:
        lines = tuple(_column(column) for column in table.columns if column.field or column.sample)
        alike.setdefault(lines, []).append(table.sheet)
    several = len(found.tables) + len(found.unread) > 1
    for lines, sheets in alike.items():
        where = _(" i {sheets}", sheets=_joined(quoted(name) for name in sheets)) if several else ""
        console.print(_("Kolonnene{where} er lest slik:", where=where))
        for line in lines:
            console.print(f"  {line}")


def _column(column: Column) -> str:
    name = f" {quoted(column.heading)}" if column.heading else ""
    field = heading.SHOWN[column.field] if column.field else _("ikke med")
    return f"{column.letter}{name} → {field}" + (f" ({' · '.join(column.sample)})" if column.sample else "")


def cards(console: Console, fresh: Cards, labels: Sequence[str], today: date) -> None:
    """What becomes which card in which column: a table on a screen, a line each in a file or a pipe."""
    for stage, label in zip(STAGES, labels, strict=True):
        column = [card for card in fresh.values() if card["stage"] == stage]
        if not column:
            continue
        rows = [(card["title"], card.get("responsible", ""), _deadline(card, today)) for card in column]
        if console.is_terminal:
            table = Table(title=f"{label} ({len(column)})", title_justify="left", expand=True)
            table.add_column(_("Tittel"), ratio=1)
            table.add_column(_("Ansvarlig"))
            table.add_column(_("Frist"), justify="right")
            for row in rows:
                table.add_row(*row)
            console.print(table)
        else:
            console.print(f"{label} ({len(column)})")
            for row in rows:
                console.print("  " + " · ".join(text for text in row if text))


def _deadline(card: Mapping[str, Json], today: date) -> str:
    return near_day(date.fromisoformat(card["deadline"]), today) if card.get("deadline") else ""


def remarks(console: Console, found: ActionList, known: int) -> None:
    """Everything about the list that is not a new card."""
    if any(card["stage"] == "done" for card in found.cards.values()):
        console.print(_("Ferdige kort blir merket «Kan ikke måles», siden lista ikke sier hva de ga."))
        console.print(_("De teller ikke som ferdige nå: ikke i år, og ikke i neste møte."))
    if known:
        console.print(
            _n("{n} kort er her fra før og blir som det er.", "{n} kort er her fra før og blir som de er.", known)
        )
    for sheet, reason in found.unread.items():
        console.print(_("Arket «{sheet}» er ikke lest: {reason}.", sheet=sheet, reason=reason))
    if found.notes:
        console.print(_("Dette kommer ikke på noe kort:"))
        for line in _noted(found.notes, found):
            console.print(f"  {line}")
    if found.problems:
        rows = len(found.problems)
        console.print(_n("{n} rad blir ikke til kort:", "{n} rader blir ikke til kort:", rows))
        for problem in found.problems:
            console.print(f"  {_place([problem.line], problem.sheet, found)}: {problem.reason}")
        console.print(_("Rett dem i lista, og kjør en gang til. Kort som er hentet inn, kommer ikke to ganger."))


def _noted(notes: Iterable[Note], found: ActionList) -> Iterable[str]:
    """A line each for what is written on a row; rows over the headings are told together."""
    kinds = {
        "over": _("over overskriftene"),
        "again": _("overskriftene en gang til"),
        "between": _("mellomtittel"),
        "sum": _("sum"),
        "source": _("kilde"),
        "beside": _("står ved siden av"),
    }
    for (kind, sheet), some in groupby(notes, lambda note: (note.kind, note.sheet)):
        told = list(some)
        if kind in ("over", "again"):
            yield f"{_place([note.line for note in told], sheet, found)}: {kinds[kind]}"
        else:
            yield from (
                f"{_place([note.line], sheet, found)}: {quoted(note.written)} ({kinds[kind]})" for note in told
            )


def _place(lines: Sequence[int], sheet: str, found: ActionList) -> str:
    span = f"{lines[0]}–{lines[-1]}" if len(lines) > 1 else f"{lines[0]}"
    where = _("Linje {line}", line=span)
    return _("{where} i «{sheet}»", where=where, sheet=sheet) if len(found.tables) > 1 else where


def _joined(words: Iterable[str]) -> str:
    told = list(words)
    return _(" og ").join([", ".join(told[:-1]), told[-1]]) if len(told) > 1 else told[0]
