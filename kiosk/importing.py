"""`tavle import`: bring in the list of actions a unit has from before. Shows what becomes which card, then asks.

Exit codes: 0 all of the list is on the board; 1 nothing was brought in; 3 some rows could not become cards, the rest
is on the board. Knows no Kivy.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table

from board import actionlist, moment
from board.actionlist import ActionList
from board.board import Board
from board.change import Json
from board.commands import ImportCards
from board.desk import perform
from board.errors import Refused
from board.records.card import STAGES
from board.stamp import wall_ms
from board.store import Store
from kiosk.catalogue import _, _n, near_day

ALL, NOTHING, SOME = 0, 1, 3

Cards = Mapping[str, Mapping[str, Json]]


def bring_in(file: Path, data: Path, yes: bool) -> int:
    """Read the list, tell what it gives, ask unless `yes`, and hang up the cards in one transaction. Returns the exit
    code. The board is not held while the question stands."""
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    try:
        return _bring_in(console, file, data, yes)
    except Refused as refusal:
        typer.echo(str(refusal), err=True)
        return NOTHING


def _bring_in(console: Console, file: Path, data: Path, yes: bool) -> int:
    board = _board(data)
    today = moment.day(wall_ms())
    found = actionlist.read(file, today, board.unit.labels)
    fresh = {id_: card for id_, card in found.cards.items() if not board.cards.get(id_)}
    _preview(console, fresh, board.unit.labels, today)
    _remarks(console, found, known=len(found.cards) - len(fresh))
    done, not_done = (SOME, NOTHING) if found.problems else (ALL, ALL)
    if not fresh:
        console.print(_("Det er ingen nye kort å hente inn."))
        return not_done
    if not (data / "board.db").exists():
        console.print(_("Det er ingen tavle i {folder} ennå. Den blir laget.").format(folder=data))
    if not yes and not _agreed(console, len(fresh)):
        console.print(_("Ingenting er hentet inn."))
        return NOTHING
    _hang_up(data, fresh)
    console.print(_n("{n} kort er hentet inn.", "{n} kort er hentet inn.", len(fresh)))
    return done


def _board(data: Path) -> Board:
    """The board as it is; an empty one where there is none yet. Raises Refused(FILE_IN_USE) when a wall shows it."""
    if not (data / "board.db").exists():
        return Board()
    store = Store.open(data)
    try:
        with store.read() as tx:
            return Board.load(tx)
    finally:
        store.close()


def _hang_up(data: Path, cards: Cards) -> None:
    store = Store.open(data)
    try:
        with store.read() as tx:
            board = Board.load(tx)
        perform(store, board, ImportCards(cards))
    finally:
        store.close()


def _preview(console: Console, cards: Cards, labels: Sequence[str], today: date) -> None:
    """What becomes which card in which column: a table on a screen, a line each in a file or a pipe."""
    for stage, label in zip(STAGES, labels, strict=True):
        column = [card for card in cards.values() if card["stage"] == stage]
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


def _remarks(console: Console, found: ActionList, known: int) -> None:
    """Everything about the list that is not a new card."""
    if any(card["stage"] == "done" for card in found.cards.values()):
        console.print(_("Ferdige kort blir merket «Kan ikke måles», siden lista ikke sier hva de ga."))
    if known:
        console.print(
            _n("{n} kort er her fra før og blir som det er.", "{n} kort er her fra før og blir som de er.", known)
        )
    if found.unused:
        console.print(_("Disse kolonnene blir ikke med: {names}.").format(names=", ".join(found.unused)))
    if found.problems:
        rows = len(found.problems)
        console.print(_n("{n} rad blir ikke til kort:", "{n} rader blir ikke til kort:", rows))
        for problem in found.problems:
            console.print("  " + _("Linje {line}: {reason}").format(line=problem.line, reason=problem.reason))
        console.print(_("Rett dem i lista, og kjør en gang til. Kort som er hentet inn, kommer ikke to ganger."))


def _agreed(console: Console, count: int) -> bool:
    """Whether somebody says yes; silence is no."""
    question = _n("Hente inn {n} kort?", "Hente inn {n} kort?", count)
    try:
        answer = console.input(f"{question} [ja/nei] ", markup=False, emoji=False)
    except EOFError:
        return False
    return answer.strip().casefold() in ("j", "ja", "y", "yes")
