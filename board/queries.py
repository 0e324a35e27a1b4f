"""What may be asked of the file besides the board: a query is made by name here, and whoever asks gets its answer
typed. The screens know no SQL.

    wall.ask(queries.history(Card, card.id), told)      # told gets a list of changes
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

from sqlalchemy import Connection, text

from board import local
from board.log import conflicts, log, parked
from board.log.change import Change
from board.log.conflicts import Lost
from board.record import Record
from board.store import backups

T = TypeVar("T")
Query = Callable[[Connection], T]


def history(kind: type[Record], id_: str) -> Query[list[Change]]:
    """Everything that ever happened to a record, in the order that decides."""
    return lambda tx: log.of_record(tx, kind.kind, id_)


class Outdone(NamedTuple):
    """Which wall this is, and what was written on a record by somebody whose text gave way unseen."""

    device: str
    lost: list[Lost]


def outdone(kind: type[Record], id_: str) -> Query[Outdone]:
    return lambda tx: Outdone(str(local.get(tx, "_device")), conflicts.lost(log.of_record(tx, kind.kind, id_)))


class Stored(NamedTuple):
    """How it stands with the file: where it lies, when it was copied last, how many copies there are, the names of
    files that were damaged and set aside, and what of the board could not be read."""

    path: Path
    copied: date | None
    copies: int
    damaged: tuple[str, ...]
    unread: tuple[str, ...]


def stored(tx: Connection) -> Stored:
    path = Path(str(tx.execute(text("PRAGMA database_list")).all()[0][2]))
    copies = backups.newest_first(path.parent)
    days = filter(None, map(backups.day_of, copies))
    damaged = sorted(file.name for file in path.parent.glob("board-damaged-*.db"))
    missing = tuple(parked.named(tx, one) for one in parked.unread(tx))
    return Stored(path, max(days, default=None), len(copies), tuple(damaged), missing)
