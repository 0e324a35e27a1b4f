"""What a coordinator writes before the yearly report of an organisation, with a picture if there is one. Whoever
prints that report gets it; what is written anew takes the place of what was seen there, and of nothing else.

    stood = read(tx, organisation, 2025)
    write(tx, organisation, 2025, Foreword("Takk for året."), saw=stood.mark, who="Inger", now_ms=now_ms)
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from board.catalogue import _
from sync.server.access import audit
from sync.server.db.coordinator_tables import ToldMeanwhile, forewords, mark, stands, tell

WORDS = 1500
"""So many signs stand beside a picture on the first sheet, with all figures below them."""
LINES = 10
"""And so many lines, as they are written: each begins anew on the sheet."""
SHOWS = 200


@dataclass(frozen=True)
class Foreword:
    """`jpeg` is empty where there is no picture, `shows` says what it shows."""

    words: str = ""
    jpeg: bytes = b""
    shows: str = ""

    @property
    def lines(self) -> list[str]:
        """Those that something stands on."""
        return [line for line in self.words.splitlines() if line.strip()]

    @property
    def said(self) -> Mapping[str, Any]:
        """As it is kept; nothing where there is nothing to see."""
        kept = {"words": self.words, "jpeg": self.jpeg, "shows": self.shows if self.jpeg else ""}
        return kept if self.words or self.jpeg else {}

    @property
    def mark(self) -> str:
        """All of it in one word."""
        return mark(self.said)


class WrittenMeanwhile(Exception):
    """Another has written something else since; `stands` is what."""

    def __init__(self, stands: Foreword) -> None:
        super().__init__()
        self.stands = stands


def read(tx: Connection, organisation: int, year: int) -> Foreword:
    """As empty as can be where nobody has written any."""
    return _of(stands(tx, forewords, organisation, year))


def write(
    tx: Connection, organisation: int, year: int, foreword: Foreword, *, saw: str, who: str, now_ms: int
) -> None:
    """In the place of the one with this mark. Raises WrittenMeanwhile."""
    try:
        tell(tx, forewords, organisation, year, foreword.said, now_ms, saw=saw)
    except ToldMeanwhile as other:
        raise WrittenMeanwhile(_of(other.stands)) from None
    audit.note(tx, organisation, who, "foreword_written", _("Årsrapport {year}", year=year), now_ms)


def _of(said: Mapping[str, Any]) -> Foreword:
    return Foreword(said["words"], bytes(said["jpeg"]), said["shows"]) if said else Foreword()
