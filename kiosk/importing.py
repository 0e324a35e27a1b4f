"""`tavle import`: bring in the list of actions a unit has from before. Shows which column was read as what and what
becomes which card, lets it be changed, and then asks.

Exit codes: 0 all of the list is on the board; 1 nothing was brought in; 3 some rows could not become cards, the rest
is on the board. Knows no Kivy. What is shown, `kiosk.preview` says.
"""

from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import typer
from rich.console import Console

from board import calendar
from board.answers import CHANGE, NO, YES, chosen, offered
from board.board import Board
from board.catalogue import _, _n
from board.context import perform
from board.errors import Refused
from board.importing import actionlist, heading
from board.importing.actionlist import ActionList
from board.importing.table import Told
from board.kinds.card.commands import ImportCards
from board.log.change import Json
from board.log.stamp import wall_ms
from board.store.store import Store
from kiosk import preview

ALL, NOTHING, SOME = 0, 1, 3

Cards = Mapping[str, Mapping[str, Json]]


def bring_in(file: Path, data: Path, yes: bool, columns: Sequence[str] = (), sheet: str = "") -> int:
    """Read the list, tell what it gives, ask unless `yes`, and hang up the cards in one transaction. Returns the exit
    code. The board is not held while the question stands. `columns` say what a column is: `tittel=B`."""
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    told = Told(sheet=sheet)
    try:
        for words in columns:
            told = told.said(words, heading.NAMES)
    except ValueError as wrong:
        typer.echo(_wrong(str(wrong)), err=True)
        return NOTHING
    try:
        return _bring_in(console, file, data, yes, told)
    except Refused as refusal:
        typer.echo(str(refusal), err=True)
        if refusal.facts.get("reason") == heading.NAMING.wanting:
            typer.echo(_("Si hvilken kolonne som er tittelen, for eksempel med --column tittel=A."), err=True)
        return NOTHING


def _bring_in(console: Console, file: Path, data: Path, yes: bool, told: Told) -> int:
    board = _board(data)
    today = calendar.day(wall_ms())
    while True:
        found = actionlist.read(file, today, board.unit.labels, told)
        fresh = {id_: card for id_, card in found.cards.items() if not board.cards.get(id_)}
        preview.columns(console, found)
        preview.cards(console, fresh, board.unit.labels, today)
        preview.remarks(console, found, known=len(found.cards) - len(fresh))
        if fresh and not (data / "board.db").exists():
            console.print(_("Det er ingen tavle i {folder} ennå. Den blir laget.").format(folder=data))
        if not fresh:
            console.print(_("Det er ingen nye kort å hente inn."))
        if yes or (not fresh and not console.is_terminal):
            break
        answer = _asked(console, len(fresh))
        if answer is True:
            break
        if answer is False:
            console.print(_("Ingenting er hentet inn."))
            return NOTHING
        told = _changed(console, file, today, told, answer)
    if fresh:
        _hang_up(data, fresh)
        console.print(_n("{n} kort er hentet inn.", "{n} kort er hentet inn.", len(fresh)))
    return _code(found, len(fresh))


def _code(found: ActionList, fresh: int) -> int:
    if not found.problems:
        return ALL
    return SOME if fresh else NOTHING


def _board(data: Path) -> Board:
    """The board as it is; an empty one where there is none yet. Raises Refused(FILE_IN_USE) when a wall shows it."""
    if not (data / "board.db").exists():
        return Board()
    with closing(Store.open(data)) as store, store.read() as tx:
        return Board.load(tx)


def _hang_up(data: Path, cards: Cards) -> None:
    with closing(Store.open(data)) as store:
        with store.read() as tx:
            board = Board.load(tx)
        perform(store, board, ImportCards(cards))


def _asked(console: Console, count: int) -> bool | str:
    """Whether somebody says yes, or what is to be changed; silence is no."""
    question = _n("Hente inn {n} kort?", "Hente inn {n} kort?", count) if count else _("Er en kolonne lest feil?")
    answers = (YES, NO, CHANGE) if count else (NO, CHANGE)
    answer = _said(console, f"{question} {offered(answers)} ")
    if "=" in answer or chosen(answer, answers) == CHANGE:
        return answer
    return chosen(answer, answers) == YES


def _changed(console: Console, file: Path, today: date, told: Told, answer: str) -> Told:
    """What somebody says that a column is, once it can be understood and still gives a list; an empty answer changes
    nothing."""
    while True:
        if "=" not in answer:
            names = ", ".join(heading.NAMES)
            console.print(_("En kolonne kan være: {names}.").format(names=names))
            answer = _said(console, _("Hvilken kolonne er hva? For eksempel C=ansvarlig: "))
        if not answer:
            return told
        try:
            then = told.said(answer, heading.NAMES)
            actionlist.read(file, today, told=then)
        except ValueError as wrong:
            console.print(_wrong(str(wrong)))
        except Refused as refusal:
            console.print(str(refusal))
        else:
            return then
        answer = ""


def _said(console: Console, question: str) -> str:
    try:
        return console.input(question, markup=False, emoji=False).strip().casefold()
    except EOFError:
        return ""


def _wrong(words: str) -> str:
    names = ", ".join(heading.NAMES)
    return _("«{words}» er ikke forstått. Skriv for eksempel C=ansvarlig. En kolonne kan være: {names}.").format(
        words=words, names=names
    )
