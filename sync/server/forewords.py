"""What a coordinator writes before the yearly report of an organisation, with a picture if there is one. Whoever
prints that report gets it; what is written anew takes the place of what stood there.

    write(tx, organisation, 2025, Foreword("Takk for året."), who="Inger", now_ms=now_ms)
    read(tx, organisation, 2025).words
"""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from board.catalogue import _
from sync.server.access import audit
from sync.server.db.coordinator_tables import forewords, tell

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


_F = forewords.c


def read(tx: Connection, organisation: int, year: int) -> Foreword:
    """As empty as can be where nobody has written any."""
    query = select(_F.words, _F.jpeg, _F.shows).where(_F.organisation == organisation, _F.year == year)
    row = tx.execute(query).first()
    return Foreword(row.words, bytes(row.jpeg), row.shows) if row else Foreword()


def write(tx: Connection, organisation: int, year: int, foreword: Foreword, *, who: str, now_ms: int) -> None:
    said = {"words": foreword.words, "jpeg": foreword.jpeg, "shows": foreword.shows if foreword.jpeg else ""}
    tell(tx, forewords, organisation, year, said if foreword.words or foreword.jpeg else {}, now_ms)
    audit.note(tx, organisation, who, "foreword_written", _("Årsrapport {year}", year=year), now_ms)
