"""A tool is in use where records of it hang, and its folder says how that is counted: in the file `use.py` of its own
folder in `board.kinds`, and nowhere else. board/kinds/fishbone/use.py is all of it:

    USE = Use(N_("Fiskebein"), Fishbone, 20, N_("Når det er mange grunner til at noe er slik."))

The centre tells with it which tools the units use, and of one that nobody uses when it helps. A use is no merit: it
is counted to see where help is wanted, never to hold units against one another.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sqlalchemy import ColumnElement

from board.record import Record
from board.told import told_in


@dataclass(frozen=True)
class Use:
    """`record` is counted, once for each `of` (a column of it) where one thing is many records. One with a column
    `card` is of a card, and is told of when that is."""

    label: str
    record: type[Record]
    place: int
    """among the tools, in tens"""
    helps: str
    """when it helps, as an offer"""
    of: str = "id"
    where: ColumnElement[bool] | None = None

    @property
    def on_card(self) -> bool:
        return "card" in self.record.table.c


@cache
def uses() -> tuple[Use, ...]:
    """Those of all tools, in their order."""
    return tuple(sorted((module.USE for module in told_in("board.kinds", "use")), key=lambda use: use.place))
