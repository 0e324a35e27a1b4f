"""A tool is in use where records of it hang, and the kind of record that is counted says so itself, in `used`:

    used = InUse(N_("Fiskebein"), 20, N_("Når det er mange grunner til at noe er slik."))

The centre tells with it which tools the units use, and of one that nobody uses when it helps. A use is no merit: it
is counted to see where help is wanted, never to hold units against one another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement


@dataclass(frozen=True)
class InUse:
    """Records are counted, once for each `of` (a column of theirs) where one thing is many records, and `where` their
    columns say so. Those with a column `card` are of a card, and are told of when that is."""

    label: str
    place: int
    """among the tools, in tens"""
    helps: str
    """when it helps, as an offer"""
    of: str = "id"
    where: Callable[[Any], ColumnElement[bool]] | None = None
